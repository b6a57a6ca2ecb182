import type { Steps } from '../../search/packed/steps';
import { type CutText, joinHashes, type PieceFlaw, type PieceRecord } from '../piece';
import { type BibEntry, fieldValue, parseBibtexInSteps } from './bibtex';
import { findBlock, findCommentEnd } from './bibtexBlocks';
import type { BibStrings } from './bibtexFields';
import { entryToPaper, isWork } from './entryPaper';

/** Stretches to read together, the end exclusive. */
export interface Run {
	readonly from: number;
	readonly to: number;
	readonly strings: BibStrings;
}

/** What was read of a run. */
export interface ReadRun {
	readonly pieces: readonly RunPiece[];
	/** The stretch behind: values and comments may reach beyond the run. */
	readonly next: number;
	/** The strings by then. */
	readonly strings: BibStrings;
}

/** A stretch, with those behind it that its values and comments reach into. */
export interface RunPiece {
	readonly start: number;
	readonly end: number;
	readonly hash: number;
	readonly records: readonly PieceRecord[];
	readonly flaws: readonly PieceFlaw[];
	/** Whether it is one stretch that would be read the same elsewhere. */
	readonly isSteady: boolean;
}

/** Reads a run; where something is wrong, with as many blocks behind it as that may reach into. */
export function* readRun(text: string, cut: CutText, { from, to, strings }: Run): Steps<ReadRun> {
	if (from === to) {
		return { pieces: [], next: to, strings };
	}
	const start = cut.starts[from] ?? 0;
	let end = cut.starts[to] ?? 0;
	let file = yield* parseBibtexInSteps(text.slice(start, end), { strings });
	if (file.problems.length > 0) {
		const isComment = file.problems.some((problem) => kindAt(text, start + problem.start) === 'comment');
		const last = Math.min(cut.hashes.length, to + (isComment ? REACH_OF_COMMENT : REACH));
		end = cut.starts[last] ?? 0;
		file = yield* parseBibtexInSteps(text.slice(start, end), { strings });
	}
	const entries = file.entries.map((entry) => locate(entry, start));
	const problems = movedFlaws(file.problems, start);
	const pieces: RunPiece[] = [];
	let next = from;
	for (let read = 0; next < to; yield) {
		const piece = yield* readPiece(text, cut, next, { entries: entries.slice(read), problems, end });
		pieces.push(piece);
		read += piece.records.length;
		while ((cut.starts[next] ?? 0) < piece.end) {
			next++;
		}
	}
	return { pieces, next, strings: file.strings };
}

/** An entry as a record. */
export function toRecord(entry: BibEntry): PieceRecord {
	const named = [fieldValue(entry, 'xdata') ?? '', fieldValue(entry, 'crossref') ?? ''].join(',').split(',');
	const parents = named.map((key) => key.trim()).filter((key) => key !== '');
	const record = { key: entry.key, isWork: isWork(entry) && entry.key !== '', parents };
	if (parents.length > 0) {
		return { ...record, paper: (find) => entryToPaper(entry, find) };
	}
	// Decoded at once, so that the entry and what it holds of the text need not be kept.
	const paper = entryToPaper(entry);
	return { ...record, paper: () => paper };
}

/** Flaws with so much more text before them. */
export function movedFlaws(flaws: readonly PieceFlaw[], by: number): readonly PieceFlaw[] {
	return flaws.map(({ start, end, message }) => ({ start: start + by, end: end + by, message }));
}

/** How many of the blocks behind it an entry that is not closed may reach into, and a comment. */
const REACH = 8;
const REACH_OF_COMMENT = 128;

function locate(entry: BibEntry, by: number) {
	return { entry, start: by + entry.start, end: by + entry.end, lookedTo: by + entry.lookedTo };
}

/** In offsets of the text; `end` is how far it was read. */
interface Found {
	readonly entries: readonly ReturnType<typeof locate>[];
	readonly problems: readonly PieceFlaw[];
	readonly end: number;
}

function* readPiece(text: string, { starts, hashes }: CutText, first: number, found: Found): Steps<RunPiece> {
	const start = starts[first] ?? 0;
	const kind = kindAt(text, start);
	const records: PieceRecord[] = [];
	let reach = kind === 'comment' ? (commentEnd(text, start, found.end) ?? start) : start;
	let hash = hashes[first] ?? 0;
	let next = first + 1;
	for (;;) {
		const end = starts[next] ?? text.length;
		for (let entry = found.entries[records.length]; entry && entry.start < end; entry = found.entries[records.length]) {
			records.push(toRecord(entry.entry));
			reach = Math.max(reach, entry.end);
			yield;
		}
		if (next >= hashes.length || reach <= end) {
			const flaws = found.problems.filter((problem) => problem.start >= start && problem.start < end);
			const isOne = next === first + 1 && (records.length > 0 || kind !== 'entry');
			const entries = found.entries.slice(0, records.length);
			const isSteady = isOne && entries.every(({ lookedTo }) => lookedTo <= end) && areInEntries(flaws, entries);
			return { start, end, hash, records, flaws: movedFlaws(flaws, -start), isSteady };
		}
		hash = joinHashes(hash, hashes[next] ?? 0);
		next++;
	}
}

function areInEntries(flaws: readonly PieceFlaw[], entries: Found['entries']): boolean {
	return flaws.every((flaw) => entries.some(({ start, end }) => flaw.start >= start && flaw.start < end));
}

function commentEnd(text: string, start: number, end: number): number | undefined {
	const block = findBlock(text, start, end);
	return block && findCommentEnd(text, block, end);
}

function kindAt(text: string, start: number): 'text' | 'comment' | 'definition' | 'entry' {
	const [, type] = /^@\s{0,100}([A-Za-z]+)/.exec(text.slice(start, start + 120)) ?? [];
	switch (type?.toLowerCase()) {
		case undefined:
			return 'text';
		case 'comment':
			return 'comment';
		case 'string':
		case 'preamble':
			return 'definition';
		default:
			return 'entry';
	}
}
