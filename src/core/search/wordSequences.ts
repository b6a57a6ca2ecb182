import { isStopWord, stem } from './analysis';
import type { PaperFields } from './paperFields';

/** The words that stand in papers, by number; number 0 is the break behind a title and a sentence. */
export interface Vocabulary {
	/** One more than the highest number of a word. */
	readonly size: number;
	/** Word number → number of its stem; 0 for the break and for a stop word. */
	readonly stemOf: Uint32Array;
	/** One more than the highest number of a stem. */
	readonly stemCount: number;
	/** Tells of a word, by its number, whether it begins with `prefix`. */
	startingWith(prefix: string): (number: number) => boolean;
	/** The number of a word, `undefined` when it stands in no paper. */
	wordNumber(word: string): number | undefined;
	/** The number of a stem, `undefined` when no word has it. */
	stemNumber(stem: string): number | undefined;
}

/** The words of a paper in their order. */
export interface WordSequence {
	readonly vocabulary: Vocabulary;
	/** Title, 0, published title where it differs, 0, and each sentence of the abstract, 0. */
	readonly numbers: Uint32Array;
	/** Where the titles end. */
	readonly titleEnd: number;
}

/** The words of every paper in their order, for what depends on order: phrases, nearness, the wording of titles. */
export interface WordSequences {
	/** The words of the paper in this row. */
	of(row: number): WordSequence;
	/** Does a title or an abstract hold the word? */
	holdsWord(word: string): boolean;
}

/** What is kept of the order of words: each paper's as numbers, one paper after the other. */
export interface SavedSequences {
	/** Word number → word. */
	readonly vocabulary: readonly string[];
	readonly numbers: Uint32Array;
	/** Row → where the paper's words begin; the last is the end. */
	readonly starts: Uint32Array;
	/** Row → where its titles end. */
	readonly titleEnds: Uint32Array;
}

/** What is told of a paper's words in their order. */
export type WordOrder = Pick<PaperFields, 'titles' | 'sentences'>;

/** Gives the words of a paper to `add`, an empty one for each break; returns how many of them are of its titles. */
export function readSequence({ titles, sentences }: WordOrder, add: (word: string) => void): number {
	let count = 0;
	const addText = (words: readonly string[]) => {
		words.forEach(add);
		add('');
		count += words.length + 1;
	};
	titles.forEach(addText);
	const titleEnd = count;
	sentences.forEach(addText);
	return titleEnd;
}

/** Puts the words of papers one behind the other. */
export function readSequences(orders: Iterable<WordOrder>): SavedSequences {
	const vocabulary = new Map<string, number>([['', 0]]);
	const numbers: number[] = [];
	const starts: number[] = [0];
	const titleEnds: number[] = [];
	for (const order of orders) {
		const start = numbers.length;
		titleEnds.push(start + readSequence(order, (word) => numbers.push(numberIn(vocabulary, word))));
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
export function openSequences({ vocabulary: words, numbers, starts, titleEnds }: SavedSequences): WordSequences {
	const vocabulary = openVocabulary(words);
	return {
		of(row) {
			const start = starts[row] ?? 0;
			const titleEnd = (titleEnds[row] ?? 0) - start;
			return { vocabulary, numbers: numbers.subarray(start, starts[row + 1]), titleEnd };
		},
		holdsWord: (word) => vocabulary.wordNumber(word) !== undefined,
	};
}

function openVocabulary(words: readonly string[]): Vocabulary {
	const wordNumbers = new Map(words.map((word, number) => [word, number]));
	const stemNumbers = new Map<string, number>([['', 0]]);
	const stemOf = Uint32Array.from(words, (word) => (isStopWord(word) ? 0 : numberIn(stemNumbers, stem(word))));
	return {
		size: words.length,
		stemOf,
		stemCount: stemNumbers.size,
		startingWith: (prefix) => (number) => words[number]?.startsWith(prefix) ?? false,
		wordNumber: (word) => wordNumbers.get(word),
		stemNumber: (text) => stemNumbers.get(text),
	};
}

function numberIn(numbers: Map<string, number>, word: string): number {
	const known = numbers.get(word);
	if (known !== undefined) {
		return known;
	}
	numbers.set(word, numbers.size);
	return numbers.size - 1;
}
