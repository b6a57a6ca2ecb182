import type { Paper, Topic } from '../../paper';
import type { Term } from '../../terms/glossary';
import { createPackedBuilder, type PackedIndex, packAll } from './packedIndex';
import type { Segment } from './segment';
import type { Steps } from './steps';

/** What an edit changed in a part. */
export interface PartChange {
	/** Ids (citation keys) of papers that are gone or changed; all papers of the part with such an id are taken out. */
	readonly removed: Iterable<string>;
	/** The papers that are new or changed. */
	readonly added: readonly Paper[];
}

/** A packed index of a part, and which of its papers are taken out: row → 1. */
export interface Piece {
	readonly index: PackedIndex;
	readonly removed: Uint8Array | undefined;
}

/** What was packed first, and behind it small pieces of what was added since. */
export interface LibraryPart {
	readonly pieces: readonly Piece[];
	readonly sources: readonly string[];
}

/** A segment that knows its part. */
export interface PartSegment extends Segment {
	readonly part: string;
}

/** The names that papers are packed with. */
export interface PackedNames {
	readonly terms: readonly Term[];
	readonly topics: readonly Topic[];
}

/** Gives each piece of the parts its rows. */
export function layOut(parts: ReadonlyMap<string, LibraryPart>): PartSegment[] {
	const segments: PartSegment[] = [];
	let base = 0;
	for (const [part, { pieces, sources }] of parts) {
		for (const piece of pieces) {
			segments.push({ ...piece, part, sources, base });
			base += piece.index.papers.count;
		}
	}
	return segments;
}

/** The pieces after an edit. Small ones at the end are packed together, so that there are never many. Stops behind each paper. */
export function* changePieces(
	pieces: readonly Piece[],
	{ removed, added }: PartChange,
	names: PackedNames,
): Steps<Piece[]> {
	const changed: Piece[] = [];
	const ids = [...removed];
	for (const piece of pieces) {
		const rest = yield* withoutPapers(piece, ids);
		changed.push(...(countHeld(rest) > 0 ? [rest] : []));
	}
	let last = [...added];
	for (let piece = changed.at(-1); piece && areSmall(countHeld(piece), last.length); piece = changed.at(-1)) {
		last = [...heldPapers(piece), ...last];
		changed.pop();
	}
	return last.length > 0
		? [...changed, { index: yield* packAll(createPackedBuilder(names.terms, names.topics), last), removed: undefined }]
		: changed;
}

/** The share of papers that are taken out, or lie in another piece than the largest. */
export function wasteOf(pieces: readonly Piece[]): number {
	const largest = Math.max(0, ...pieces.map(countHeld));
	const rows = pieces.reduce((sum, { index }) => sum + index.papers.count, 0);
	return rows === 0 ? 0 : 1 - largest / rows;
}

/** Packs what the pieces hold as one index; stops behind each paper. */
export function* packPieces(pieces: readonly Piece[], names: PackedNames): Steps<PackedIndex> {
	return yield* packAll(createPackedBuilder(names.terms, names.topics), heldInPieces(pieces));
}

function* heldInPieces(pieces: readonly Piece[]): Generator<Paper> {
	for (const piece of pieces) {
		yield* heldPapers(piece);
	}
}

/** Papers that an edit packs again at most: some 200 ms in slices, once in a few hundred edits. */
const MOST_REPACKED = 512;

function areSmall(size: number, lastSize: number): boolean {
	return lastSize > 0 && size <= 2 * lastSize && size + lastSize <= MOST_REPACKED;
}

function* withoutPapers(piece: Piece, ids: readonly string[]): Steps<Piece> {
	const rows: number[] = [];
	for (const [number, id] of ids.entries()) {
		rows.push(...piece.index.papers.withId(id));
		if (number % 64 === 63) {
			yield;
		}
	}
	if (rows.length === 0) {
		return piece;
	}
	const removed = piece.removed?.slice() ?? new Uint8Array(piece.index.papers.count);
	for (const row of rows) {
		removed[row] = 1;
	}
	return { ...piece, removed };
}

function countHeld({ index, removed }: Piece): number {
	return index.papers.count - (removed?.reduce((sum, one) => sum + one, 0) ?? 0);
}

function* heldPapers({ index, removed }: Piece): Generator<Paper> {
	for (let row = 0; row < index.papers.count; row++) {
		const paper = removed?.[row] === 1 ? undefined : index.papers.at(row);
		if (paper) {
			yield paper;
		}
	}
}
