import { isStopWord, stem } from '../analysis';
import { readSequence, type Vocabulary, type WordOrder, type WordSequence } from '../wordSequences';
import { numberList } from './numberList';
import { packStrings } from './packedStrings';
import { STRIDE, type Steps, sortInSteps } from './steps';
import { openStringTable, type StringColumns, type StringTable } from './stringTable';

/** What is kept of the order of words. */
export interface SequenceColumns extends StringColumns {
	/** Word number → number of its stem among the content's terms, from 1; 0 for the break and a stop word. */
	readonly stemOf: Uint32Array;
	readonly numbers: Uint32Array;
	/** Row → where the paper's words begin; the last is the end. */
	readonly rowStarts: Uint32Array;
	/** Row → how many of its words are of its titles. */
	readonly titleEnds: Uint32Array;
}

/** Collects the words of papers in their order. */
export interface SequenceCollector {
	add(order: WordOrder): void;
	/** `stemNumber` gives the number of a stem among the content's terms. */
	pack(stemNumber: (stem: string) => number): Steps<SequenceColumns>;
}

/** An empty collector. */
export function createSequenceCollector(): SequenceCollector {
	const words = new Map<string, number>();
	const numbers = numberList();
	const rowStarts = numberList();
	const titleEnds = numberList();
	rowStarts.push(0);
	const addWord = (word: string) => {
		const number = word === '' ? 0 : (words.get(word) ?? words.size + 1);
		if (number > words.size) {
			words.set(word, number);
		}
		numbers.push(number);
	};
	return {
		add(order) {
			titleEnds.push(readSequence(order, addWord));
			rowStarts.push(numbers.length);
		},
		*pack(stemNumber) {
			const texts = [...words.keys()];
			words.clear();
			yield;
			const order = yield* sortInSteps(texts);
			const strings = yield* packStrings(texts, order);
			const stemOf = yield* stemNumbers(texts, order, stemNumber);
			const all = yield* numbers.pack();
			yield* renumber(all, order);
			return { ...strings, stemOf, numbers: all, rowStarts: rowStarts.all(), titleEnds: titleEnds.all() };
		},
	};
}

/** The words of papers in their order. */
export interface PackedSequences {
	readonly vocabulary: Vocabulary;
	of(row: number): WordSequence;
}

/** Makes the order of words ready for use; stems are numbered as the terms of the content. */
export function openPackedSequences(columns: SequenceColumns, content: StringTable): PackedSequences {
	const { stemOf, numbers, rowStarts, titleEnds } = columns;
	const table = openStringTable(columns);
	const numbered = (number: number) => (number < 0 ? undefined : number + 1);
	const vocabulary: Vocabulary = {
		size: table.count + 1,
		stemOf,
		stemCount: content.count + 1,
		startingWith(prefix) {
			const [from, to] = table.rangeOf(prefix);
			return (number) => number > from && number <= to;
		},
		wordNumber: (word) => numbered(table.find(word)),
		stemNumber: (text) => numbered(content.find(text)),
	};
	return {
		vocabulary,
		of: (row) => ({
			vocabulary,
			numbers: numbers.subarray(rowStarts[row], rowStarts[row + 1]),
			titleEnd: titleEnds[row] ?? 0,
		}),
	};
}

function* stemNumbers(
	texts: readonly string[],
	order: Uint32Array,
	stemNumber: (stem: string) => number,
): Steps<Uint32Array> {
	const stemOf = new Uint32Array(order.length + 1);
	for (let at = 0; at < order.length; at++) {
		const word = texts[order[at] ?? 0] ?? '';
		stemOf[at + 1] = isStopWord(word) ? 0 : stemNumber(stem(word)) + 1;
		if (at % 1024 === 0) {
			yield;
		}
	}
	return stemOf;
}

/** Numbers the words of the sequences by their order instead of by their first appearance. */
function* renumber(numbers: Uint32Array, order: Uint32Array): Steps<void> {
	const places = new Uint32Array(order.length + 1);
	for (let at = 0; at < order.length; at++) {
		places[(order[at] ?? 0) + 1] = at + 1;
	}
	for (let at = 0; at < numbers.length; at++) {
		numbers[at] = places[numbers[at] ?? 0] ?? 0;
		if (at % STRIDE === 0) {
			yield;
		}
	}
}
