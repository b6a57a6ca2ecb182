import type { Steps } from '../../search/packed/steps';
import type { SliceableText } from '../longText';
import { type CutText, joinHashes, type PieceFlaw, type PieceRecord } from '../piece';
import { type BibEntry, type BibFile, type BlockRange, fieldValue, parseBibtexInSteps } from './bibtex';
import { findBlock, findCommentEnd } from './bibtexBlocks';
import type { BibStrings } from './bibtexFields';
import { entryToPaper, isWork } from './entryPaper';

/** Stretches to read together, the end exclusive. */
export interface Run {
	readonly from: number;
	readonly to: number;
	/** Those before it. */
	readonly strings: BibStrings;
	/** The stretches of the file that may hold `@string`s. */
	readonly ofStrings: ReadonlySet<number>;
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
	/** Whether it may hold `@string`s. */
	readonly isOfStrings: boolean;
}

/** Reads a run; where something is wrong, with as many blocks behind it as that may reach into. */
export function* readRun(text: SliceableText, cut: CutText, run: Run): Steps<ReadRun> {
	const { from, to, strings } = run;
	if (from === to) {
		return { pieces: [], next: to, strings };
	}
	const start = cut.starts[from] ?? 0;
	let last = to;
	const read = () => parseBibtexInSteps(text.slice(start, cut.starts[last]), { strings });
	let file = yield* read();
	if (file.problems.length > 0) {
		last = Math.min(cut.hashes.length, to + REACH);
		file = yield* read();
	}
	const { pieces, next } = yield* cutRun(text, cut, run, { file, start, end: cut.starts[last] ?? 0 });
	if (holdsAny(run.ofStrings, next, last)) {
		// Those that stand behind are none for what comes next.
		last = next;
		file = yield* read();
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

/** How many of the blocks behind it an entry or a comment that is not closed may reach into. */
const REACH = 128;

function* cutRun(
	text: SliceableText,
	cut: CutText,
	{ from, to, ofStrings }: Run,
	{ file, start, end }: { readonly file: BibFile; readonly start: number; readonly end: number },
): Steps<Omit<ReadRun, 'strings'>> {
	const blocks = [
		...file.entries.map((entry) => locate(entry, start, entry)),
		...file.definitions.map((range) => locate(range, start)),
	];
	blocks.sort((one, other) => one.start - other.start);
	const problems = movedFlaws(file.problems, start);
	const pieces: RunPiece[] = [];
	let next = from;
	for (let read = 0; next < to; yield) {
		const { count, ...piece } = yield* readPiece(text, cut, next, { blocks: blocks.slice(read), problems, end });
		const first = next;
		while ((cut.starts[next] ?? 0) < piece.end) {
			next++;
		}
		pieces.push({ ...piece, isOfStrings: holdsAny(ofStrings, first, next) });
		read += count;
	}
	return { pieces, next };
}

function holdsAny(stretches: ReadonlySet<number>, from: number, to: number): boolean {
	for (let stretch = from; stretch < to; stretch++) {
		if (stretches.has(stretch)) {
			return true;
		}
	}
	return false;
}

function locate({ start, end, lookedTo }: BlockRange, by: number, entry?: BibEntry): FoundBlock {
	return { entry, start: by + start, end: by + end, lookedTo: by + lookedTo };
}

interface FoundBlock extends BlockRange {
	readonly entry: BibEntry | undefined;
}

/** In offsets of the text; `end` is how far it was read. */
interface Found {
	readonly blocks: readonly FoundBlock[];
	readonly problems: readonly PieceFlaw[];
	readonly end: number;
}

interface CutPiece extends Omit<RunPiece, 'isOfStrings'> {
	/** How many blocks are in it. */
	readonly count: number;
}

function* readPiece(text: SliceableText, { starts, hashes }: CutText, first: number, found: Found): Steps<CutPiece> {
	const start = starts[first] ?? 0;
	const kind = kindAt(text, start);
	const records: PieceRecord[] = [];
	let reach = kind === 'comment' ? (commentEnd(text, start, found.end) ?? start) : start;
	let hash = hashes[first] ?? 0;
	let next = first + 1;
	let count = 0;
	for (;;) {
		const end = starts[next] ?? text.length;
		for (let block = found.blocks[count]; block && block.start < end; block = found.blocks[++count]) {
			if (block.entry) {
				records.push(toRecord(block.entry));
			}
			reach = Math.max(reach, block.end);
			yield;
		}
		if (next >= hashes.length || reach <= end) {
			const flaws = found.problems.filter((problem) => problem.start >= start && problem.start < end);
			const isOne = next === first + 1 && (records.length > 0 || kind !== 'entry');
			const blocks = found.blocks.slice(0, count);
			const isSteady = isOne && blocks.every(({ lookedTo }) => lookedTo <= end) && areInBlocks(flaws, blocks);
			return { start, end, hash, count, records, flaws: movedFlaws(flaws, -start), isSteady };
		}
		hash = joinHashes(hash, hashes[next] ?? 0);
		next++;
	}
}

function areInBlocks(flaws: readonly PieceFlaw[], blocks: readonly FoundBlock[]): boolean {
	return flaws.every((flaw) => blocks.some(({ start, end }) => flaw.start >= start && flaw.start < end));
}

function commentEnd(text: SliceableText, start: number, end: number): number | undefined {
	const part = text.slice(start, end);
	const block = findBlock(part, 0, part.length);
	const found = block && findCommentEnd(part, block, part.length);
	return found === undefined ? undefined : start + found;
}

function kindAt(text: SliceableText, start: number): 'text' | 'comment' | 'definition' | 'entry' {
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
