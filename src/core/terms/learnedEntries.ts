import type { Paper } from '../paper';
import { findNamesInTitle, type TitleName } from './learnedTitles';

/** What one entry of a bibliography tells about names. */
export interface EntryEvidence {
	readonly key: string;
	readonly names: readonly TitleName[];
	/** Its paper, as much of it as tells it from others; made at each call. */
	readonly paper: Paper;
}

/** A citation key with its paper. */
export interface KeyedPaper {
	readonly key: string;
	readonly paper: Paper;
}

/** Reads what an entry tells about names; see `keepEvidence`. */
export function readEntryEvidence(entry: KeyedPaper): EntryEvidence {
	return keepEvidence(entry, findNamesInTitle(ownText(entry.paper.title)));
}

/** What an entry tells about names, with little of it: neither the text that it was read from nor objects. */
export function keepEvidence({ key, paper }: KeyedPaper, names: readonly TitleName[]): EntryEvidence {
	const isLong = paper.authors.length > MOST_AUTHORS;
	const short = isLong ? { ...paper, authors: paper.authors.slice(0, MOST_AUTHORS), authorsTruncated: true } : paper;
	const record = JSON.stringify(short, (name, value) => (leftOut.has(name) ? undefined : value));
	return new EntryRecord(ownText(key), names, ownText(record));
}

const MOST_AUTHORS = 8;

/** The same text, which is no part of a longer one in memory, and takes two bytes a character only where it must. */
export function ownText(text: string): string {
	return text.length < SHORTEST_PART ? text : (JSON.parse(JSON.stringify(text)) as string);
}

/** Engines copy shorter parts of a text anyway. */
const SHORTEST_PART = 13;

const leftOut: ReadonlySet<string> = new Set(
	'abstract notes note tags editors isbn codeUrl pages volume number articleNumber publisher venueShort month'.split(
		' ',
	),
);

class EntryRecord implements EntryEvidence {
	constructor(
		readonly key: string,
		readonly names: readonly TitleName[],
		private readonly record: string,
	) {}

	get paper(): Paper {
		return JSON.parse(this.record) as Paper;
	}
}
