/** A list of whole numbers below 2^32 that grows. */
export interface NumberList {
	readonly length: number;
	push(value: number): void;
	/** The numbers so far, as a view that further ones may leave behind. */
	view(): Uint32Array;
}

/** An empty list. */
export function numberList(): NumberList {
	let values = new Uint32Array(1024);
	let length = 0;
	return {
		get length() {
			return length;
		},
		push(value) {
			if (length === values.length) {
				const more = new Uint32Array(2 * length);
				more.set(values);
				values = more;
			}
			values[length++] = value;
		},
		view: () => values.subarray(0, length),
	};
}
