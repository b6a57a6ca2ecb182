import type { ByteTrail } from '../changedBytes';
import { type Column, readSections, type Widths, writeSections } from '../search/packed/sections';
import { finish } from '../search/packed/steps';
import type { Layout } from './piece';

/** What a file on disk left when it was read, to find what is edited in it later. */
export interface FileTrail {
	readonly bytes: ByteTrail;
	/** In bytes. */
	readonly layout: Layout;
}

/** A trail to keep, for `openTrail`. */
export function formatTrail({ bytes: { length, front, back }, layout }: FileTrail): Uint8Array {
	const columns = [
		layout.starts,
		Uint32Array.from(layout.ofStrings),
		Uint32Array.of(length),
		wordsOf(front),
		wordsOf(back),
	];
	return finish(writeSections(VERSION, columns));
}

/** What was kept; `undefined` for anything else. */
export function openTrail(kept: Uint8Array): FileTrail | undefined {
	const columns = finish(readSections(kept, VERSION, WIDTHS));
	if (!columns) {
		return undefined;
	}
	const [starts, ofStrings, [length = 0], front, back] = columns as [
		Uint32Array,
		Uint32Array,
		Uint32Array,
		Column,
		Column,
	];
	return {
		bytes: { length, front: hashesOf(front), back: hashesOf(back) },
		layout: { starts, ofStrings: [...ofStrings] },
	};
}

const VERSION = 1;
const WIDTHS: Widths = [4, 4, 4, 4, 4];

function wordsOf(hashes: Float64Array): Uint32Array {
	return new Uint32Array(hashes.buffer, hashes.byteOffset, 2 * hashes.length);
}

function hashesOf(words: Column): Float64Array {
	return new Float64Array(Uint32Array.from(words).buffer);
}
