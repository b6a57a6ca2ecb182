import { type NumberList, numberList } from '../../search/packed/numberList';
import type { Steps } from '../../search/packed/steps';
import type { LongText } from '../longText';
import {
	type CutText,
	cutText,
	joinHashes,
	type KnownText,
	type PieceFile,
	type PieceFlaw,
	type PieceRecord,
	type ProblemSummary,
	type TakeRecords,
} from '../piece';
import type { BibStrings } from './bibtexFields';
import { movedFlaws, type RunPiece, readRun } from './bibtexRun';
import { isFirstOnLine, matchesAt, startsBlock } from './bibtexScanner';
import { withLinesInSteps } from './lineNumbers';
import { pieceReader } from './pieceReader';

/** What stands before a text that is a part of a file. */
export interface TextBefore {
	readonly strings: BibStrings;
	/** The hash of the pieces with `@string`s. */
	readonly behind: number;
}

/**
 * Cuts a `.bib` file where a block begins a line, and reads what is not known. Text that is known is passed over: its blocks
 * were closed before the next began, so that they are read the same wherever they stand behind the same `@string`s, which are
 * part of the hash of a piece.
 */
export function* bibtexPieces(
	text: LongText,
	known: KnownText,
	{ before = NOTHING_BEFORE, take = (records) => records }: PieceOptions,
): Steps<PieceFile> {
	const { offsets, ofStrings } = yield* findBlocks(text);
	const blocks = { ...(yield* cutText(text, offsets)), ofStrings, known };
	const count = blocks.hashes.length;
	const pieces = createPieces(text, before.behind, take);
	let { strings } = before;
	for (let at = 0; at < count; ) {
		const to = endOfUnknown(blocks, at, pieces.behind());
		const run = yield* readRun(text, blocks, { from: at, to, strings, ofStrings });
		for (const piece of run.pieces) {
			pieces.add(piece);
			yield;
		}
		strings = run.strings;
		at = run.next;
		const behind = pieces.behind();
		for (let piece = findKnown(blocks, at, behind); at < count && piece !== undefined; ) {
			pieces.pass(blocks.starts[at] ?? 0, blocks.hashes[at] ?? 0, known.flawsOf(piece));
			if (at % MOST_AT_ONCE === 0) {
				yield;
			}
			piece = findKnown(blocks, ++at, behind);
		}
	}
	return yield* pieces.file();
}

/** How pieces are read. */
export interface PieceOptions {
	readonly before?: TextBefore;
	readonly take?: TakeRecords;
}

const NOTHING_BEFORE: TextBefore = { strings: new Map(), behind: 0 };

/** The hash of a text behind `@string`s with this hash. */
function hashBehind(behind: number, hash: number): number {
	const sum = behind + hash;
	return sum < HASHES ? sum : sum - HASHES;
}

/** The hash of the `@string`s when another piece of them is added: not a sum, in which pieces could change places. */
export function hashWith(behind: number, hash: number): number {
	return joinHashes(hash, behind);
}

/** The hash of a text by itself. */
export function hashAlone(behind: number, hash: number): number {
	return hash < behind ? hash - behind + HASHES : hash - behind;
}

interface Blocks extends CutText {
	readonly ofStrings: ReadonlySet<number>;
	readonly known: KnownText;
}

/** The old piece that is a stretch, behind `@string`s with this hash. */
function findKnown({ hashes, ofStrings, known }: Blocks, stretch: number, behind: number): number | undefined {
	return ofStrings.has(stretch) ? undefined : known.find(hashBehind(behind, hashes[stretch] ?? 0));
}

/** The end of the stretches from `at` on that are to be read. */
function endOfUnknown(blocks: Blocks, at: number, behind: number): number {
	const last = Math.min(blocks.hashes.length, at + MOST_AT_ONCE);
	let [end, hash] = [at, behind];
	while (end < last && findKnown(blocks, end, hash) === undefined) {
		hash = blocks.ofStrings.has(end) ? hashWith(hash, blocks.hashes[end] ?? 0) : hash;
		end++;
	}
	return end;
}

/** The pieces of a file, as they are read or passed over. */
function createPieces(text: LongText, behindAtFirst: number, take: TakeRecords) {
	const [hashes, starts, unsteady]: [number[], number[], Set<number>] = [[], [], new Set()];
	const read = new Map<number, readonly PieceRecord[]>();
	const flaws = new Map<number, readonly PieceFlaw[]>();
	const problems: PieceFlaw[] = [];
	const ofStrings: number[] = [];
	let behind = behindAtFirst;
	const pass = (start: number, hash: number, itsFlaws: readonly PieceFlaw[]) => {
		problems.push(...movedFlaws(itsFlaws, start));
		hashes.push(hashBehind(behind, hash));
		starts.push(start);
	};
	return {
		/** The hash of the pieces with `@string`s by now. */
		behind: () => behind,
		pass,
		add(piece: RunPiece) {
			read.set(hashes.length, take(piece.records));
			flaws.set(hashes.length, piece.flaws);
			if (!piece.isSteady) {
				unsteady.add(hashes.length);
			}
			pass(piece.start, piece.hash, piece.flaws);
			if (piece.isOfStrings) {
				ofStrings.push(hashes.length - 1);
				behind = hashWith(behind, piece.hash);
			}
		},
		*file(): Steps<PieceFile> {
			const { readAgain, entriesOf } = pieceReader((piece) => text.slice(starts[piece], starts[piece + 1]), ofStrings);
			const layout =
				unsteady.size === 0 ? { starts: Uint32Array.from([...starts, text.length]), ofStrings } : undefined;
			const found = { hashes, read, unsteady, flaws, layout, readAgain, entriesOf };
			return { ...found, problems: yield* summarizeFlaws(text, problems) };
		},
	};
}

function* summarizeFlaws(text: LongText, flaws: readonly PieceFlaw[]): Steps<ProblemSummary | undefined> {
	const first = flaws.reduce<PieceFlaw | undefined>(
		(least, flaw) => (least && least.start <= flaw.start ? least : flaw),
		undefined,
	);
	const [problem] = yield* withLinesInSteps(text, first ? [first] : []);
	return problem && { line: problem.line, message: problem.message, others: flaws.length - 1 };
}

const HASHES = 2 ** 53;

/** Blocks that are read together, so that their `@string`s need not be handed over for each. */
const MOST_AT_ONCE = 256;

/** Where the text and its blocks begin, and which of these stretches may hold `@string`s. */
function* findBlocks(text: LongText): Steps<{ offsets: NumberList; ofStrings: ReadonlySet<number> }> {
	const offsets = numberList();
	const ofStrings = new Set<number>();
	if (text.length > 0) {
		offsets.push(0);
	}
	for (const [number, part] of text.parts.entries()) {
		const start = text.startOf(number);
		for (let at = part.indexOf('@'); at >= 0; at = part.indexOf('@', at + 1)) {
			if (start + at > 0 && isFirstOnLine(part, at) && startsBlock(part, at)) {
				offsets.push(start + at);
			}
			if (matchesAt(STRING, part, at)) {
				ofStrings.add(offsets.length - 1);
			}
			if (offsets.length % MOST_AT_ONCE === 0) {
				yield;
			}
		}
		yield;
	}
	return { offsets, ofStrings };
}

const STRING = /@\s*string\s*[{(]/iy;
