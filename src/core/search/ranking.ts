import { isStopWord, type Token } from './analysis';
import type { Corpus, TermDictionary } from './corpus';
import { matchBeginning, matchMisspelt, matchWord, type WeightedTerm, type WordMatch } from './expansion';
import { type RowList, rowList } from './rowList';
import { WEIGHTS } from './weights';

/** A word of the query with the terms it matches. */
export interface QueryWord {
	readonly word: string;
	/** How often it was typed. */
	readonly count: number;
	/** The likeliest first. */
	readonly matches: readonly WordMatch[];
	/** The words of titles and names that a misspelt word was taken for, the likeliest first. */
	readonly corrections: readonly string[];
	/** How telling the word is: its inverse document frequency. */
	readonly idf: number;
}

/** The papers that hold a word of the query, each with its score; valid until the next query is scored. */
export interface Scores {
	readonly rows: Uint32Array;
	/** Row → score; 0 for a paper that holds no word. */
	readonly of: Float64Array;
}

/**
 * More words of a query cost time and, on CISI, CACM and one-sentence summaries, change nDCG by less than 0.01 in either
 * direction; `bench/search.bench.ts` shows it.
 */
export const MOST_WORDS = 24;

/** The words of a query with what they match: stop words left out where others are left, of a long text the most telling. */
export function queryWords(tokens: readonly Token[], typing: boolean, corpus: Corpus, most = MOST_WORDS): QueryWord[] {
	const counted = isLong(tokens) ? tokens.filter((token) => !token.whole) : tokens;
	const counts = new Map<string, number>();
	for (const { word } of [...counted, ...joinedNames(tokens, corpus)]) {
		counts.set(word, (counts.get(word) ?? 0) + 1);
	}
	const halfTyped = typing ? counted.at(-1)?.word : undefined;
	let corrections = isLong(tokens) ? 0 : MOST_CORRECTIONS;
	const words = [...counts].map(([word, count]) => {
		const isTyping = word === halfTyped;
		const found = [...matchWord(word, isTyping, corpus), ...(isTyping ? matchBeginning(word, corpus) : [])];
		const meant = found.length > 0 || corrections-- <= 0 ? [] : matchMisspelt(word, corpus);
		const matches = [...found, ...meant];
		const idf = inverseFrequency(frequencyBound(matches, corpus), corpus.papers.count);
		return { word, count, matches, corrections: meant.flatMap(({ names }) => names.map(([term]) => term)), idf };
	});
	const telling = words.filter(({ word }) => !isStopWord(word) || word === halfTyped);
	return mostTelling(telling.length >= FEW_WORDS ? telling : words, most);
}

/** Scores by BM25F (Robertson and Zaragoza, 2009) over all fields: of the matches of a word, a paper gets the best. */
export function createScorer(corpus: Corpus): (words: readonly QueryWord[]) => Scores {
	const { length, count: size } = corpus.papers;
	const [scores, best, frequencies] = [new Float64Array(length), new Float64Array(length), new Float64Array(length)];
	const [rows, wordRows, matchRows] = [rowList(length), rowList(length), rowList(length)];
	const addWord = ({ matches, count }: QueryWord) => {
		wordRows.clear();
		for (const match of matches) {
			matchRows.clear();
			addFrequencies(frequencies, matchRows, match, corpus);
			const weight = match.weight * count * inverseFrequency(matchRows.length, size);
			matchRows.forEach((row) => {
				const score = weight * saturated(frequencies[row] ?? 0);
				const known = best[row] ?? 0;
				if (known === 0) {
					wordRows.add(row);
				}
				best[row] = Math.max(score, known);
				frequencies[row] = 0;
			});
		}
		wordRows.forEach((row) => {
			if (scores[row] === 0) {
				rows.add(row);
			}
			scores[row] = (scores[row] ?? 0) + (best[row] ?? 0);
			best[row] = 0;
		});
	};
	return (words) => {
		scores.fill(0);
		rows.clear();
		words.forEach(addWord);
		return { rows: rows.view(), of: scores };
	};
}

/** BM25's saturation of a frequency. */
export function saturated(frequency: number): number {
	return (frequency * (WEIGHTS.saturation + 1)) / (frequency + WEIGHTS.saturation);
}

const FEW_WORDS = 3;
const MOST_CORRECTIONS = 2;
const LONGEST_NAME = 6;

/** The words in their order; the least telling of a long text are left out. */
function mostTelling(words: QueryWord[], most: number): QueryWord[] {
	if (words.length <= most) {
		return words;
	}
	const kept = new Set([...words].sort((a, b) => b.idf * b.count - a.idf * a.count).slice(0, most));
	return words.filter((word) => kept.has(word));
}

/**
 * A sentence rather than a name: there joined spellings would only count the words of a name ("GPT-4") once more, and the
 * other words find what is meant where one is misspelt.
 */
function isLong(tokens: readonly Token[]): boolean {
	return tokens.filter((token) => !token.whole).length > LONGEST_NAME;
}

/** "human eval" as "humaneval", where a title or a name has it so. */
function joinedNames(tokens: readonly Token[], { names }: Corpus): { word: string }[] {
	if (isLong(tokens)) {
		return [];
	}
	const parts = tokens.filter((token) => !token.whole);
	const wholes = new Set(tokens.map((token) => token.word));
	return parts.slice(1).flatMap((part, position) => {
		const word = (parts[position]?.word ?? '') + part.word;
		return names.find(word) && !wholes.has(word) ? [{ word }] : [];
	});
}

/** Adds what each paper holds of the match, weighted by field and length, and the rows touched. */
function addFrequencies(frequencies: Float64Array, rows: RowList, match: WordMatch, corpus: Corpus): void {
	const add = (terms: readonly WeightedTerm[], dictionary: TermDictionary, norms: readonly Float32Array[]) => {
		for (const [term, weight] of terms) {
			for (const [field, postings] of dictionary.find(term) ?? []) {
				const ofField = norms[field];
				postings.forEach((count, row) => {
					const part = weight * count * (ofField?.[row] ?? 0);
					if (part > 0 && frequencies[row] === 0) {
						rows.add(row);
					}
					frequencies[row] = (frequencies[row] ?? 0) + part;
				});
			}
		}
	};
	add(match.content, corpus.content, corpus.contentNorms);
	add(match.names, corpus.names, corpus.nameNorms);
}

/** At least as many papers hold the likeliest match: its most frequent term in one field. */
function frequencyBound([match]: readonly WordMatch[], corpus: Corpus): number {
	let papers = 0;
	const see = (terms: readonly WeightedTerm[], dictionary: TermDictionary) => {
		for (const [term] of terms) {
			for (const postings of dictionary.find(term)?.values() ?? []) {
				papers = Math.max(papers, postings.size);
			}
		}
	};
	see(match?.content ?? [], corpus.content);
	see(match?.names ?? [], corpus.names);
	return papers;
}

function inverseFrequency(papers: number, size: number): number {
	return Math.log(1 + (size - papers + 0.5) / (papers + 0.5));
}
