import type { PartChange } from '../search/packed/libraryPart';
import { numberList } from '../search/packed/numberList';
import { type Column, readSections, viewSections, type Widths, writeSections } from '../search/packed/sections';
import { finish, type Steps } from '../search/packed/steps';
import type { PieceFile } from './piece';
import { comparePieces, type Marks, marksOf, type OldPieces } from './pieceChange';
import type { BibProblem } from './reading/bibtex';
import { readPieces } from './readPieces';

/** What a bibliography held when it was read: hashes of its pieces and the keys in each, some 20 bytes and a key a record. */
export interface Footprint {
	/** The hash of what the pieces were read with, and piece → hash, in two words each; of a steady piece the last bit is 1. */
	readonly hashes: Uint32Array;
	readonly marks: Marks;
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
	const { known, change, isSame } = yield* comparePieces(file, old);
	const footprint = before && isSame ? before : yield* writeFootprint(file, known, old);
	return { footprint, change, problems: file.problems, count: countWorks(footprint.marks) };
}

/** The footprint in these bytes, which it shares; `undefined` when they are not whole or from another version. */
export function openFootprint(bytes: Uint8Array): Footprint | undefined {
	const columns = finish(readSections(bytes, VERSION, WIDTHS));
	return columns && viewFootprint(columns, bytes);
}

const VERSION = 1;
const WIDTHS: Widths = [4, 4, 2, 4];

function viewFootprint(columns: readonly Column[], bytes: Uint8Array): Footprint {
	const [hashes, ends, units, starts] = columns as [Uint32Array, Uint32Array, Uint16Array, Uint32Array];
	return { hashes, marks: { ends, texts: { units, starts } }, bytes };
}

function* writeFootprint(file: PieceFile, known: Int32Array, old: OldPieces): Steps<Footprint> {
	const hashes = new Uint32Array(2 * file.hashes.length + 2);
	const write = (place: number, hash: number, isSteady: boolean) => {
		hashes[2 * place] = (Math.floor(hash / WORD) << SPARE) | (isSteady ? 1 : 0);
		hashes[2 * place + 1] = hash % WORD;
	};
	write(0, old.context(), false);
	for (let piece = 0; piece < file.hashes.length; piece++) {
		write(piece + 1, file.hashes[piece] ?? 0, !file.unsteady.has(piece));
		if (piece % MOST_AT_ONCE === 0) {
			yield;
		}
	}
	const { ends, texts } = yield* writeMarks(file, known, old.marks);
	const bytes = yield* writeSections(VERSION, [hashes, ends, texts.units, texts.starts]);
	return viewFootprint(viewSections(bytes, WIDTHS), bytes);
}

/** The marks of all pieces; those of known ones are copied. */
function* writeMarks({ read, hashes }: PieceFile, known: Int32Array, { ends: oldEnds, texts }: Marks): Steps<Marks> {
	const ends = new Uint32Array(hashes.length);
	const [units, starts] = [numberList(), numberList()];
	for (let piece = 0; piece < hashes.length; piece++) {
		const records = read.get(piece);
		for (const mark of records ? marksOf(records) : []) {
			starts.push(units.length);
			units.pushAll(Array.from({ length: mark.length }, (_, at) => mark.charCodeAt(at)));
		}
		const first = records ? -1 : (known[piece] ?? -1);
		const [from, to] = [oldEnds[first - 1] ?? 0, oldEnds[first] ?? 0];
		for (let mark = from; mark < to; mark++) {
			starts.push(units.length + (texts.starts[mark] ?? 0) - (texts.starts[from] ?? 0));
		}
		units.pushAll(texts.units.subarray(texts.starts[from], to > from ? texts.starts[to] : texts.starts[from]));
		ends[piece] = starts.length;
		if (piece % MOST_AT_ONCE === 0) {
			yield;
		}
	}
	starts.push(units.length);
	return { ends, texts: { units: new Uint16Array(units.all()), starts: starts.all() } };
}

function countWorks({ texts: { units, starts } }: Marks): number {
	let works = 0;
	for (let mark = 0; mark + 1 < starts.length; mark++) {
		works += units[starts[mark] ?? 0] === WORK ? 1 : 0;
	}
	return works;
}

/** "=" */
const WORK = 61;

const WORD = 2 ** 32;
const SPARE = 11;

function* openOld({ hashes, marks }: Omit<Footprint, 'bytes'> = NOTHING): Steps<OldPieces> {
	const hashAt = (number: number) => ((hashes[2 * number + 2] ?? 0) >>> SPARE) * WORD + (hashes[2 * number + 3] ?? 0);
	const firsts = new Map<number, number>();
	const alike = new Uint32Array(marks.ends.length);
	for (let number = 0; number < alike.length; number++) {
		const hash = hashAt(number);
		const first = firsts.get(hash) ?? number;
		alike[number] = first;
		if (first === number) {
			firsts.set(hash, number);
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
		marks,
		isKnown: (hash) => ((hashes[2 * (firstWith(hash) ?? -1) + 2] ?? 0) & 1) === 1,
		readWith(hash) {
			isValid = context === hash;
			context = hash;
		},
		context: () => context,
	};
}

const MOST_AT_ONCE = 1024;

const NOTHING: Omit<Footprint, 'bytes'> = {
	hashes: new Uint32Array(2),
	marks: { ends: new Uint32Array(0), texts: { units: new Uint16Array(0), starts: new Uint32Array(1) } },
};
