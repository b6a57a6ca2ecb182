import { stem } from './analysis';
import type { Corpus, TermDictionary } from './corpus';
import { WEIGHTS } from './weights';

/** Terms that stand for a word of the query, together worth `weight` times the word itself. */
export interface WordMatch {
	readonly weight: number;
	readonly content: readonly WeightedTerm[];
	readonly names: readonly WeightedTerm[];
}

export type WeightedTerm = readonly [term: string, weight: number];

/**
 * The word as it stands in the papers, inflections included; nothing when no paper holds it. A half-typed word that stands
 * nowhere as typed ("humane" of "HumanEval") has its stem by accident, and counts as a beginning.
 */
export function matchWord(word: string, typing: boolean, { content, names, sequences }: Corpus): WordMatch[] {
	const stemmed = stem(word);
	const isName = names.find(word) !== undefined;
	if (!isName && !content.find(stemmed)) {
		return [];
	}
	const weight = typing && !isName && !sequences.holdsWord(word) ? WEIGHTS.prefix : 1;
	return [{ weight, content: [[stemmed, 1]], names: [[word, 1]] }];
}

/** The most frequent words of titles and names that begin with a half-typed word; the longer, the less. */
export function matchBeginning(prefix: string, { names }: Corpus): WordMatch[] {
	if (prefix.length < SHORTEST_PREFIX || DIGITS.test(prefix)) {
		return [];
	}
	const begun = names
		.frequent(prefix, MOST_PREFIXES)
		.map((term) => [term, prefix.length / (prefix.length + 0.3 * (term.length - prefix.length))] as const);
	const likely = prefix.length < SHORTEST_CONTENT_PREFIX ? [] : begun.slice(0, MOST_STEMS);
	const stems = new Map(likely.map(([term, weight]) => [stem(term), weight]));
	stems.delete(stem(prefix));
	return begun.length > 0 ? [{ weight: WEIGHTS.prefix, content: [...stems], names: begun }] : [];
}

/** What an unknown word was meant to be: the nearest words of titles and names, else the nearest stems. */
export function matchMisspelt(word: string, { content, names }: Corpus): WordMatch[] {
	if (word.length < SHORTEST_TYPO || DIGITS.test(word)) {
		return [];
	}
	const most = word.length < TWO_SLIPS ? 1 : 2;
	const nearest = nearestTerms(word, most, names);
	const stems = nearest.length > 0 ? nearest.map(stem) : nearestTerms(stem(word), most, content);
	const exactly = (terms: Iterable<string>) => [...new Set(terms)].map((term) => [term, 1] as const);
	return stems.length > 0 ? [{ weight: WEIGHTS.correction, content: exactly(stems), names: exactly(nearest) }] : [];
}

const SHORTEST_PREFIX = 2;
const SHORTEST_CONTENT_PREFIX = 3;
const SHORTEST_TYPO = 4;
// Names of fewer letters are two slips from other names: CodeQwen from CodeGen.
const TWO_SLIPS = 10;
const DIGITS = /^\d+$/;
const MOST_PREFIXES = 64;
const MOST_STEMS = 8;
const MOST_CORRECTIONS = 8;

/** The nearest terms within `most` slips, the most frequent first. Two slips cost some thirty times one: looked for last. */
function nearestTerms(word: string, most: number, terms: TermDictionary): string[] {
	const near = termsWithin(1, word, terms);
	const least = near.length > 0 || most === 1 ? near : termsWithin(most, word, terms);
	const counted = least.map((term) => [term, frequency(term, terms)] as const);
	counted.sort(([a, papersA], [b, papersB]) => papersB - papersA || (a < b ? -1 : 1));
	return counted.slice(0, MOST_CORRECTIONS).map(([term]) => term);
}

/** The terms with the same digits; two letters in the wrong order are one slip, which the edit distance counts as two. */
function termsWithin(distance: number, word: string, terms: TermDictionary): string[] {
	const swapped = transpositions(word).filter((term) => terms.find(term));
	const near = [...new Set([...swapped, ...Array.from(terms.near(word, distance), ([term]) => term)])];
	return near.filter((term) => digitsOf(term) === digitsOf(word));
}

/** Another number makes it another name, rather than a misspelt one. */
function digitsOf(word: string): string {
	return word.replace(/\D+/g, '');
}

function frequency(term: string, terms: TermDictionary): number {
	let papers = 0;
	for (const postings of terms.find(term)?.values() ?? []) {
		papers += postings.size;
	}
	return papers;
}

/** The words with two neighbouring letters exchanged. */
function transpositions(word: string): string[] {
	return Array.from({ length: word.length - 1 }, (_, at) => {
		return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
	});
}
