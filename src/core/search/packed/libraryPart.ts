import type { Paper, Topic } from '../../paper';
import type { Term } from '../../terms/glossary';
import { createPackedBuilder, type PackedIndex, packPapers } from './packedIndex';
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

/** The pieces after an edit. Small ones at the end are packed together, so that there are never many. */
export function changePieces(pieces: readonly Piece[], { removed, added }: PartChange, names: PackedNames): Piece[] {
	const ids = [...removed];
	const changed = pieces.map((piece) => withoutPapers(piece, ids)).filter((piece) => countHeld(piece) > 0);
	if (added.length > 0) {
		changed.push(packPiece(added, names));
	}
	for (
		let [piece, last] = changed.slice(-2);
		piece && last && areSmall(piece, last);
		[piece, last] = changed.slice(-2)
	) {
		changed.splice(-2, 2, packPiece([...heldPapers(piece), ...heldPapers(last)], names));
	}
	return changed;
}

/** The share of papers that are taken out, or lie in another piece than the largest. */
export function wasteOf(pieces: readonly Piece[]): number {
	const largest = Math.max(0, ...pieces.map(countHeld));
	const rows = pieces.reduce((sum, { index }) => sum + index.papers.count, 0);
	return rows === 0 ? 0 : 1 - largest / rows;
}

/** Packs what the pieces hold as one index; stops behind each paper. */
export function* packPieces(pieces: readonly Piece[], { terms, topics }: PackedNames): Steps<PackedIndex> {
	const builder = createPackedBuilder(terms, topics);
	for (const piece of pieces) {
		for (const paper of heldPapers(piece)) {
			builder.add(paper);
			yield;
		}
	}
	return yield* builder.pack();
}

/** Papers that are packed again at once when pieces are put together: some 50 ms with abstracts. */
const MOST_REPACKED = 64;

function areSmall(piece: Piece, last: Piece): boolean {
	const [size, lastSize] = [countHeld(piece), countHeld(last)];
	return size <= 2 * lastSize && size + lastSize <= MOST_REPACKED;
}

function packPiece(papers: readonly Paper[], { terms, topics }: PackedNames): Piece {
	return { index: packPapers(papers, terms, topics), removed: undefined };
}

function withoutPapers(piece: Piece, ids: readonly string[]): Piece {
	const rows = ids.flatMap((id) => piece.index.papers.withId(id));
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
