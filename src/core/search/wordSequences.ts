import type { Paper } from '../paper';
import { isStopWord, stem, words } from './analysis';
import { titles } from './paperFields';
import { sentences } from './sentences';

/** What is kept of the order of words: each paper's as numbers, one paper after the other. */
export interface SavedSequences {
	/** Word number → word; number 0 is the break behind a title and a sentence. */
	readonly vocabulary: readonly string[];
	/** Title, 0, published title where it differs, 0, and each sentence of the abstract, 0. */
	readonly numbers: Uint32Array;
	/** Row → where the paper's words begin; the last is the end. */
	readonly starts: Uint32Array;
	/** Row → where its titles end. */
	readonly titleEnds: Uint32Array;
}

/** The words of every paper in their order, for what depends on order: phrases, nearness, the wording of titles. */
export interface WordSequences extends SavedSequences {
	/** Word number → number of its stem; 0 for a stop word. */
	readonly stemOf: Uint32Array;
	/** One more than the highest number of a stem. */
	readonly stemCount: number;
	/** The number of a stem, `undefined` when no paper holds it. */
	stemNumber(stem: string): number | undefined;
	/** The number of a word, `undefined` when no title and no abstract holds it. */
	numberOf(word: string): number | undefined;
	/** The stem of a word, looked up where a paper holds the word. */
	stemOfWord(word: string): string;
	/** Does the paper hold the words one right after the other? */
	holdsPhrase(row: number, phrase: readonly string[]): boolean;
}

/** Reads the words of all papers. */
export function readSequences(papers: readonly Paper[]): SavedSequences {
	const vocabulary = new Map<string, number>([['', 0]]);
	const numbers: number[] = [];
	const starts: number[] = [0];
	const titleEnds: number[] = [];
	const add = (text: string) => {
		for (const word of words(text)) {
			numbers.push(numberIn(vocabulary, word));
		}
		numbers.push(0);
	};
	for (const paper of papers) {
		titles(paper).forEach(add);
		titleEnds.push(numbers.length);
		sentences(paper.abstract ?? '').forEach(add);
		starts.push(numbers.length);
	}
	return {
		vocabulary: [...vocabulary.keys()],
		numbers: Uint32Array.from(numbers),
		starts: Uint32Array.from(starts),
		titleEnds: Uint32Array.from(titleEnds),
	};
}

/** Makes saved sequences ready for use. */
export function openSequences(saved: SavedSequences): WordSequences {
	const { vocabulary, numbers, starts } = saved;
	const numberByWord = new Map(vocabulary.map((word, number) => [word, number]));
	const stemNumbers = new Map<string, number>([['', 0]]);
	const stemOf = Uint32Array.from(vocabulary, (word) => (isStopWord(word) ? 0 : numberIn(stemNumbers, stem(word))));
	const stems = [...stemNumbers.keys()];
	return {
		...saved,
		stemOf,
		stemCount: stems.length,
		stemNumber: (text) => stemNumbers.get(text),
		numberOf: (word) => numberByWord.get(word),
		stemOfWord(word) {
			const number = numberByWord.get(word);
			return number === undefined ? stem(word) : (stems[stemOf[number] ?? 0] ?? '');
		},
		holdsPhrase(row, phrase) {
			const wanted = phrase.map((word) => numberByWord.get(word) ?? Number.NaN);
			return holdsRun(numbers.subarray(starts[row], starts[row + 1]), wanted);
		},
	};
}

function holdsRun(numbers: Uint32Array, wanted: readonly number[]): boolean {
	const [first = Number.NaN] = wanted;
	let at = numbers.indexOf(first);
	while (at >= 0 && !wanted.every((number, position) => number === numbers[at + position])) {
		at = numbers.indexOf(first, at + 1);
	}
	return at >= 0;
}

function numberIn(numbers: Map<string, number>, word: string): number {
	const known = numbers.get(word);
	if (known !== undefined) {
		return known;
	}
	numbers.set(word, numbers.size);
	return numbers.size - 1;
}
