import type { PartChange } from '../search/packed/libraryPart';
import { packStrings } from '../search/packed/packedStrings';
import { type Column, readSections, viewSections, type Widths, writeSections } from '../search/packed/sections';
import type { Steps } from '../search/packed/steps';
import type { StringColumns } from '../search/packed/stringTable';
import { type ComparedPieces, comparePieces, type OldPieces } from './pieceChange';
import type { BibProblem } from './reading/bibtex';
import { readPieces } from './readPieces';

/** What a bibliography held when it was read: hashes of its pieces and the keys in each, some 20 bytes and a key a record. */
export interface Footprint {
	/** The hash of what the pieces were read with, and piece → hash, in two words each; of a steady piece the last bit is 1. */
	readonly hashes: Uint32Array;
	/** Piece → where its marks end. */
	readonly markEnds: Uint32Array;
	readonly marks: StringColumns;
	/** All of it, for `openFootprint`. */
	readonly bytes: Uint8Array;
}

/** What a bibliography holds by now. */
export interface ReadChange {
	readonly footprint: Footprint;
	/** What changed since the footprint. Ids are citation keys. */
	readonly change: PartChange;
	readonly problems: readonly BibProblem[];
	/** Number of papers. */
	readonly count: number;
}

/**
 * Reads what changed in a bibliography since it left a footprint, and all of it without one, in the format that its file name
 * tells. Entries that take fields from a changed one are read again, and all entries when a `@string` changed.
 */
export function* readChange(text: string, fileName: string, before: Footprint | undefined): Steps<ReadChange> {
	const old = yield* openOld(before);
	const file = yield* readPieces(text, fileName, old);
	const compared = yield* comparePieces(file, old);
	const footprint = before && compared.isSame ? before : yield* writeFootprint(compared, old.context());
	return { footprint, change: compared.change, problems: file.problems, count: compared.count };
}

/** The footprint in these bytes, which it shares; `undefined` when they are not whole or from another version. */
export function openFootprint(bytes: Uint8Array): Footprint | undefined {
	const columns = readSections(bytes, VERSION, WIDTHS);
	return columns && viewFootprint(columns, bytes);
}

const VERSION = 1;
const WIDTHS: Widths = [4, 4, 2, 4];

function viewFootprint(columns: readonly Column[], bytes: Uint8Array): Footprint {
	const [hashes, markEnds, units, starts] = columns as [Uint32Array, Uint32Array, Uint16Array, Uint32Array];
	return { hashes, markEnds, marks: { units, starts }, bytes };
}

function* writeFootprint({ pieces, marks }: ComparedPieces, context: number): Steps<Footprint> {
	const hashes = new Uint32Array(2 * pieces.length + 2);
	const markEnds = new Uint32Array(pieces.length);
	const all: string[] = [];
	hashes.set(wordsOf(context, false));
	for (const [number, { hash, isSteady }] of pieces.entries()) {
		hashes.set(wordsOf(hash, isSteady), 2 * number + 2);
		all.push(...(marks[number] ?? []));
		markEnds[number] = all.length;
	}
	yield;
	const { units, starts } = yield* packStrings(all, Uint32Array.from(all.keys()));
	const bytes = yield* writeSections(VERSION, [hashes, markEnds, units, starts]);
	return viewFootprint(viewSections(bytes, WIDTHS), bytes);
}

function wordsOf(hash: number, isSteady: boolean): [high: number, low: number] {
	return [(Math.floor(hash / WORD) << SPARE) | (isSteady ? 1 : 0), hash % WORD];
}

const WORD = 2 ** 32;
const SPARE = 11;

function* openOld({ hashes, markEnds, marks }: Omit<Footprint, 'bytes'> = NOTHING): Steps<OldPieces> {
	const hashAt = (number: number) => ((hashes[2 * number + 2] ?? 0) >>> SPARE) * WORD + (hashes[2 * number + 3] ?? 0);
	const firsts = new Map<number, number>();
	const alike = new Uint32Array(markEnds.length);
	for (let number = 0; number < alike.length; number++) {
		const first = firsts.get(hashAt(number)) ?? number;
		alike[number] = first;
		if (first === number) {
			firsts.set(hashAt(number), number);
		}
		if (number % MOST_AT_ONCE === 0) {
			yield;
		}
	}
	let context = hashAt(-1);
	let isValid = true;
	const firstWith = (hash: number) => (isValid ? firsts.get(hash) : undefined);
	return {
		alike,
		firstWith,
		marksOf: yield* readMarks(markEnds, marks),
		isKnown: (hash) => ((hashes[2 * (firstWith(hash) ?? -1) + 2] ?? 0) & 1) === 1,
		readWith(hash) {
			isValid = context === hash;
			context = hash;
		},
		context: () => context,
	};
}

/** Reads the marks of pieces, of which all are one text. */
function* readMarks(ends: Uint32Array, { units, starts }: StringColumns): Steps<OldPieces['marksOf']> {
	let text = '';
	for (let at = 0; at < units.length; at += MOST_AT_ONCE) {
		text += String.fromCharCode(...units.subarray(at, at + MOST_AT_ONCE));
		yield;
	}
	return (number) => {
		const marks: string[] = [];
		for (let mark = ends[number - 1] ?? 0; mark < (ends[number] ?? 0); mark++) {
			marks.push(text.slice(starts[mark], starts[mark + 1]));
		}
		return marks;
	};
}

const MOST_AT_ONCE = 4096;

const NOTHING: Omit<Footprint, 'bytes'> = {
	hashes: new Uint32Array(2),
	markEnds: new Uint32Array(0),
	marks: { units: new Uint16Array(0), starts: new Uint32Array(1) },
};
