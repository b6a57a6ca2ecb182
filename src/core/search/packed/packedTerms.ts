import { numberList } from './numberList';
import { packStrings } from './packedStrings';
import { STRIDE, type Steps, sortInSteps } from './steps';
import { openStringTable, type StringColumns, type StringTable } from './stringTable';

/** Terms and their postings. */
export interface PackedTerms {
	readonly table: StringTable;
	readonly fields: number;
	/** Term × fields + field → where its postings begin; the last is the end. */
	readonly starts: Uint32Array;
	/** Row × 256 + count, the rows of a term in a field rising. */
	readonly postings: Uint32Array;
}

/** What is kept of terms and their postings. */
export interface TermColumns extends StringColumns {
	readonly postingStarts: Uint32Array;
	readonly postings: Uint32Array;
}

/** The highest count that is kept, and the most rows. */
export const MOST_COUNTED = 255;
export const MOST_ROWS = 2 ** 24 - 1;

/** Makes terms ready for use; a term has `fields` fields. */
export function openTerms({ units, starts, postingStarts, postings }: TermColumns, fields: number): PackedTerms {
	return { table: openStringTable({ units, starts }), fields, starts: postingStarts, postings };
}

/** Collects the terms of papers, which come in the order of their rows. */
export interface TermCollector {
	/** Adds the terms of one field; gives their number. */
	add(row: number, field: number, terms: readonly string[]): number;
	pack(): Steps<TermColumns>;
}

/** An empty collector. */
export function createTermCollector(fields: number): TermCollector {
	const numbers = new Map<string, number>();
	const lists = numberList();
	const entries = numberList();
	const counts = new Map<number, number>();
	return {
		add(row, field, terms) {
			counts.clear();
			for (const term of terms) {
				const number = numbers.get(term) ?? numbers.size;
				if (number === numbers.size) {
					numbers.set(term, number);
				}
				counts.set(number, (counts.get(number) ?? 0) + 1);
			}
			for (const [number, count] of counts) {
				lists.push(number * fields + field);
				entries.push(row * (MOST_COUNTED + 1) + Math.min(count, MOST_COUNTED));
			}
			return terms.length;
		},
		*pack() {
			const terms = [...numbers.keys()];
			numbers.clear();
			yield;
			const order = yield* sortInSteps(terms);
			const strings = yield* packStrings(terms, order);
			const [allLists, allEntries] = [yield* lists.pack(), yield* entries.pack()];
			yield;
			return { ...strings, ...(yield* groupByList(allLists, allEntries, order, fields)) };
		},
	};
}

/** A counting sort of the entries by term and field, in which they keep their order. */
function* groupByList(
	lists: Uint32Array,
	entries: Uint32Array,
	order: Uint32Array,
	fields: number,
): Steps<Pick<TermColumns, 'postingStarts' | 'postings'>> {
	const places = new Uint32Array(order.length);
	for (let at = 0; at < order.length; at++) {
		places[order[at] ?? 0] = at;
		if (at % STRIDE === 0) {
			yield;
		}
	}
	const listOf = (at: number) => {
		const list = lists[at] ?? 0;
		const field = list % fields;
		return (places[(list - field) / fields] ?? 0) * fields + field;
	};
	const postingStarts = new Uint32Array(order.length * fields + 1);
	for (let at = 0; at < entries.length; at++) {
		const list = listOf(at);
		postingStarts[list + 1] = (postingStarts[list + 1] ?? 0) + 1;
		if (at % STRIDE === 0) {
			yield;
		}
	}
	for (let list = 1; list < postingStarts.length; list++) {
		postingStarts[list] = (postingStarts[list] ?? 0) + (postingStarts[list - 1] ?? 0);
		if (list % (16 * STRIDE) === 0) {
			yield;
		}
	}
	yield;
	const next = postingStarts.slice();
	yield;
	const postings = new Uint32Array(entries.length);
	for (let at = 0; at < entries.length; at++) {
		const list = listOf(at);
		const place = next[list] ?? 0;
		postings[place] = entries[at] ?? 0;
		next[list] = place + 1;
		if (at % STRIDE === 0) {
			yield;
		}
	}
	return { postingStarts, postings };
}
