import { finish, type Steps } from '../../search/packed/steps';
import type { EditedText } from '../editedText';
import { LongText } from '../longText';
import type { KnownText, Layout, PieceFile, PieceFlaw } from '../piece';
import { bibtexPieces, hashAlone, hashWith } from './bibtexPieces';
import { countLines } from './lineNumbers';
import { pieceReader } from './pieceReader';

/** The pieces of a `.bib` file before it was edited, which all told the same wherever they stand. */
export interface PiecesBefore {
	readonly layout: Layout;
	readonly hashes: readonly number[];
	readonly known: KnownText;
}

/**
 * Cuts and reads an edited file only around the edit. `undefined` where that may not be all that the edit changes: it is
 * large, touches `@string`s, or leaves something open.
 */
export function* editedPieces(edit: EditedText, before: PiecesBefore): Steps<PieceFile | undefined> {
	const { starts, ofStrings } = before.layout;
	const [from, to] = piecesAround(edit, starts);
	const [start, end] = [starts[from] ?? 0, (starts[to] ?? 0) + edit.growth];
	if (end - start > MOST_AT_ONCE || ofStrings.some((piece) => piece >= from && piece < to)) {
		return undefined;
	}
	const text = edit.slice(start, end);
	const { stringsBefore } = pieceReader((piece) => edit.slice(starts[piece] ?? 0, starts[piece + 1] ?? 0), ofStrings);
	const textBefore = { strings: stringsBefore(from), behind: hashBefore(from, before) };
	const part = yield* bibtexPieces(new LongText([text]), before.known, { before: textBefore });
	if (!part.layout || part.layout.ofStrings.length > 0) {
		return undefined;
	}
	return yield* insertPart({ edit, before, from, to, text }, part, part.layout);
}

/** Units that are cut at once, 20 ms. */
const MOST_AT_ONCE = 2 ** 20;

/** The pieces that an edit touches and one on each side, which stands as it stood: what is beyond begins where it began. */
function piecesAround({ start, end }: EditedText, starts: Uint32Array): readonly [from: number, to: number] {
	const count = starts.length - 1;
	return [Math.max(0, pieceAt(starts, start) - 1), Math.min(count, pieceAt(starts, end) + 2)];
}

/** The last piece that begins at or before a unit. */
function pieceAt(starts: Uint32Array, unit: number): number {
	let [low, high] = [0, Math.max(0, starts.length - 2)];
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		if ((starts[middle] ?? 0) <= unit) {
			low = middle;
		} else {
			high = middle - 1;
		}
	}
	return low;
}

/** The hash of the `@string`s before a piece. */
function hashBefore(piece: number, { layout, hashes }: PiecesBefore): number {
	let behind = 0;
	for (const other of layout.ofStrings) {
		behind = other < piece ? hashWith(behind, hashAlone(behind, hashes[other] ?? 0)) : behind;
	}
	return behind;
}

/** Where a part was read again. */
interface Place {
	readonly edit: EditedText;
	readonly before: PiecesBefore;
	readonly from: number;
	readonly to: number;
	readonly text: string;
}

function* insertPart(place: Place, part: PieceFile, partLayout: Layout): Steps<PieceFile> {
	const { edit, before, from, to } = place;
	const shift = part.hashes.length - (to - from);
	const moved = <T>(found: ReadonlyMap<number, T>) => new Map([...found].map(([piece, what]) => [piece + from, what]));
	const flaws = moved(part.flaws);
	const hashes = before.hashes.slice(0, from).concat(part.hashes, before.hashes.slice(to));
	yield;
	const ofStrings = before.layout.ofStrings.map((piece) => (piece < from ? piece : piece + shift));
	const layout = { starts: newStarts(place, partLayout), ofStrings };
	const textOf = (piece: number) => edit.slice(layout.starts[piece] ?? 0, layout.starts[piece + 1] ?? 0);
	const { readAgain, entriesOf } = pieceReader(textOf, ofStrings);
	const found = { hashes, read: moved(part.read), unsteady: new Set<number>(), flaws, layout, readAgain, entriesOf };
	const { find, flawsOf } = before.known;
	const flawsAt = (piece: number) => flaws.get(piece) ?? flawsOf(find(hashes[piece] ?? 0) ?? -1);
	const { first, count } = yield* countFlaws(hashes.length, flawsAt);
	const lineOf = ({ piece, start }: FirstFlaw) =>
		edit.lineAt(layout.starts[piece] ?? 0) + finish(countLines(textOf(piece)))(start).line;
	return { ...found, problems: first && { line: lineOf(first), message: first.message, others: count - 1 } };
}

function newStarts({ edit, before: { layout }, from, to, text }: Place, part: Layout): Uint32Array {
	const count = part.starts.length - 1;
	const starts = new Uint32Array(layout.starts.length + count - (to - from));
	starts.set(layout.starts.subarray(0, from));
	let at = layout.starts[from] ?? 0;
	for (let piece = 0; piece < count; piece++) {
		starts[from + piece] = at;
		at += edit.sizeOf(text.slice(part.starts[piece], part.starts[piece + 1]));
	}
	starts.set(
		layout.starts.subarray(to).map((start) => start + edit.growth),
		from + count,
	);
	return starts;
}

interface FirstFlaw extends PieceFlaw {
	readonly piece: number;
}

function* countFlaws(
	pieces: number,
	flawsOf: (piece: number) => readonly PieceFlaw[],
): Steps<{ readonly first: FirstFlaw | undefined; readonly count: number }> {
	let first: FirstFlaw | undefined;
	let count = 0;
	for (let piece = 0; piece < pieces; piece++) {
		for (const flaw of flawsOf(piece)) {
			first = first && (first.piece < piece || first.start <= flaw.start) ? first : { ...flaw, piece };
			count++;
		}
		if (piece % MOST_PIECES === 0) {
			yield;
		}
	}
	return { first, count };
}

const MOST_PIECES = 1024;
