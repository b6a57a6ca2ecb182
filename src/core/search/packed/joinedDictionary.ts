import type { Postings, TermDictionary } from '../corpus';
import { topRows } from '../topRows';
import { MOST_COUNTED, type PackedTerms } from './packedTerms';
import type { Segment } from './segment';

/** The terms of all segments as one dictionary. A term that only removed papers hold is none. */
export function joinDictionaries(segments: readonly Segment[], kind: 'content' | 'names'): TermDictionary {
	const parts = segments.map(({ index, base, removed }) => ({ ...index[kind], base, removed }));
	const find = remembered((term) => findTerm(term, parts));
	return {
		find,
		*startingWith(prefix) {
			const terms = parts.flatMap(({ table }) => range(table.rangeOf(prefix)).map((number) => table.at(number)));
			yield* new Set(terms);
		},
		frequent(prefix, most) {
			const terms = new Set(parts.flatMap((part) => frequentTerms(part, prefix, most)));
			const counted = [...terms]
				.map((term) => [term, countPapers(find(term))] as const)
				.filter(([, papers]) => papers > 0);
			counted.sort(([a, papersA], [b, papersB]) => papersB - papersA || (a < b ? -1 : 1));
			return counted.slice(0, most).map(([term]) => term);
		},
		near(term, distance) {
			const near = new Map<string, number>();
			for (const { table } of parts) {
				for (const [number, steps] of table.near(term, distance)) {
					near.set(table.at(number), steps);
				}
			}
			return [...near].filter(([text]) => find(text));
		},
	};
}

type Find = TermDictionary['find'];

/** Remembers what was found last: a query asks for its terms several times, and so does the next keystroke. */
function remembered(find: Find): Find {
	const known = new Map<string, ReturnType<Find>>();
	return (term) => {
		if (known.has(term)) {
			return known.get(term);
		}
		if (known.size === MOST_KNOWN) {
			known.clear();
		}
		const found = find(term);
		known.set(term, found);
		return found;
	};
}

const MOST_KNOWN = 1024;

type Part = PackedTerms & Pick<Segment, 'base' | 'removed'>;

/** The postings of a term in one field of one part. */
interface Slice {
	readonly part: Part;
	readonly from: number;
	readonly to: number;
}

function findTerm(term: string, parts: readonly Part[]): Map<number, Postings> | undefined {
	const slices = new Map<number, Slice[]>();
	for (const part of parts) {
		const number = part.table.find(term);
		for (let field = 0; number >= 0 && field < part.fields; field++) {
			const list = number * part.fields + field;
			const from = part.starts[list] ?? 0;
			const to = part.starts[list + 1] ?? 0;
			if (to > from && (!part.removed || countHeld({ part, from, to }) > 0)) {
				slices.set(field, [...(slices.get(field) ?? []), { part, from, to }]);
			}
		}
	}
	return slices.size === 0 ? undefined : new Map([...slices].map(([field, ofField]) => [field, joinSlices(ofField)]));
}

function joinSlices(slices: readonly Slice[]): Postings {
	return {
		get size() {
			return slices.reduce((sum, slice) => sum + countHeld(slice), 0);
		},
		forEach(visit) {
			for (const slice of slices) {
				visitSlice(slice, visit);
			}
		},
	};
}

function visitSlice({ part, from, to }: Slice, visit: (count: number, row: number) => void): void {
	const { postings, base, removed } = part;
	for (let at = from; at < to; at++) {
		const posting = postings[at] ?? 0;
		const row = posting >>> COUNT_BITS;
		if (!removed || removed[row] === 0) {
			visit(posting & MOST_COUNTED, base + row);
		}
	}
}

const COUNT_BITS = 8;

function countHeld(slice: Slice): number {
	if (!slice.part.removed) {
		return slice.to - slice.from;
	}
	let held = 0;
	visitSlice(slice, () => {
		held++;
	});
	return held;
}

function countPapers(fields: ReadonlyMap<number, Postings> | undefined): number {
	let papers = 0;
	for (const postings of fields?.values() ?? []) {
		papers += postings.size;
	}
	return papers;
}

/** The most frequent terms of one part that begin with `prefix` and go on, found by their numbers alone. */
function frequentTerms({ table, starts, fields }: Part, prefix: string, most: number): string[] {
	const [from, to] = table.rangeOf(prefix);
	const first = from < to && table.lengthAt(from) === prefix.length ? from + 1 : from;
	const papers = Float64Array.from({ length: to - first }, (_, at) => {
		return (starts[(first + at + 1) * fields] ?? 0) - (starts[(first + at) * fields] ?? 0);
	});
	return topRows(range([0, to - first]), papers, most).map((at) => table.at(first + at));
}

function range([from, to]: readonly [from: number, to: number]): number[] {
	return Array.from({ length: to - from }, (_, at) => from + at);
}
