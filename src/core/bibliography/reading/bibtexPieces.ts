import { fingerprint } from '../../fingerprint';
import { type NumberList, numberList } from '../../search/packed/numberList';
import { finish, type Steps } from '../../search/packed/steps';
import { cutText, joinHashes, type KnownText, type PieceFile, type PieceFlaw, type PieceRecord } from '../piece';
import { parseBibtexInSteps } from './bibtex';
import type { BibStrings } from './bibtexFields';
import { movedFlaws, type RunPiece, readRun, toRecord } from './bibtexRun';
import { isFirstOnLine, matchesAt, startsBlock } from './bibtexScanner';
import { withLinesInSteps } from './lineNumbers';

/**
 * Cuts a `.bib` file where a block begins a line, and reads what is not known. Text that is known is passed over: its blocks
 * were closed before the next began, so that they are read the same wherever they stand under the same `@string`s.
 */
export function* bibtexPieces(text: string, known: KnownText): Steps<PieceFile> {
	const { offsets, ofStrings } = yield* findBlocks(text);
	const cut = yield* cutText(text, offsets);
	const count = cut.hashes.length;
	const hashOf = (stretch: number) => cut.hashes[stretch] ?? 0;
	const find = (stretch: number) => (ofStrings.has(stretch) ? undefined : known.find(hashOf(stretch)));
	const pieces = createPieces();
	let strings: BibStrings = new Map();
	for (let at = 0; at < count; ) {
		let end = at;
		while (end < count && end - at < MOST_AT_ONCE && find(end) === undefined) {
			end++;
		}
		const run = yield* readRun(text, cut, { from: at, to: end, strings });
		run.pieces.forEach(pieces.add);
		strings = run.strings;
		at = run.next;
		for (let piece = find(at); at < count && piece !== undefined; piece = find(++at)) {
			pieces.pass(cut.starts[at] ?? 0, hashOf(at), known.flawsOf(piece));
			if (at % MOST_AT_ONCE === 0) {
				yield;
			}
		}
	}
	const texts = fingerprint([...strings].flat().join('\n'));
	const context = [...ofStrings].reduce((sum, stretch) => joinHashes(sum, hashOf(stretch)), texts);
	return known.isReadWith(context) ? yield* pieces.file(text, strings) : yield* bibtexPieces(text, known);
}

/** The pieces of a file, as they are read or passed over. */
function createPieces() {
	const [hashes, starts, unsteady]: [number[], number[], Set<number>] = [[], [], new Set()];
	const read = new Map<number, readonly PieceRecord[]>();
	const flaws = new Map<number, readonly PieceFlaw[]>();
	const problems: PieceFlaw[] = [];
	const pass = (start: number, hash: number, itsFlaws: readonly PieceFlaw[]) => {
		problems.push(...movedFlaws(itsFlaws, start));
		hashes.push(hash);
		starts.push(start);
	};
	return {
		pass,
		add(piece: RunPiece) {
			read.set(hashes.length, piece.records);
			flaws.set(hashes.length, piece.flaws);
			if (!piece.isSteady) {
				unsteady.add(hashes.length);
			}
			pass(piece.start, piece.hash, piece.flaws);
		},
		*file(text: string, strings: BibStrings): Steps<PieceFile> {
			const entriesOf = (piece: number) =>
				finish(parseBibtexInSteps(text.slice(starts[piece], starts[piece + 1]), { strings })).entries;
			return {
				...{ hashes, read, unsteady, flaws, entriesOf },
				problems: yield* withLinesInSteps(text, problems),
				readAgain: (piece) => entriesOf(piece).map(toRecord),
			};
		},
	};
}

/** Blocks that are read together, so that their `@string`s need not be handed over for each. */
const MOST_AT_ONCE = 256;

/** Where the text and its blocks begin, and which of these stretches may hold `@string`s. */
function* findBlocks(text: string): Steps<{ offsets: NumberList; ofStrings: ReadonlySet<number> }> {
	const offsets = numberList();
	const ofStrings = new Set<number>();
	if (text !== '') {
		offsets.push(0);
	}
	for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
		if (isFirstOnLine(text, at) && startsBlock(text, at)) {
			if (at > 0) {
				offsets.push(at);
			}
		}
		if (matchesAt(STRING, text, at)) {
			ofStrings.add(offsets.length - 1);
		}
		if (offsets.length % MOST_AT_ONCE === 0) {
			yield;
		}
	}
	return { offsets, ofStrings };
}

const STRING = /@\s*string\s*[{(]/iy;
