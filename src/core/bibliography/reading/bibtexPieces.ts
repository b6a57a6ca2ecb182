import { finish, type Steps } from '../../search/packed/steps';
import {
	cutText,
	joinHashes,
	type KnownText,
	type Piece,
	type PieceFile,
	type PieceRecord,
	type Stretch,
} from '../piece';
import { type BibEntry, type BibProblem, fieldValue, parseBibtexInSteps } from './bibtex';
import { findBlock, findCommentEnd } from './bibtexBlocks';
import type { BibStrings } from './bibtexFields';
import { isFirstOnLine, startsBlock } from './bibtexScanner';
import { entryToPaper, isWork } from './entryPaper';

/**
 * Cuts a `.bib` file where a block begins a line, and reads what is not known. Text that is known is passed over: its blocks
 * were all closed and without flaw, so that they are read the same wherever they stand under the same `@string`s.
 */
export function* bibtexPieces(text: string, known: KnownText): Steps<PieceFile> {
	const stretches = yield* cutText(text, yield* blockStarts(text));
	const kinds = stretches.map(({ start }) => kindAt(text, start));
	const ofStrings = stretches.filter((_, number) => kinds[number] === 'string');
	known.readWith(ofStrings.reduce((sum, { hash }) => joinHashes(sum, hash), 0));
	const isKnown = (number: number) => kinds[number] !== 'string' && known.isKnown(stretches[number]?.hash ?? 0);
	const pieces: Piece[] = [];
	const problems: Finding[] = [];
	let strings: BibStrings = new Map();
	for (let at = 0; at < stretches.length; ) {
		let end = at;
		while (end < stretches.length && end - at < MOST_AT_ONCE && !isKnown(end)) {
			end++;
		}
		if (end > at) {
			const run = yield* readRun(text, { stretches, kinds, from: at, to: end }, strings);
			strings = run.strings;
			pieces.push(...run.pieces);
			problems.push(...run.problems);
			at = run.next;
		} else {
			pieces.push({ ...(stretches[at] as Stretch), isSteady: true, records: undefined });
			at++;
		}
		yield;
	}
	const entriesOf = ({ start, end }: Piece) => finish(parseBibtexInSteps(text.slice(start, end), { strings })).entries;
	return {
		pieces,
		problems: yield* linesOf(text, problems),
		entriesOf,
		readAgain: (piece) => entriesOf(piece).map(toRecord),
	};
}

/** Entries that are read together, so that their `@string`s need not be handed over for each. */
const MOST_AT_ONCE = 256;
/** How many of the blocks behind it an entry that is not closed may reach into, and a comment. */
const REACH = 8;
const REACH_OF_COMMENT = 128;

type Kind = 'text' | 'string' | 'preamble' | 'comment' | 'entry';

/** Stretches that are read together. */
interface Run {
	readonly stretches: readonly Stretch[];
	readonly kinds: readonly Kind[];
	readonly from: number;
	readonly to: number;
}

function* blockStarts(text: string): Steps<number[]> {
	const starts = text === '' ? [] : [0];
	for (let at = text.indexOf('@', 1); at >= 0; at = text.indexOf('@', at + 1)) {
		if (isFirstOnLine(text, at) && startsBlock(text, at)) {
			starts.push(at);
		}
		yield;
	}
	return starts;
}

function kindAt(text: string, start: number): Kind {
	const [, type] = /^@\s{0,100}([A-Za-z]+)/.exec(text.slice(start, start + 120)) ?? [];
	const kind = type?.toLowerCase();
	return kind === undefined ? 'text' : kind === 'string' || kind === 'preamble' || kind === 'comment' ? kind : 'entry';
}

