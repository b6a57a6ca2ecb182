import { tokenize } from './analysis';
import type { Corpus } from './corpus';
import type { QueryWord } from './ranking';
import { sentences } from './sentences';

/** The word of the query that a word of a paper matches; `undefined` for the others. */
export type MatchedWord = (word: string) => QueryWord | undefined;

/** Finds what the words of a query match: themselves, inflections, words they begin, corrections. */
export function matchedWords(queryWords: readonly QueryWord[], { sequences }: Corpus): MatchedWord {
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
	return (word) => names.get(word) ?? stems.get(sequences.stemOfWord(word));
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

/** Finds the sentence of a paper's abstract with the most telling of the query's words; `undefined` where none matches. */
export function createSentenceFinder(matched: MatchedWord, corpus: Corpus): (row: number) => string | undefined {
	const { numbers, vocabulary, titleEnds, starts } = corpus.sequences;
	const seen = new Map<number, QueryWord | undefined>();
	const matchedNumber = (number: number) => {
		if (!seen.has(number)) {
			seen.set(number, matched(vocabulary[number] ?? ''));
		}
		return seen.get(number);
	};
	return (row) => {
		let best: { place: number; telling: number } | undefined;
		let place = 0;
		let held = new Set<QueryWord>();
		for (let at = titleEnds[row] ?? 0; at < (starts[row + 1] ?? 0); at++) {
			const number = numbers[at] ?? 0;
			const word = number === 0 ? undefined : matchedNumber(number);
			if (word) {
				held.add(word);
			}
			if (number === 0) {
				const telling = sumOfIdfs(held);
				best = telling > (best?.telling ?? 0) ? { place, telling } : best;
				held = new Set();
				place++;
			}
		}
		return best && sentences(corpus.papers[row]?.abstract ?? '')[best.place]?.trim();
	};
}

function sumOfIdfs(words: ReadonlySet<QueryWord>): number {
	let sum = 0;
	for (const { idf } of words) {
		sum += idf;
	}
	return sum;
}
