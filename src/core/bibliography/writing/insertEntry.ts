import type { BibEntry } from '../reading/bibtex';
import { detectEntryStyle, detectLineEnd, detectTypeNames, type EntryStyle, mostFrequent } from './entryStyle';
import { placeByKey } from './keyOrder';

/** A text to put in at an offset (UTF-16 units); everything else stays as it is. */
export interface Insertion {
	readonly offset: number;
	readonly text: string;
}

/**
 * Where a new entry goes into a bibliography: between its neighbours where the entries are sorted by key, else behind the
 * last one. `format` gets the style of the entries around and gives the entry without a line end behind it.
 */
export function planEntryInsertion(
	text: string,
	entries: readonly BibEntry[],
	key: string,
	format: (style: EntryStyle) => string,
): Insertion {
	const at = entries.length > 0 ? placeAmong(entries, key) : 0;
	const near = entries.slice(Math.max(0, at - NEAR), at + NEAR);
	const style = detectEntryStyle(text, near);
	const typeNames = detectTypeNames(text, entries.slice(Math.max(0, at - NEAR_OF_TYPE), at + NEAR_OF_TYPE));
	const entry = format({ ...style, typeNames, lineEnd: detectLineEnd(text) });
	const gap = style.lineEnd.repeat(mostFrequent(near.slice(0, -1).map((one) => lineBreaksBehind(text, one))) ?? 2);
	const before = entries[at - 1];
	if (before) {
		return { offset: endOfEntryLine(text, before.end), text: gap + entry };
	}
	const first = entries[0];
	return first ? { offset: first.start, text: entry + gap } : insertAlone(text, entry, style.lineEnd);
}

/** How many entries on either side show the style. */
const NEAR = 10;

/** How many show how types are spelt. */
const NEAR_OF_TYPE = 250;

/** Before which entry the new one goes. An entry that is not closed would swallow what comes behind it. */
function placeAmong(entries: readonly BibEntry[], key: string): number {
	const next = placeByKey(entries, key);
	if (next !== undefined && (next === 0 || entries[next - 1]?.closed)) {
		return next;
	}
	return entries.reduce((last, entry, index) => (entry.closed ? index + 1 : last), 0);
}

/** Undefined where the next entry begins on the same line. */
function lineBreaksBehind(text: string, entry: BibEntry): number | undefined {
	const blank = /^\s+/.exec(text.slice(endOfEntryLine(text, entry.end)))?.[0];
	return blank?.match(/\r\n|\r|\n/g)?.length;
}

/** Behind the rest of the entry's last line, such as a comment, unless another entry begins on it. */
function endOfEntryLine(text: string, end: number): number {
	const rest = /[^\r\n]*/.exec(text.slice(end))?.[0] ?? '';
	return rest.includes('@') ? end : end + rest.length;
}

/** Into a file without entries: in front of JabRef's settings, which stay last, else at the end. */
function insertAlone(text: string, entry: string, lineEnd: string): Insertion {
	const settings = text.search(/^[ \t]*@comment\s*\{\s*jabref-meta/im);
	if (settings >= 0) {
		return { offset: settings, text: entry + lineEnd.repeat(2) };
	}
	const isBlank = /^[\ufeff\s]*$/.test(text);
	const gap = isBlank ? '' : /[\r\n]$/.test(text) ? lineEnd : lineEnd.repeat(2);
	return { offset: text.length, text: gap + entry + lineEnd };
}
