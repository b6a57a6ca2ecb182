import type { Paper } from '../paper';
import type { Piece } from '../search/packed/libraryPart';
import type { PackedIndex } from '../search/packed/packedIndex';
import type { Steps } from '../search/packed/steps';
import { type EntryEvidence, keepEvidence, ownText } from './learnedEntries';
import { nameShape } from './learnedNames';
import { findNamesInTitle } from './learnedTitles';

/** Reads what the titles of a packed part of the library present. */
export type ReadTitles = (pieces: readonly Piece[]) => Steps<readonly EntryEvidence[]>;

/**
 * A reader of titles that reads each packed index once, and keeps no more of it than the papers whose titles present a name that its
 * letters mark: of a large collection nothing else is told from words. Stops behind each paper.
 */
export function createTitleReader(): ReadTitles {
	const known = new WeakMap<PackedIndex, readonly Presenting[]>();
	return function* (pieces) {
		const entries: EntryEvidence[] = [];
		for (const { index, removed } of pieces) {
			const presenting = known.get(index) ?? (yield* readPresenting(index));
			known.set(index, presenting);
			entries.push(...presenting.flatMap(({ row, entry }) => (removed?.[row] === 1 ? [] : [entry])));
		}
		return entries;
	};
}

/** The record with this id in a packed part; `undefined` where it has none. */
export function findRecord(pieces: readonly Piece[], id: string): Paper | undefined {
	for (const { index, removed } of pieces) {
		const row = index.papers.withId(id).find((one) => removed?.[one] !== 1);
		if (row !== undefined) {
			return index.papers.at(row);
		}
	}
	return undefined;
}

/** A capital behind a letter, a digit or a sign, which every marked name has. */
const MAY_PRESENT = /[\p{L}\p{N}]-?\p{Lu}|\p{N}|\p{L}[+#*]/u;
/** Two letters are most often a field or a unit. */
const SHORTEST = 3;

function isMarkedName(name: string): boolean {
	return name.length >= SHORTEST && nameShape(name) === 'marked';
}

interface Presenting {
	readonly row: number;
	readonly entry: EntryEvidence;
}

function* readPresenting({ papers }: PackedIndex): Steps<readonly Presenting[]> {
	const presenting: Presenting[] = [];
	for (let row = 0; row < papers.count; row++) {
		const paper = papers.at(row);
		const names = paper && MAY_PRESENT.test(paper.title) ? findNamesInTitle(ownText(paper.title)) : [];
		const presented = names.filter(({ name, role }) => role === 'presented' && isMarkedName(name));
		if (paper && presented.length > 0) {
			presenting.push({ row, entry: keepEvidence({ key: paper.key ?? paper.id, paper }, presented) });
		}
		yield;
	}
	return presenting;
}
