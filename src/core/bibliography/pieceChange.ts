import { lazily } from '../lazily';
import type { Paper } from '../paper';
import type { PartChange } from '../search/packed/libraryPart';
import type { Steps } from '../search/packed/steps';
import type { KnownText, Piece, PieceFile, PieceRecord } from './piece';
import type { BibEntry } from './reading/bibtex';
import type { FindEntry } from './reading/inheritance';

/** The pieces of a file as they were read before. */
export interface OldPieces extends KnownText {
	/** Piece → the first piece with the same hash. */
	readonly alike: Uint32Array;
	/** The first piece with this hash. */
	firstWith(hash: number): number | undefined;
	/** "=key" of a work, "-key" of what is none, "^key" of what a record takes fields from. */
	marksOf(number: number): readonly string[];
	/** The hash of what the pieces are read with by now. */
	context(): number;
}

/** The pieces of a file by now, and what changed. */
export interface ComparedPieces {
	readonly pieces: readonly Piece[];
	/** Piece → its marks. */
	readonly marks: readonly (readonly string[])[];
	readonly change: PartChange;
	/** Whether there are the same pieces in the same order. */
	readonly isSame: boolean;
	/** Number of works. */
	readonly count: number;
}

/** Finds what changed: the keys of pieces that are gone, and what the new ones tell. A key may stand in several pieces. */
export function* comparePieces(file: PieceFile, old: OldPieces): Steps<ComparedPieces> {
	const { pieces } = file;
	const known = pieces.map(({ hash }) => old.firstWith(hash));
	yield;
	const marks: (readonly string[])[] = [];
	let count = 0;
	for (const [number, { records }] of pieces.entries()) {
		const ofPiece = records?.flatMap(marksOf) ?? old.marksOf(known[number] ?? 0);
		count += ofPiece.filter((mark) => mark.startsWith('=')).length;
		marks.push(ofPiece);
		yield;
	}
	const removed = yield* goneKeys(known, old);
	const stale = yield* findStale(known, marks, removed);
	const find = createFind(file, marks);
	const added: Paper[] = [];
	for (const number of stale) {
		const piece = pieces[number];
		for (const record of piece ? (piece.records ?? file.readAgain(piece)) : []) {
			if (record.isWork) {
				added.push(record.paper(find));
			}
			yield;
		}
	}
	const isSame =
		stale.length === 0 && known.length === old.alike.length && known.every((first, at) => first === old.alike[at]);
	return { pieces, marks, change: { removed, added }, isSame, count };
}

function marksOf({ key, parents, isWork }: PieceRecord): string[] {
	return [`${isWork ? '=' : '-'}${key}`, ...parents.map((parent) => `^${parent}`)];
}

function keysOf(marks: readonly string[]): string[] {
	return marks.flatMap((mark) => (mark.startsWith('^') ? [] : [mark.slice(1)]));
}

/** The keys of pieces of which there are fewer or more than before. */
function* goneKeys(known: readonly (number | undefined)[], old: OldPieces): Steps<Set<string>> {
	const left = new Int32Array(old.alike.length);
	for (const first of old.alike) {
		left[first] = (left[first] ?? 0) + 1;
	}
	for (const first of known) {
		if (first !== undefined) {
			left[first] = (left[first] ?? 0) - 1;
		}
	}
	yield;
	const gone = new Set<string>();
	for (const [number, pieces] of left.entries()) {
		if (pieces !== 0) {
			for (const key of keysOf(old.marksOf(number))) {
				gone.add(key);
			}
			yield;
		}
	}
	return gone;
}

/** The pieces to tell of: new ones, those with a key of a piece that is gone, and those that take fields from any such; their keys are added to `removed`. */
function* findStale(
	known: readonly (number | undefined)[],
	marks: readonly (readonly string[])[],
	removed: Set<string>,
): Steps<number[]> {
	const stale = new Set([...known.keys()].filter((number) => known[number] === undefined));
	const touched = new Set([...removed, ...[...stale].flatMap((number) => keysOf(marks[number] ?? []))].map(folded));
	for (let before = -1; touched.size > 0 && before < removed.size; ) {
		before = removed.size;
		for (let number = 0; number < known.length; number++) {
			const ofPiece = marks[number] ?? [];
			const isHit = (mark: string) =>
				mark.startsWith('^') ? touched.has(folded(mark.slice(1))) : removed.has(mark.slice(1));
			if (!stale.has(number) && ofPiece.some(isHit)) {
				stale.add(number);
				for (const key of keysOf(ofPiece)) {
					removed.add(key);
					touched.add(folded(key));
				}
			}
			if (number % 1024 === 0) {
				yield;
			}
		}
	}
	return [...stale].sort((a, b) => a - b);
}

/** BibTeX finds parents in any case. */
function folded(key: string): string {
	return key.toLowerCase();
}

/** Finds entries by their keys, in the same case first, as `entryFinder` does; reads their pieces again. */
function createFind({ pieces, entriesOf }: PieceFile, marks: readonly (readonly string[])[]): FindEntry {
	const places = lazily(() => {
		const numbers = new Map<string, number>();
		for (let number = marks.length - 1; number >= 0; number--) {
			for (const key of keysOf(marks[number] ?? [])) {
				numbers.set(`=${key}`, number).set(folded(key), number);
			}
		}
		return numbers;
	});
	const found = new Map<string, BibEntry | undefined>();
	const find = (key: string) => {
		const number = places().get(`=${key}`) ?? places().get(folded(key));
		const piece = number === undefined ? undefined : pieces[number];
		const entries = piece ? entriesOf(piece) : [];
		return entries.find((entry) => entry.key === key) ?? entries.find((entry) => folded(entry.key) === folded(key));
	};
	return (key) => {
		if (!found.has(key)) {
			found.set(key, find(key));
		}
		return found.get(key);
	};
}
