import { checksum, copyBytes } from './packed/sections';
import { finish, type Steps } from './packed/steps';

/** A source of papers as it is kept between windows. */
export interface KeptSource {
	/** What it depends on: versions, the glossary, the address of the file. Another one is not opened. */
	readonly stamp: string;
	/** Of the file when it was read: milliseconds and bytes; 0 when its text was not that of the disk. */
	readonly mtime: number;
	readonly size: number;
	/** When it was kept, in milliseconds. */
	readonly keptAt: number;
	/** Number of records. */
	readonly count: number;
	/** What was left out, in one sentence. */
	readonly problem?: string | undefined;
	/** What tells changes of the file; empty for files that are read whole. */
	readonly footprint: Uint8Array;
	/** Where the records stood in the file, to read a change around its place alone; empty where that is not known. */
	readonly trail: Uint8Array;
	/** The packed index, with a checksum of its own. */
	readonly packed: Uint8Array;
}

/** One block of bytes, for `openKeptSource`. */
export function* formatKeptSource({ footprint, trail, packed, ...facts }: KeptSource): Steps<Uint8Array> {
	const head = new TextEncoder().encode(JSON.stringify(facts));
	const blocks = [head, footprint, trail, packed];
	const starts = startsOf(blocks.map(({ length }) => length));
	const bytes = new Uint8Array((starts[PACKED] ?? 0) + packed.length);
	for (const [number, block] of blocks.entries()) {
		yield* copyBytes(block, bytes, starts[number] ?? 0);
	}
	const words = new DataView(bytes.buffer);
	[VERSION, ...blocks.map(({ length }) => length)].forEach((word, at) => {
		words.setUint32((at + 1) * 4, word);
	});
	words.setUint32(0, sumOf(bytes.subarray(0, starts[PACKED])));
	return bytes;
}

/** What was kept, with views of the bytes; `undefined` for anything but a whole file with this stamp. */
export function openKeptSource(bytes: Uint8Array, stamp: string): KeptSource | undefined {
	if (bytes.length < HEAD) {
		return undefined;
	}
	const words = new DataView(bytes.buffer, bytes.byteOffset);
	const lengths = [8, 12, 16, 20].map((at) => words.getUint32(at));
	const starts = startsOf(lengths);
	const isWhole = words.getUint32(4) === VERSION && (starts[PACKED] ?? 0) + (lengths[PACKED] ?? 0) === bytes.length;
	if (!isWhole || words.getUint32(0) !== sumOf(bytes.subarray(0, starts[PACKED]))) {
		return undefined;
	}
	const [head, footprint, trail, packed] = starts.map((start, number) =>
		bytes.subarray(start, start + (lengths[number] ?? 0)),
	) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
	const facts: KeptSource = JSON.parse(new TextDecoder().decode(head));
	return facts.stamp === stamp ? { ...facts, footprint, trail, packed } : undefined;
}

/** Of this format. */
const VERSION = 0x52_57_6b_03;
/** Bytes of the first words: checksum of what follows but for the packed index, version, and the lengths of the blocks. */
const HEAD = 24;
/** The number of its block. */
const PACKED = 3;

/** Where blocks of these lengths begin. */
function startsOf(lengths: readonly number[]): readonly number[] {
	let at = HEAD;
	return lengths.map((length) => {
		const start = at;
		at += Math.ceil(length / 4) * 4;
		return start;
	});
}

/** The checksum of what follows the first word. */
function sumOf(bytes: Uint8Array): number {
	const { buffer, byteOffset, length } = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
	return finish(checksum(new Uint32Array(buffer, byteOffset + 4, length / 4 - 1)));
}
