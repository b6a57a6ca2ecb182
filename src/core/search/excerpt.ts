import { tokenize } from './analysis';
import type { QueryWord } from './ranking';
import type { WordSequences } from './wordSequences';

/** The word of the query that a word of a paper matches; `undefined` for the others. */
export type MatchedWord = (word: string) => QueryWord | undefined;

/** Finds what the words of a query match: themselves, inflections, words they begin, corrections. */
export function matchedWords(queryWords: readonly QueryWord[], { stemOfWord }: WordSequences): MatchedWord {
	const names = new Map<string, QueryWord>();
	const stems = new Map<string, QueryWord>();
	for (const word of queryWords) {
		for (const match of word.matches) {
			for (const [term] of match.names) {
				names.set(term, word);
			}
			for (const [term] of match.content) {
				stems.set(term, word);
			}
		}
	}
	return (word) => names.get(word) ?? stems.get(stemOfWord(word));
}

/** The ranges of the matched words of a text: UTF-16 offsets, sorted, apart. */
export function highlights(text: string, matched: MatchedWord): [start: number, end: number][] {
	const ranges: [start: number, end: number][] = [];
	const found = tokenize(text).filter(({ word }) => matched(word));
	for (const { start, end } of found.sort((a, b) => a.start - b.start)) {
		const last = ranges.at(-1);
		if (last && start < last[1]) {
			last[1] = Math.max(last[1], end);
		} else {
			ranges.push([start, end]);
		}
	}
	return ranges;
}

/** The sentence with the most telling of the query's words; `undefined` where none matches. */
export function bestSentence(text: string, matched: MatchedWord): string | undefined {
	let best: string | undefined;
	let most = 0;
	for (const sentence of sentences(text.slice(0, LONGEST_TEXT))) {
		let score = 0;
		for (const word of new Set(tokenize(sentence).map((token) => matched(token.word)))) {
			score += word?.idf ?? 0;
		}
		if (score > most) {
			most = score;
			best = sentence;
		}
	}
	return best;
}

const LONGEST_TEXT = 10_000;
const SENTENCE_END = /[.!?…]["'”’)\]]*\s+(?=["'“‘([]?[\p{Lu}\p{N}])|[。！？]/gu;
const ABBREVIATION = /(?:^|[\s(])(?:\p{Lu}|al|approx|cf|e\.g|eq|etc|fig|i\.e|no|resp|sec|vs)\.$/iu;

/** The sentences of a text; an abbreviation ends none. */
export function sentences(text: string): string[] {
	const found: string[] = [];
	let start = 0;
	for (const { 0: mark, index } of text.matchAll(SENTENCE_END)) {
		const end = index + mark.length;
		if (!ABBREVIATION.test(text.slice(Math.max(start, index - LONGEST_ABBREVIATION), index + 1))) {
			found.push(text.slice(start, end).trim());
			start = end;
		}
	}
	return [...found, text.slice(start).trim()].filter((sentence) => sentence !== '');
}

const LONGEST_ABBREVIATION = 10;
