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
	/** The packed index, with a checksum of its own. */
	readonly packed: Uint8Array;
}

/** One block of bytes, for `openKeptSource`. */
export function formatKeptSource({ footprint, packed, ...facts }: KeptSource): Uint8Array {
	const head = new TextEncoder().encode(JSON.stringify(facts));
	const starts = [HEAD, HEAD + aligned(head.length), HEAD + aligned(head.length) + aligned(footprint.length)] as const;
	const bytes = new Uint8Array(starts[2] + packed.length);
	bytes.set(head, starts[0]);
	bytes.set(footprint, starts[1]);
	bytes.set(packed, starts[2]);
	const words = new DataView(bytes.buffer);
	[VERSION, head.length, footprint.length, packed.length].forEach((word, at) => {
		words.setUint32((at + 1) * 4, word);
	});
	words.setUint32(0, checksum(bytes.subarray(4, starts[2])));
	return bytes;
}

/** What was kept, with views of the bytes; `undefined` for anything but a whole file with this stamp. */
export function openKeptSource(bytes: Uint8Array, stamp: string): KeptSource | undefined {
	if (bytes.length < HEAD) {
		return undefined;
	}
	const words = new DataView(bytes.buffer, bytes.byteOffset);
	const [version, headLength, footprintLength, packedLength] = [4, 8, 12, 16].map((at) => words.getUint32(at)) as Words;
	const starts = [HEAD, HEAD + aligned(headLength), HEAD + aligned(headLength) + aligned(footprintLength)] as const;
	const isWhole = version === VERSION && starts[2] + packedLength === bytes.length;
	if (!isWhole || words.getUint32(0) !== checksum(bytes.subarray(4, starts[2]))) {
		return undefined;
	}
	const facts: KeptSource = JSON.parse(new TextDecoder().decode(bytes.subarray(HEAD, HEAD + headLength)));
	if (facts.stamp !== stamp) {
		return undefined;
	}
	const footprint = bytes.subarray(starts[1], starts[1] + footprintLength);
	return { ...facts, footprint, packed: bytes.subarray(starts[2]) };
}

/** Of this format. */
const VERSION = 0x52_57_6b_01;
/** Bytes of the first words: checksum of what follows but for the packed index, version, and the lengths of the blocks. */
const HEAD = 20;

type Words = [version: number, head: number, footprint: number, packed: number];

function aligned(length: number): number {
	return Math.ceil(length / 4) * 4;
}

function checksum(bytes: Uint8Array): number {
	let sum = 0x811c_9dc5;
	for (const byte of bytes) {
		sum = Math.imul(sum ^ byte, 0x0100_0193);
	}
	return sum >>> 0;
}
