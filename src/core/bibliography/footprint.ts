import type { Paper } from '../paper';
import type { PartChange } from '../search/packed/libraryPart';
import { type Column, readSections, viewSections, type Widths, writeSections } from '../search/packed/sections';
import { finish, type Steps } from '../search/packed/steps';
import type { EditedText } from './editedText';
import type { LongText } from './longText';
import { handOver, type Layout, type PieceFile, type ProblemSummary } from './piece';
import { comparePieces, type OldPieces } from './pieceChange';
import { countWorks, flawsOf, type Marks, NO_MARKS, writeMarks } from './pieceMarks';
import { editedPieces } from './reading/editedPieces';
import { readPieces } from './readPieces';

/** What a bibliography held when it was read: hashes of its pieces and the keys in each, some 20 bytes and a key a record. */
export interface Footprint {
	/** Piece → hash, in two words each; of a steady piece the last bit is 1. */
	readonly hashes: Uint32Array;
	readonly marks: Marks;
	/** All of it, for `openFootprint`. */
	readonly bytes: Uint8Array;
}

/** What a bibliography holds by now. */
export interface ReadChange {
	/** Makes its footprint, which takes a while and can wait until others know the change. */
	readonly leaveFootprint: () => Steps<Footprint>;
	/** What changed since the footprint. Ids are citation keys. */
	readonly change: PartChange;
	readonly problems: ProblemSummary | undefined;
	/** Where its pieces stand, if a later edit can be read around its place alone. */
	readonly layout: Layout | undefined;
	/** Number of papers. */
	readonly count: number;
}

/**
 * Reads what changed in a bibliography since it left a footprint, in the format that its file name tells. Entries that take
 * fields from a changed one are read again, and all behind a `@string` that changed.
 */
export function* readChange(text: LongText, fileName: string, before: Footprint): Steps<ReadChange> {
	const old = yield* openOld(before);
	const file = yield* readPieces(text, fileName, old);
	return yield* compareFile(file, old, before);
}

/** The same around one edit of a `.bib` file; `undefined` where all of it has to be read. */
export function* readEdit(edit: EditedText, layout: Layout, before: Footprint): Steps<ReadChange | undefined> {
	const known = yield* openOld(before);
	const hashes = Array.from(known.alike, (_, piece) => hashAt(before.hashes, piece));
	const file = yield* editedPieces(edit, { layout, hashes, known });
	return file && (yield* compareFile(file, known, before));
}

/** Reads all of a bibliography, whose works are taken as soon as they are read; those that need others come as a change. */
export function* readAll(text: LongText, fileName: string, take: (paper: Paper) => void): Steps<ReadChange> {
	const old = yield* openOld(NOTHING);
	return yield* compareFile(yield* readPieces(text, fileName, old, handOver(take)), old, undefined);
}

function* compareFile(file: PieceFile, old: OldPieces, before: Footprint | undefined): Steps<ReadChange> {
	const { known, change, isSame } = yield* comparePieces(file, old);
	const count = yield* countWorks(file, known, old.marks);
	const leaveFootprint = function* () {
		return before && isSame ? before : yield* writeFootprint(file, known, old);
	};
	return { leaveFootprint, change, problems: file.problems, layout: file.layout, count };
}

/** The footprint in these bytes, which it shares; `undefined` when they are not whole or from another version. */
export function openFootprint(bytes: Uint8Array): Footprint | undefined {
	const columns = finish(readSections(bytes, VERSION, WIDTHS));
	return columns && viewFootprint(columns, bytes);
}

const VERSION = 4;
const WIDTHS: Widths = [4, 4, 2, 4];

function viewFootprint(columns: readonly Column[], bytes: Uint8Array): Footprint {
	const [hashes, ends, units, starts] = columns as [Uint32Array, Uint32Array, Uint16Array, Uint32Array];
	return { hashes, marks: { ends, texts: { units, starts } }, bytes };
}

function* writeFootprint(file: PieceFile, known: Int32Array, old: OldPieces): Steps<Footprint> {
	const hashes = new Uint32Array(2 * file.hashes.length);
	const write = (place: number, hash: number, isSteady: boolean) => {
		const high = Math.floor(hash / WORD);
		hashes[2 * place] = (high << SPARE) | (isSteady ? 1 : 0);
		hashes[2 * place + 1] = hash - high * WORD;
	};
	for (let piece = 0; piece < file.hashes.length; piece++) {
		write(piece, file.hashes[piece] ?? 0, !file.unsteady.has(piece));
		if (piece % MOST_AT_ONCE === 0) {
			yield;
		}
	}
	const { ends, texts } = yield* writeMarks(file, known, old.marks);
	const bytes = yield* writeSections(VERSION, [hashes, ends, texts.units, texts.starts]);
	return viewFootprint(viewSections(bytes, WIDTHS), bytes);
}

const WORD = 2 ** 32;
const SPARE = 11;

function* openOld({ hashes, marks }: Omit<Footprint, 'bytes'> = NOTHING): Steps<OldPieces> {
	const firsts = createHashTable(marks.ends.length, (number) => hashAt(hashes, number));
	const alike = new Uint32Array(marks.ends.length);
	for (let number = 0; number < alike.length; number++) {
		alike[number] = firsts.add(number);
		if (number % MOST_AT_ONCE === 0) {
			yield;
		}
	}
	return {
		alike,
		marks,
		find(hash) {
			const piece = firsts.find(hash) ?? -1;
			return ((hashes[2 * piece] ?? 0) & 1) === 1 ? piece : undefined;
		},
		flawsOf: (piece) => flawsOf(marks, piece),
	};
}

function hashAt(hashes: Uint32Array, piece: number): number {
	return ((hashes[2 * piece] ?? 0) >>> SPARE) * WORD + (hashes[2 * piece + 1] ?? 0);
}

/** Finds places by their hashes; a `Map` of such numbers takes ten times as long. */
function createHashTable(count: number, hashAt: (place: number) => number) {
	const slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * count + 2)));
	const slotOf = (hash: number) => {
		let slot = hash & (slots.length - 1);
		for (let place = slots[slot] ?? 0; place > 0 && hashAt(place - 1) !== hash; place = slots[slot] ?? 0) {
			slot = (slot + 1) & (slots.length - 1);
		}
		return slot;
	};
	return {
		/** Adds a place, and gives the first one with the same hash. */
		add(place: number): number {
			const slot = slotOf(hashAt(place));
			slots[slot] ||= place + 1;
			return (slots[slot] ?? 0) - 1;
		},
		/** The first place with this hash. */
		find(hash: number): number | undefined {
			const place = slots[slotOf(hash)] ?? 0;
			return place > 0 ? place - 1 : undefined;
		},
	};
}

const MOST_AT_ONCE = 1024;

const NOTHING: Omit<Footprint, 'bytes'> = { hashes: new Uint32Array(0), marks: NO_MARKS };
