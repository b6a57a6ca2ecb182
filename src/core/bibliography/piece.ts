import type { Paper } from '../paper';
import type { Steps } from '../search/packed/steps';
import type { BibEntry, BibProblem } from './reading/bibtex';
import type { FindEntry } from './reading/inheritance';

/** A stretch of a file's text: UTF-16 code units, the end exclusive; and a hash of it, of 53 bits. */
export interface Stretch {
	readonly start: number;
	readonly end: number;
	readonly hash: number;
}

/** A stretch with whole records, and what was read of it. */
export interface Piece extends Stretch {
	/** Whether this text, where it is cut out alone, tells the same records wherever it stands. */
	readonly isSteady: boolean;
	/** `undefined` where the text was known and not read again. */
	readonly records: readonly PieceRecord[] | undefined;
}

/** A record of a piece. */
export interface PieceRecord {
	readonly key: string;
	/** Whether it describes a work, and is not data for other entries. */
	readonly isWork: boolean;
	/** Keys of the entries that it takes fields from. */
	readonly parents: readonly string[];
	/** The work, with what it takes from its parents. */
	readonly paper: (find: FindEntry) => Paper;
}

/** A file in pieces. */
export interface PieceFile {
	readonly pieces: readonly Piece[];
	readonly problems: readonly BibProblem[];
	/** Reads a piece whose text was known. */
	readonly readAgain: (piece: Piece) => readonly PieceRecord[];
	/** The entries of a piece, from which others may take fields. */
	readonly entriesOf: (piece: Piece) => readonly BibEntry[];
}

/** What of a text was read before. */
export interface KnownText {
	/** Whether text with this hash was read, and tells the same records wherever it stands. */
	isKnown(hash: number): boolean;
	/** Is told a hash of what all other text is read with; where it is another than before, nothing is known. */
	readWith(context: number): void;
}

/** Cuts a text at these offsets, which rise; what stands before the first is left out. */
export function* cutText(text: string, starts: readonly number[]): Steps<Stretch[]> {
	const stretches: Stretch[] = [];
	for (const [number, start] of starts.entries()) {
		const end = starts[number + 1] ?? text.length;
		stretches.push({ start, end, hash: hashOf(text, start, end) });
		yield;
	}
	return stretches;
}

/** As `fingerprint`, of a part of a text. */
function hashOf(text: string, start: number, end: number): number {
	let low = 0x811c9dc5;
	let high = 0x01000193;
	for (let at = start; at < end; at++) {
		const code = text.charCodeAt(at);
		low = Math.imul(low ^ code, 0x01000193);
		high = Math.imul(high ^ code, 0x85ebca6b);
	}
	return (high >>> 11) * 0x1_0000_0000 + (low >>> 0);
}

/** The hash of some text after other text. */
export function joinHashes(one: number, other: number): number {
	return (one * 31 + other) % 2 ** 53;
}

/** A record that stands for itself. */
export function paperPiece(paper: Paper): PieceRecord {
	return { key: paper.id, isWork: true, parents: [], paper: () => paper };
}
