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
