import type { Paper } from '../paper';
import { type NumberList, numberList } from '../search/packed/numberList';
import type { Steps } from '../search/packed/steps';
import type { SliceableText } from './longText';
import type { BibEntry, BibProblem } from './reading/bibtex';
import type { FindEntry } from './reading/inheritance';

/** A text cut in stretches. */
export interface CutText {
	/** Stretch → the UTF-16 unit at which it begins; the last is the end. */
	readonly starts: Uint32Array;
	/** Stretch → a hash of it, of 53 bits. */
	readonly hashes: Float64Array;
}

/** A record of a piece. */
export interface PieceRecord {
	readonly key: string;
	/** Whether it describes a work, and is not data for other entries. */
	readonly isWork: boolean;
	/** Keys of the entries that it takes fields from. */
	readonly parents: readonly string[];
	/** The work, with what it takes from its parents; `undefined` where it was taken already. */
	readonly paper: ((find: FindEntry) => Paper) | undefined;
}

/** Takes works as soon as they are read, and gives the records back without them; what needs its parents stays. */
export type TakeRecords = (records: readonly PieceRecord[]) => readonly PieceRecord[];

/** What is wrong in a piece; offsets are those from its beginning. */
export interface PieceFlaw {
	readonly start: number;
	readonly end: number;
	readonly message: string;
}

/** A file in pieces, each with whole records. */
export interface PieceFile {
	/** Piece → a hash of it, of 53 bits. */
	readonly hashes: readonly number[];
	/** Piece → its records; the text of those that are not here was known, and was not read again. */
	readonly read: ReadonlyMap<number, readonly PieceRecord[]>;
	/** The pieces that may tell other records where they stand elsewhere. */
	readonly unsteady: ReadonlySet<number>;
	/** What is wrong in the pieces that were read. */
	readonly flaws: ReadonlyMap<number, readonly PieceFlaw[]>;
	readonly problems: ProblemSummary | undefined;
	/** Where the pieces stand, in a `.bib` file all of whose pieces tell the same elsewhere. */
	readonly layout?: Layout | undefined;
	/** Reads a piece whose text was known. */
	readonly readAgain: (piece: number) => readonly PieceRecord[];
	/** The entries of a piece, from which others may take fields. */
	readonly entriesOf: (piece: number) => readonly BibEntry[];
}

/** What is wrong in a file: the first problem, its line from 0, and how many there are besides. */
export interface ProblemSummary {
	readonly line: number;
	readonly message: string;
	readonly others: number;
}

/** Where pieces stand in the units of what they were read from: UTF-16 units of a text, bytes of a file. */
export interface Layout {
	/** Piece → the unit at which it begins; the last is the end. */
	readonly starts: Uint32Array;
	/** The pieces that may hold `@string`s; rises. */
	readonly ofStrings: readonly number[];
}

/** What of a text was read before. */
export interface KnownText {
	/** The piece with this hash, if it was read and tells the same wherever it stands. */
	find(hash: number): number | undefined;
	/** What is wrong in it. */
	flawsOf(piece: number): readonly PieceFlaw[];
}

/** Cuts a text at these offsets, which rise; what stands before the first is left out. */
export function* cutText(text: SliceableText, offsets: NumberList): Steps<CutText> {
	const count = offsets.length;
	offsets.push(text.length);
	const starts = offsets.all();
	const hashes = new Float64Array(count);
	let stop = MOST_AT_ONCE;
	for (let number = 0; number < count; number++) {
		const end = starts[number + 1] ?? text.length;
		hashes[number] = hashOf(text.slice(starts[number], end));
		if (end > stop) {
			stop = end + MOST_AT_ONCE;
			yield;
		}
	}
	return { starts, hashes };
}

/** The hash of some text and other text behind it. */
export function joinHashes(one: number, other: number): number {
	return (one * 31 + other) % 2 ** 53;
}

/** The offsets behind each of these signs in a text, and of its beginning. */
export function* offsetsBehind(sign: string, text: string): Steps<NumberList> {
	const offsets = numberList();
	let stop = MOST_AT_ONCE;
	for (let at = 0; at < text.length; ) {
		offsets.push(at);
		const found = text.indexOf(sign, at);
		at = found < 0 ? text.length : found + 1;
		if (at > stop) {
			stop = at + MOST_AT_ONCE;
			yield;
		}
	}
	return offsets;
}

/** The problems of a file, which are in its order, in short. */
export function summarize([first, ...others]: readonly BibProblem[]): ProblemSummary | undefined {
	return first && { line: first.line, message: first.message, others: others.length };
}

/** Hands over the works that stand for themselves, so that not all of a file are held at once. */
export function handOver(take: (paper: Paper) => void): TakeRecords {
	const handOne = (record: PieceRecord): PieceRecord => {
		if (!record.isWork || !record.paper || record.parents.length > 0) {
			return record;
		}
		take(record.paper(() => undefined));
		return { ...record, paper: undefined };
	};
	return (records) => records.map(handOne);
}

/** A record that stands for itself. */
export function paperPiece(paper: Paper): PieceRecord {
	return { key: paper.id, isWork: true, parents: [], paper: () => paper };
}

/** UTF-16 units that are read between two stops. */
const MOST_AT_ONCE = 2 ** 18;

/** As `fingerprint`, as a number; apart, so that it is compiled as the hot loop it is. */
function hashOf(text: string): number {
	let low = 0x811c9dc5;
	let high = 0x01000193;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		low = Math.imul(low ^ code, 0x01000193);
		high = Math.imul(high ^ code, 0x85ebca6b);
	}
	return (high >>> 11) * 0x1_0000_0000 + (low >>> 0);
}
