import { finish, type Steps } from './steps';

/** A list of whole numbers below 2^32 that grows. */
export interface NumberList {
	readonly length: number;
	push(value: number): void;
	pushAll(values: ArrayLike<number>): void;
	/** The numbers so far. */
	all(): Uint32Array;
	/** The same of a long list. */
	pack(): Steps<Uint32Array>;
}

/**
 * An empty list. It grows by further blocks: to copy large arrays to larger ones takes long, and the memory they leave makes
 * the collection of garbage take even longer.
 */
export function numberList(): NumberList {
	const full: Uint32Array[] = [];
	let block = new Uint32Array(FIRST_BLOCK);
	let used = 0;
	let before = 0;
	const push = (value: number) => {
		if (used === block.length) {
			full.push(block);
			before += used;
			block = new Uint32Array(Math.min(2 * used, LARGEST_BLOCK));
			used = 0;
		}
		block[used++] = value;
	};
	function* pack(): Steps<Uint32Array> {
		const numbers = new Uint32Array(before + used);
		let at = 0;
		for (const [number, one] of full.entries()) {
			numbers.set(one, at);
			at += one.length;
			if (number % BLOCKS === BLOCKS - 1) {
				yield;
			}
		}
		numbers.set(block.subarray(0, used), at);
		return numbers;
	}
	return {
		get length() {
			return before + used;
		},
		push,
		pushAll(values) {
			for (let at = 0; at < values.length; at++) {
				push(values[at] ?? 0);
			}
		},
		all: () => finish(pack()),
		pack,
	};
}

const FIRST_BLOCK = 64;
const LARGEST_BLOCK = 65_536;
/** How many are copied between two stops. */
const BLOCKS = 8;