function* readRun(text: string, run: Run, strings: BibStrings) {
	const { stretches, from, to } = run;
	const { start = 0 } = stretches[from] ?? {};
	let end = stretches[to - 1]?.end ?? 0;
	let file = yield* parseBibtexInSteps(text.slice(start, end), { strings });
	if (file.problems.length > 0) {
		const isComment = file.problems.some((problem) => kindAt(text, start + problem.start) === 'comment');
		const last = Math.min(stretches.length, to + (isComment ? REACH_OF_COMMENT : REACH));
		end = stretches[last - 1]?.end ?? end;
		file = yield* parseBibtexInSteps(text.slice(start, end), { strings });
	}
	const pieces: Piece[] = [];
	const entries = file.entries.map((entry) => ({ entry, start: start + entry.start, end: start + entry.end }));
	const problems = file.problems.map(({ line: _, ...problem }) => moved(problem, start));
	let next = from;
	for (let read = 0; next < to; yield) {
		const piece = readPiece(text, { ...run, from: next }, { entries: entries.slice(read), problems, end });
		pieces.push(piece);
		read += piece.records?.length ?? 0;
		while ((stretches[next]?.start ?? end) < piece.end) {
			next++;
		}
	}
	const readTo = pieces.at(-1)?.end ?? end;
	return { pieces, problems: problems.filter((problem) => problem.start < readTo), next, strings: file.strings };
}

/** What is wrong, before its line is known. */
type Finding = Omit<BibProblem, 'line'>;

function moved(problem: Finding, by: number): Finding {
	return { ...problem, start: problem.start + by, end: problem.end + by };
}

/** Counts the lines up to each problem; they come in order. */
function* linesOf(text: string, problems: readonly Finding[]): Steps<BibProblem[]> {
	const lined: BibProblem[] = [];
	let [line, at] = [0, 0];
	for (const problem of problems) {
		while (at < problem.start) {
			const end = Math.min(problem.start, at + COUNTED_AT_ONCE);
			line += countLines(text, at, end);
			at = end;
			yield;
		}
		lined.push({ ...problem, line });
	}
	return lined;
}

const COUNTED_AT_ONCE = 2 ** 20;

function countLines(text: string, from: number, to: number): number {
	let lines = 0;
	for (let at = from; at < to; at++) {
		const code = text.charCodeAt(at);
		if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) {
			lines++;
		}
	}
	return lines;
}

/** What was read of a run, in offsets of the text; `end` is how far it was read. */
interface ReadRun {
	readonly entries: readonly { readonly entry: BibEntry; readonly start: number; readonly end: number }[];
	readonly problems: readonly Finding[];
	readonly end: number;
}

/** The first stretch of the run, with those behind it that a value or a comment of it reaches into. */
function readPiece(text: string, { stretches, kinds, from }: Run, read: ReadRun): Piece {
	const [first] = stretches.slice(from, from + 1);
	const { start = 0 } = first ?? {};
	let end = first?.end ?? text.length;
	let hash = first?.hash ?? 0;
	let reach = kinds[from] === 'comment' ? (commentEnd(text, start, read.end) ?? end) : end;
	const records: PieceRecord[] = [];
	for (let last = from; ; last++) {
		for (let entry = read.entries[records.length]; entry && entry.start < end; entry = read.entries[records.length]) {
			records.push(toRecord(entry.entry));
			reach = Math.max(reach, entry.end);
		}
		const after = stretches[last + 1];
		if (!after || after.start >= reach) {
			break;
		}
		end = after.end;
		hash = joinHashes(hash, after.hash);
	}
	const isPlain = end === first?.end && !read.problems.some((problem) => problem.start >= start && problem.start < end);
	return { start, end, hash, records, isSteady: isPlain && (records.length > 0 || kinds[from] !== 'entry') };
}

function commentEnd(text: string, start: number, end: number): number | undefined {
	const block = findBlock(text, start, end);
	return block && findCommentEnd(text, block, end);
}

function toRecord(entry: BibEntry): PieceRecord {
	const named = [fieldValue(entry, 'xdata') ?? '', fieldValue(entry, 'crossref') ?? ''].join(',').split(',');
	const parents = named.map((key) => key.trim()).filter((key) => key !== '');
	const isOfWork = isWork(entry) && entry.key !== '';
	if (parents.length > 0) {
		return { key: entry.key, isWork: isOfWork, parents, paper: (find) => entryToPaper(entry, find) };
	}
	const paper = entryToPaper(entry);
	return { key: entry.key, isWork: isOfWork, parents, paper: () => paper };
}
