/** Rows of an index in the order they were found, each once; kept from query to query, for they are many. */
export interface RowList {
	readonly length: number;
	add(row: number): void;
	clear(): void;
	forEach(visit: (row: number) => void): void;
	/** The rows, until the list changes. */
	view(): Uint32Array;
}

/** An empty list for the rows of an index with `rows` rows. */
export function rowList(rows: number): RowList {
	const list = new Uint32Array(rows);
	let length = 0;
	return {
		get length() {
			return length;
		},
		add(row) {
			list[length++] = row;
		},
		clear() {
			length = 0;
		},
		forEach(visit) {
			for (let at = 0; at < length; at++) {
				visit(list[at] ?? 0);
			}
		},
		view: () => list.subarray(0, length),
	};
}
