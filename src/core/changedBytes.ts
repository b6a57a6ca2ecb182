import type { Steps } from './search/packed/steps';

/** What bytes leave to find later where they changed: hashes of blocks of them, counted from both ends. */
export interface ByteTrail {
	/** Number of bytes. */
	readonly length: number;
	/** Block → its hash; the bytes of a rest are in none. */
	readonly front: Float64Array;
	readonly back: Float64Array;
}

/** The stretch in which bytes changed, in offsets of before, and by how many they are more now. */
export interface ChangedBytes {
	readonly start: number;
	readonly end: number;
	readonly growth: number;
}

/** The trail of bytes, some 32 bytes a block of 64 kB. */
export function* leaveTrail(bytes: Uint8Array): Steps<ByteTrail> {
	const count = Math.floor(bytes.length / BLOCK);
	const front = new Float64Array(count);
	const back = new Float64Array(count);
	for (let block = 0; block < count; block++) {
		front[block] = hashFront(bytes, block);
		back[block] = hashBack(bytes, block);
		yield;
	}
	return { length: bytes.length, front, back };
}

/** Where bytes differ from those that left a trail, to the block. */
export function* changedBytes({ length, front, back }: ByteTrail, bytes: Uint8Array): Steps<ChangedBytes> {
	const most = Math.min(length, bytes.length);
	let start = 0;
	for (let block = 0; start + BLOCK <= most && hashFront(bytes, block) === front[block]; block++) {
		start += BLOCK;
		yield;
	}
	let same = 0;
	for (let block = 0; start + same + BLOCK <= most && hashBack(bytes, block) === back[block]; block++) {
		same += BLOCK;
		yield;
	}
	return { start, end: length - same, growth: bytes.length - length };
}

const BLOCK = 2 ** 16;

function hashFront(bytes: Uint8Array, block: number): number {
	return hashOf(bytes.subarray(block * BLOCK, (block + 1) * BLOCK));
}

function hashBack(bytes: Uint8Array, block: number): number {
	const end = bytes.length - block * BLOCK;
	return hashOf(bytes.subarray(end - BLOCK, end));
}

/** A block that is copied here can be read four bytes at a time, wherever it stood. */
const copied = new Uint8Array(BLOCK);
const words = new Uint32Array(copied.buffer);

/** 53 bits; of words, whose high bits are mixed into the low ones. */
function hashOf(block: Uint8Array): number {
	copied.set(block);
	let low = 0x811c9dc5;
	let high = 0x01000193;
	for (let at = 0; at < words.length; at++) {
		const word = words[at] ?? 0;
		low = Math.imul(low ^ word, 0x01000193);
		low ^= low >>> 15;
		high = Math.imul(high ^ word, 0x85ebca6b);
		high ^= high >>> 13;
	}
	return (high >>> 11) * 0x1_0000_0000 + (low >>> 0);
}
