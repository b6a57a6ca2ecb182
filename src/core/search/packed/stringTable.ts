/** Strings in the order of their UTF-16 code units, each once. */
export interface StringTable {
	readonly count: number;
	/** The string with this number, its place in the order. */
	at(number: number): string;
	lengthAt(number: number): number;
	/** The number of a string; −1 when it is not there. */
	find(text: string): number;
	/** The numbers of the strings that begin with `prefix`, the end exclusive. */
	rangeOf(prefix: string): readonly [from: number, to: number];
	/** The strings within `distance` insertions, deletions and replacements of `text`. */
	near(text: string, distance: number): readonly (readonly [number: number, distance: number])[];
}

/** What is kept of a table: the code units of all strings, and where each begins; the last is the end. */
export interface StringColumns {
	readonly units: Uint16Array;
	readonly starts: Uint32Array;
}

/** A table of strings that are in order. */
export function openStringTable(columns: StringColumns): StringTable {
	const { units, starts } = columns;
	const count = starts.length - 1;
	return {
		count,
		at: (number) => textAt(columns, number),
		lengthAt: (number) => (starts[number + 1] ?? 0) - (starts[number] ?? 0),
		find(text) {
			const number = firstNotBelow(columns, text, text.length + 1, 0);
			return number < count && compare(columns, number, text, text.length + 1) === 0 ? number : -1;
		},
		rangeOf(prefix) {
			const from = firstNotBelow(columns, prefix, prefix.length, 0);
			const begins = from < count && compare(columns, from, prefix, prefix.length) === 0;
			return [from, begins ? firstBeyond(columns, from, prefix.length) : from];
		},
		near: (text, distance) => nearStrings({ units, starts }, text, distance),
	};
}

/** The string with this number. */
export function textAt({ units, starts }: StringColumns, number: number): string {
	return String.fromCharCode(...units.subarray(starts[number], starts[number + 1]));
}

/** Below 0 when the first `length` units of a string come before those of `text`, 0 when they are the same. */
function compare({ units, starts }: StringColumns, number: number, text: string, length: number): number {
	const start = starts[number] ?? 0;
	const end = Math.min(start + length, starts[number + 1] ?? 0);
	const shared = Math.min(end - start, text.length);
	for (let at = 0; at < shared; at++) {
		const difference = (units[start + at] ?? 0) - text.charCodeAt(at);
		if (difference !== 0) {
			return difference;
		}
	}
	return end - start - Math.min(text.length, length);
}

function firstNotBelow(columns: StringColumns, text: string, length: number, first: number): number {
	let from = first;
	let to = columns.starts.length - 1;
	while (from < to) {
		const middle = (from + to) >>> 1;
		if (compare(columns, middle, text, length) < 0) {
			from = middle + 1;
		} else {
			to = middle;
		}
	}
	return from;
}

/** The first string behind `number` that does not share its first `length` units; looks near first. */
function firstBeyond(columns: StringColumns, number: number, length: number): number {
	const count = columns.starts.length - 1;
	let step = 1;
	let from = number;
	while (from + step < count && sharesStart(columns, number, from + step, length)) {
		from += step;
		step *= 2;
	}
	let to = Math.min(from + step, count);
	from++;
	while (from < to) {
		const middle = (from + to) >>> 1;
		if (sharesStart(columns, number, middle, length)) {
			from = middle + 1;
		} else {
			to = middle;
		}
	}
	return Math.min(to, count);
}

function sharesStart({ units, starts }: StringColumns, one: number, other: number, length: number): boolean {
	const start = starts[one] ?? 0;
	const otherStart = starts[other] ?? 0;
	if ((starts[other + 1] ?? 0) - otherStart < length) {
		return false;
	}
	// From the end: neighbours in the order share their beginnings.
	for (let at = length - 1; at >= 0; at--) {
		if (units[start + at] !== units[otherStart + at]) {
			return false;
		}
	}
	return true;
}

/**
 * Walks the strings as a trie, of which the order gives the branches: the rows of the edit distance are kept for each
 * letter of the string before, and a beginning that is too far off is left with all that begin so.
 */
function nearStrings(columns: StringColumns, text: string, distance: number): [number: number, distance: number][] {
	const { units, starts } = columns;
	const found: [number, number][] = [];
	const rows = firstRows(text.length, distance);
	let known = 0;
	let number = 0;
	while (number < starts.length - 1) {
		const start = starts[number] ?? 0;
		const length = (starts[number + 1] ?? 0) - start;
		let depth = known;
		let least = 0;
		while (depth < length && least <= distance) {
			depth++;
			least = addRow(rows, depth, units[start + depth - 1] ?? 0, text);
		}
		const steps = rows[depth]?.[text.length] ?? distance + 1;
		if (least <= distance && steps <= distance) {
			found.push([number, steps]);
		}
		const next = least > distance ? firstBeyond(columns, number, depth) : number + 1;
		known = sharedLength(columns, number, next, Math.min(depth, least > distance ? depth - 1 : depth));
		number = next;
	}
	return found;
}

/** Row 0 of the edit distance, and empty rows for as many letters as a near string can have. */
function firstRows(length: number, distance: number): Uint8Array[] {
	const rows = Array.from({ length: length + distance + 2 }, () => new Uint8Array(length + 1));
	rows[0]?.set(Array.from({ length: length + 1 }, (_, at) => at));
	return rows;
}

/** Computes the row of one more letter; gives its least distance. */
function addRow(rows: readonly Uint8Array[], depth: number, unit: number, text: string): number {
	const above = rows[depth - 1];
	const row = rows[depth];
	if (!above || !row) {
		return Number.POSITIVE_INFINITY;
	}
	let left = depth;
	let least = depth;
	row[0] = depth;
	for (let at = 1; at <= text.length; at++) {
		const replaced = (above[at - 1] ?? 0) + (text.charCodeAt(at - 1) === unit ? 0 : 1);
		left = Math.min(replaced, left + 1, (above[at] ?? 0) + 1);
		row[at] = left;
		least = Math.min(least, left);
	}
	return least;
}

function sharedLength({ units, starts }: StringColumns, one: number, other: number, most: number): number {
	const start = starts[one] ?? 0;
	const otherStart = starts[other] ?? 0;
	const end = Math.min(most, (starts[other + 1] ?? 0) - otherStart);
	let length = 0;
	while (length < end && units[start + length] === units[otherStart + length]) {
		length++;
	}
	return length;
}
