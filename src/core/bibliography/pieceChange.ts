import type { Paper } from '../paper';
import type { PartChange } from '../search/packed/libraryPart';
import type { Steps } from '../search/packed/steps';
import { textAt } from '../search/packed/stringTable';
import type { KnownText, PieceFile } from './piece';
import { isOfParent, keysOf, type Marks, markRange, marksOf } from './pieceMarks';
import type { BibEntry } from './reading/bibtex';
import type { FindEntry } from './reading/inheritance';

/** The pieces of a file as they were read before. */
export interface OldPieces extends KnownText {
	/** Piece → the first piece with the same hash. */
	readonly alike: Uint32Array;
	readonly marks: Marks;
}

/** How the pieces of a file by now differ from before. */
export interface PieceChange {
	/** Piece → the first old piece with the same hash, −1 for none. */
	readonly known: Int32Array;
	readonly change: PartChange;
	/** Whether there are the same pieces in the same order. */
	readonly isSame: boolean;
}

/** Finds what changed: the keys of pieces that are gone, and what the new ones tell. A key may stand in several pieces. */
export function* comparePieces(file: PieceFile, old: OldPieces): Steps<PieceChange> {
	// What stands elsewhere or beside something else may tell something else.
	const known = Int32Array.from(file.hashes, (hash, piece) => (file.unsteady.has(piece) ? -1 : (old.find(hash) ?? -1)));
	yield;
	const marks = openMarks(file, known, old);
	const removed = goneKeys(known, old);
	yield;
	const stale = yield* findStale(known, marks, removed);
	const added: Paper[] = [];
	let find: FindEntry | undefined;
	for (const number of stale) {
		for (const record of file.read.get(number) ?? file.readAgain(number)) {
			find ??= record.parents.length > 0 ? yield* createFind(file, marks, known.length) : undefined;
			if (record.isWork && record.paper) {
				added.push(record.paper(find ?? NO_ENTRIES));
			}
			yield;
		}
	}
	const isSame =
		stale.length === 0 && known.length === old.alike.length && known.every((first, at) => first === old.alike[at]);
	return { known, change: { removed, added }, isSame };
}

/** Looks into the marks of the pieces by now. */
interface PieceMarks {
	/** The marks of a piece. */
	of(piece: number): readonly string[];
	/** Whether a piece has such a mark; only marks of these lengths and those of parents are tried. */
	some(piece: number, lengths: ReadonlySet<number>, test: (mark: string) => boolean): boolean;
}

function openMarks({ read }: PieceFile, known: Int32Array, { marks }: OldPieces): PieceMarks {
	const { texts } = marks;
	const rangeOf = (piece: number) => markRange(marks, known[piece] ?? -1);
	return {
		of(piece) {
			const records = read.get(piece);
			const [from, to] = rangeOf(piece);
			return records ? marksOf(records) : Array.from({ length: to - from }, (_, at) => textAt(texts, from + at));
		},
		some(piece, lengths, test) {
			const records = read.get(piece);
			if (records) {
				return marksOf(records).some(test);
			}
			const [from, to] = rangeOf(piece);
			for (let mark = from; mark < to; mark++) {
				const length = (texts.starts[mark + 1] ?? 0) - (texts.starts[mark] ?? 0);
				const isLikely = lengths.has(length) || isOfParent(marks, mark);
				if (isLikely && test(textAt(texts, mark))) {
					return true;
				}
			}
			return false;
		},
	};
}

/** The keys of pieces of which there are fewer or more than before. */
function goneKeys(known: Int32Array, { alike, marks }: OldPieces): Set<string> {
	const left = new Int32Array(alike.length);
	for (const first of alike) {
		left[first] = (left[first] ?? 0) + 1;
	}
	for (const first of known) {
		left[first] = (left[first] ?? 0) - 1;
	}
	const gone = new Set<string>();
	for (let number = 0; number < left.length; number++) {
		const [from, to] = left[number] === 0 ? [0, 0] : markRange(marks, number);
		for (let mark = from; mark < to; mark++) {
			keysOf([textAt(marks.texts, mark)]).forEach(gone.add, gone);
		}
	}
	return gone;
}

/** The pieces to tell of: new ones, those with a key that is gone, and those that take fields from any such; their keys are added to the gone ones. */
function* findStale(known: Int32Array, marks: PieceMarks, removed: Set<string>): Steps<readonly number[]> {
	const stale = new Set<number>();
	const touched = new Set<string>([...removed].map(folded));
	const add = (piece: number) => {
		stale.add(piece);
		for (const key of keysOf(marks.of(piece))) {
			touched.add(folded(key));
		}
	};
	for (const piece of known.keys()) {
		if (known[piece] === -1) {
			add(piece);
		}
		if (piece % MOST_AT_ONCE === 0) {
			yield;
		}
	}
	const isHit = (mark: string) =>
		mark.startsWith('^') ? touched.has(folded(mark.slice(1))) : keysOf([mark]).some((key) => removed.has(key));
	for (let before = -1; touched.size > 0 && stale.size < known.length && before < removed.size; ) {
		before = removed.size;
		const lengths = new Set([...removed].map((key) => key.length + 1));
		for (const piece of known.keys()) {
			if (!stale.has(piece) && marks.some(piece, lengths, isHit)) {
				add(piece);
				keysOf(marks.of(piece)).forEach(removed.add, removed);
			}
			if (piece % MOST_AT_ONCE === 0) {
				yield;
			}
		}
	}
	return [...stale].sort((a, b) => a - b);
}

const MOST_AT_ONCE = 1024;

/** BibTeX finds parents in any case. */
function folded(key: string): string {
	return key.toLowerCase();
}

const NO_ENTRIES: FindEntry = () => undefined;

/** Finds entries by their keys, in the same case first, as `keyedEntries` does; reads their pieces again. */
function* createFind({ entriesOf }: PieceFile, marks: PieceMarks, count: number): Steps<FindEntry> {
	const places = new Map<string, number>();
	for (let piece = count - 1; piece >= 0; piece--) {
		for (const key of keysOf(marks.of(piece))) {
			places.set(`=${key}`, piece).set(folded(key), piece);
		}
		if (piece % MOST_AT_ONCE === 0) {
			yield;
		}
	}
	const find = (key: string) => {
		const piece = places.get(`=${key}`) ?? places.get(folded(key));
		const entries = piece === undefined ? [] : entriesOf(piece);
		return entries.find((entry) => entry.key === key) ?? entries.find((entry) => folded(entry.key) === folded(key));
	};
	const found = new Map<string, BibEntry | undefined>();
	return (key) => {
		if (!found.has(key)) {
			found.set(key, find(key));
		}
		return found.get(key);
	};
}
