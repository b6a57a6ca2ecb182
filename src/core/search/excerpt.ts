import { tokenize } from './analysis';
import type { Corpus } from './corpus';
import type { QueryWord } from './ranking';
import { sentences } from './sentences';

/** Finds the word of the query that a word of a paper matches: itself, an inflection, what it begins, a correction. */
export interface MatchedWords {
	ofWord(word: string): QueryWord | undefined;
	/** The same for a word by its number in the sequences. */
	ofNumber(number: number): QueryWord | undefined;
}

/** What the words of a query match. */
export function matchedWords(queryWords: readonly QueryWord[], { sequences }: Corpus): MatchedWords {
	const { numberOf, stemNumber, stemOf, stemOfWord } = sequences;
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
	const nameNumbers = new Map([...names].map(([term, word]) => [numberOf(term) ?? 0, word]));
	const stemNumbers = new Map([...stems].map(([term, word]) => [stemNumber(term) ?? 0, word]));
	return {
		ofWord: (word) => names.get(word) ?? stems.get(stemOfWord(word)),
		ofNumber(number) {
			const stem = stemOf[number] ?? 0;
			return nameNumbers.get(number) ?? (stem === 0 ? undefined : stemNumbers.get(stem));
		},
	};
}

/** The ranges of the matched words of a text: UTF-16 offsets, sorted, apart. */
export function highlights(text: string, matched: MatchedWords): [start: number, end: number][] {
	const ranges: [start: number, end: number][] = [];
	const found = tokenize(text).filter(({ word }) => matched.ofWord(word));
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
export function createSentenceFinder(matched: MatchedWords, corpus: Corpus): (row: number) => string | undefined {
	const { numbers, titleEnds, starts } = corpus.sequences;
	return (row) => {
		let best: { place: number; telling: number } | undefined;
		let place = 0;
		let held = new Set<QueryWord>();
		for (let at = titleEnds[row] ?? 0; at < (starts[row + 1] ?? 0); at++) {
			const number = numbers[at] ?? 0;
			const word = number === 0 ? undefined : matched.ofNumber(number);
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
