import type { Steps } from './steps';

/** A column of numbers. */
export type Column = Uint8Array | Uint16Array | Uint32Array;

/** Bytes of one number in each column of a file, in order. */
export type Widths = readonly (1 | 2 | 4)[];

/** One file of columns, behind a head with the version, the length and a checksum, in the byte order of the machine. */
export function* writeSections(version: number, columns: readonly Column[]): Steps<Uint8Array> {
	const head = HEAD + columns.length;
	const size = columns.reduce((sum, column) => sum + aligned(column.byteLength), head * 4);
	const file = new Uint8Array(size);
	const words = new Uint32Array(file.buffer);
	words.set([MAGIC, version, size, 0, columns.length, ...columns.map((column) => column.byteLength)]);
	let at = head * 4;
	for (const column of columns) {
		yield* copyBytes(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), file, at);
		at += aligned(column.byteLength);
	}
	words[CHECKSUM] = yield* checksum(words.subarray(CHECKSUM + 1));
	return file;
}

/** The columns of a file, as views of it; `undefined` for anything but a whole file of this version and these widths. */
export function* readSections(file: Uint8Array, version: number, widths: Widths): Steps<Column[] | undefined> {
	const bytes = file.byteOffset % 4 === 0 ? file : file.slice();
	if (bytes.length % 4 !== 0 || bytes.length < HEAD * 4) {
		return undefined;
	}
	const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
	const [magic, written, size, sum, count] = words;
	if (magic !== MAGIC || written !== version || size !== bytes.length || count !== widths.length) {
		return undefined;
	}
	const lengths = words.subarray(HEAD, HEAD + count);
	const total = lengths.reduce((all, length) => all + aligned(length), (HEAD + count) * 4);
	const isWhole = widths.every((width, number) => (lengths[number] ?? 0) % width === 0) && total === size;
	return isWhole && sum === (yield* checksum(words.subarray(CHECKSUM + 1))) ? viewSections(bytes, widths) : undefined;
}

/** The columns of a file that was just written, or checked. */
export function viewSections({ buffer, byteOffset }: Uint8Array, widths: Widths): Column[] {
	const lengths = new Uint32Array(buffer, byteOffset + HEAD * 4, widths.length);
	let at = byteOffset + (HEAD + widths.length) * 4;
	return widths.map((width, number) => {
		const length = lengths[number] ?? 0;
		const column = viewColumn(buffer, at, length / width, width);
		at += aligned(length);
		return column;
	});
}

/** Copies bytes to a place in others. */
export function* copyBytes(from: Uint8Array, to: Uint8Array, at: number): Steps<void> {
	for (let start = 0; start < from.length; start += MOST_BYTES) {
		to.set(from.subarray(start, start + MOST_BYTES), at + start);
		yield;
	}
}

/** "RWpk" to a machine with the same byte order. */
const MAGIC = 0x6b_70_57_52;
/** Words of the head: magic, version, size, checksum, number of columns; the lengths of the columns in bytes follow. */
const HEAD = 5;
const CHECKSUM = 3;
const MOST_BYTES = 2 ** 20;

const MOST_WORDS = 2 ** 20;

function aligned(length: number): number {
	return Math.ceil(length / 4) * 4;
}

function viewColumn(buffer: ArrayBufferLike, offset: number, length: number, width: Widths[number]): Column {
	switch (width) {
		case 1:
			return new Uint8Array(buffer, offset, length);
		case 2:
			return new Uint16Array(buffer, offset, length);
		case 4:
			return new Uint32Array(buffer, offset, length);
	}
}

/**
 * FNV-1a over words, with the high bits folded back so that each bit counts; four sums side by side, which is three times as
 * fast.
 */
export function* checksum(words: Uint32Array): Steps<number> {
	let [a, b, c, d] = [1, 2, 3, 4];
	for (let from = 0; from < words.length; from += MOST_WORDS) {
		const end = Math.min(words.length, from + MOST_WORDS);
		for (let at = from; at < end; at += 4) {
			a = mixed(a, words[at] ?? 0);
			b = mixed(b, words[at + 1] ?? 0);
			c = mixed(c, words[at + 2] ?? 0);
			d = mixed(d, words[at + 3] ?? 0);
		}
		yield;
	}
	return [b, c, d].reduce(mixed, a) >>> 0;
}

function mixed(sum: number, word: number): number {
	const product = Math.imul(sum ^ word, 0x0100_0193);
	return product ^ (product >>> 15);
}
