import { type NumberList, numberList } from '../../search/packed/numberList';
import { finish, type Steps } from '../../search/packed/steps';
import { cutText, joinHashes, type KnownText, type PieceFile, type PieceRecord } from '../piece';
import { type BibProblem, parseBibtexInSteps } from './bibtex';
import type { BibStrings } from './bibtexFields';
import { readRun, toRecord } from './bibtexRun';
import { isFirstOnLine, matchesAt, startsBlock } from './bibtexScanner';
import { withLinesInSteps } from './lineNumbers';

/**
 * Cuts a `.bib` file where a block begins a line, and reads what is not known. Text that is known is passed over: its blocks
 * were all closed and without flaw, so that they are read the same wherever they stand under the same `@string`s.
 */
export function* bibtexPieces(text: string, known: KnownText): Steps<PieceFile> {
	const { offsets, ofStrings } = yield* findBlocks(text);
	const cut = yield* cutText(text, offsets);
	const count = cut.hashes.length;
	const hashOf = (stretch: number) => cut.hashes[stretch] ?? 0;
	known.readWith([...ofStrings].reduce((sum, stretch) => joinHashes(sum, hashOf(stretch)), 0));
	const [hashes, starts, unsteady]: [number[], number[], Set<number>] = [[], [], new Set()];
	const read = new Map<number, readonly PieceRecord[]>();
	const problems: Omit<BibProblem, 'line'>[] = [];
	let strings: BibStrings = new Map();
	for (let at = 0; at < count; ) {
		let end = at;
		while (end < count && end - at < MOST_AT_ONCE && (ofStrings.has(end) || !known.isKnown(hashOf(end)))) {
			end++;
		}
		const run = yield* readRun(text, cut, { from: at, to: end, strings });
		strings = run.strings;
		problems.push(...run.problems);
		for (const { start, hash, records, isSteady } of run.pieces) {
			read.set(hashes.length, records);
			if (!isSteady) {
				unsteady.add(hashes.length);
			}
			hashes.push(hash);
			starts.push(start);
		}
		for (at = run.next; at < count && known.isKnown(hashOf(at)) && !ofStrings.has(at); at++) {
			hashes.push(hashOf(at));
			starts.push(cut.starts[at] ?? 0);
			if (at % MOST_AT_ONCE === 0) {
				yield;
			}
		}
	}
	const entriesOf = (piece: number) =>
		finish(parseBibtexInSteps(text.slice(starts[piece], starts[piece + 1]), { strings })).entries;
	return {
		...{ hashes, read, unsteady, entriesOf },
		problems: yield* withLinesInSteps(text, problems),
		readAgain: (piece) => entriesOf(piece).map(toRecord),
	};
}

/** Blocks that are read together, so that their `@string`s need not be handed over for each. */
const MOST_AT_ONCE = 256;

/** Where the text and its blocks begin, and which of these are `@string`s. */
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
			if (matchesAt(STRING, text, at)) {
				ofStrings.add(offsets.length - 1);
			}
		}
		if (offsets.length % MOST_AT_ONCE === 0) {
			yield;
		}
	}
	return { offsets, ofStrings };
}

const STRING = /@\s*string\s*[{(]/iy;
