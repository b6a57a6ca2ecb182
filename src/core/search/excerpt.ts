import type { Paper } from '../paper';
import { isStopWord, stem, tokenize } from './analysis';
import type { QueryWord } from './ranking';
import { sentences } from './sentences';
import type { Vocabulary, WordSequences } from './wordSequences';

/** What the words of a query match: the words of papers as written, and the stems. */
export interface MatchedWords {
	readonly names: ReadonlyMap<string, QueryWord>;
	readonly stems: ReadonlyMap<string, QueryWord>;
}

/** Finds what the words of a query match: themselves, inflections, words they begin, corrections. */
export function matchedWords(queryWords: readonly QueryWord[]): MatchedWords {
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
	return { names, stems };
}

/** The ranges of the matched words of a text: UTF-16 offsets, sorted, apart. */
export function highlights(text: string, { names, stems }: MatchedWords): [start: number, end: number][] {
	const ranges: [start: number, end: number][] = [];
	const isMatched = (word: string) => names.has(word) || (!isStopWord(word) && stems.has(stem(word)));
	const found = tokenize(text).filter(({ word }) => isMatched(word));
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
export function createSentenceFinder(
	matched: MatchedWords,
	sequences: WordSequences,
): (row: number, paper: Paper) => string | undefined {
	const matchedNumber = createNumberMatcher(matched);
	return (row, paper) => {
		const { vocabulary, numbers, titleEnd } = sequences.of(row);
		let best: { place: number; telling: number } | undefined;
		let place = 0;
		let held = new Set<QueryWord>();
		for (let at = titleEnd; at < numbers.length; at++) {
			const number = numbers[at] ?? 0;
			const word = number === 0 ? undefined : matchedNumber(number, vocabulary);
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
		return best && sentences(paper.abstract ?? '')[best.place]?.trim();
	};
}

/** Tells which word of the query a word matches, by its number. */
function createNumberMatcher({ names, stems }: MatchedWords) {
	const read = new Map<Vocabulary, { names: Map<number, QueryWord>; stems: Map<number, QueryWord> }>();
	return (number: number, vocabulary: Vocabulary): QueryWord | undefined => {
		let numbers = read.get(vocabulary);
		if (!numbers) {
			numbers = {
				names: numbered(names, (name) => vocabulary.wordNumber(name)),
				stems: numbered(stems, (text) => vocabulary.stemNumber(text)),
			};
			read.set(vocabulary, numbers);
		}
		return numbers.names.get(number) ?? numbers.stems.get(vocabulary.stemOf[number] ?? 0);
	};
}

function numbered(words: ReadonlyMap<string, QueryWord>, numberOf: (text: string) => number | undefined) {
	const numbers = new Map<number, QueryWord>();
	for (const [text, word] of words) {
		const number = numberOf(text);
		if (number) {
			numbers.set(number, word);
		}
	}
	return numbers;
}

function sumOfIdfs(words: ReadonlySet<QueryWord>): number {
	let sum = 0;
	for (const { idf } of words) {
		sum += idf;
	}
	return sum;
}
