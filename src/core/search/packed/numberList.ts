/** A list of whole numbers below 2^32 that grows. */
export interface NumberList {
	readonly length: number;
	push(value: number): void;
	pushAll(values: ArrayLike<number>): void;
	/** The numbers so far, as a view that further ones may leave behind. */
	view(): Uint32Array;
}

/** An empty list. */
export function numberList(): NumberList {
	let values = new Uint32Array(64);
	let length = 0;
	const makeRoom = (more: number) => {
		if (length + more > values.length) {
			const larger = new Uint32Array(Math.max(length + more, 2 * length));
			larger.set(values);
			values = larger;
		}
	};
	return {
		get length() {
			return length;
		},
		push(value) {
			makeRoom(1);
			values[length++] = value;
		},
		pushAll(added) {
			makeRoom(added.length);
			values.set(added, length);
			length += added.length;
		},
		view: () => values.subarray(0, length),
	};
}
