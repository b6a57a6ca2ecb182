import type { BibEntry } from '../reading/bibtex';
import type { BibField } from '../reading/bibtexFields';
import { type FindEntry, inheritedFields } from '../reading/inheritance';
import type { EntryOptions } from './bibEntry';
import type { EntryField } from './entryFields';
import { layOutEntry } from './entryLayout';
import { DEFAULT_STYLE, type EntryStyle } from './entryStyle';
import type { LatexEncoder } from './escapeLatex';

/** An entry to copy. */
export interface EntrySource {
	/** Its offsets count in `text`. */
	readonly source: BibEntry;
	readonly text: string;
	/** The other entries of its text, from which it may inherit. */
	readonly find: FindEntry;
}

export interface EntryCopyOptions extends EntryOptions {
	/** From the keys of entries that are copied too, in lower case, to their new ones. */
	readonly keyOf?: ReadonlyMap<string, string>;
}

/**
 * The copy of an entry under another key: all its fields but those that only programs read, in the layout of the style. What
 * it inherits from entries that are not copied with it becomes its own. No line end behind it.
 */
export function formatEntryCopy(entry: EntrySource, options: EntryCopyOptions): string {
	const { key = entry.source.key, omitFields = [], style = DEFAULT_STYLE, encode } = options;
	const omitted = new Set(omitFields.map((name) => name.toLowerCase()));
	const fields = new Map<string, EntryField>();
	const add = (name: string, value: string) => {
		if (!fields.has(name) && value !== '' && !omitted.has(name) && !PROGRAM_FIELDS.test(name)) {
			fields.set(name, [CASED.get(name) ?? name, value]);
		}
	};
	const inherits = inheritsFromOthers(entry, options.keyOf);
	for (const field of entry.source.fields) {
		if (!inherits || !PARENTS.test(field.name)) {
			add(field.name, writtenValue(field, entry.text, options));
		}
	}
	if (inherits) {
		for (const [name, value] of inheritedFields(entry.source, entry.find)) {
			add(name, PARENTS.test(name) ? '' : braced(value, name, encode));
		}
	}
	return layOutEntry(entry.source.type, key, [...fields.values()], style, delimit);
}

const PARENTS = /^(?:crossref|xdata)$/;

/** Whether an entry has a parent that is there and is not copied with it. */
function inheritsFromOthers({ source, find }: EntrySource, keyOf?: ReadonlyMap<string, string>): boolean {
	const parents = source.fields.filter(({ name }) => PARENTS.test(name)).flatMap(({ value }) => value.split(','));
	return parents.some((parent) => find(parent.trim()) && !keyOf?.has(parent.trim().toLowerCase()));
}

/** What reference managers and indexes note for themselves, and what is never written. */
const PROGRAM_FIELDS =
	/^(?:abstract|annot(?:e|ation)|comments?|file|local-?(?:url|file)|pdf|keywords?|timestamp|owner|groups|biburl|bibsource|username|rating|ranking|priority|read|readstatus|printed|qualityassured|(?:creation|modification)date|(?:date-)?(?:added|modified)(?:-at)?|posted-at|(?:inter|intra)hash|internal-note|__markedentry|(?:bdsk|mendeley|citeulike|zotero|papers3|jabref)-.*)$/;

const CASED: ReadonlyMap<string, string> = new Map([
	['archiveprefix', 'archivePrefix'],
	['primaryclass', 'primaryClass'],
]);

/** With delimiters where it is no name of a `@string`, on one line. */
function writtenValue(field: BibField, text: string, { keyOf, encode }: EntryCopyOptions): string {
	const raw = text.slice(field.valueStart, field.valueEnd);
	const isName = /^[A-Za-z][\w:.+-]*$/.test(raw) && (raw === field.value || field.name === 'month');
	if (isName) {
		return raw;
	}
	const copied = field.name === 'crossref' ? keyOf?.get(field.value.trim().toLowerCase()) : undefined;
	return braced(copied ?? field.value, field.name, encode);
}

function braced(value: string, name: string, encode: LatexEncoder | undefined): string {
	const line = value.replace(/\s+/g, ' ').trim();
	const written = encode && !VERBATIM.test(name) ? line.replace(NOT_ASCII, encode) : line;
	return written === '' ? '' : `{${written}}`;
}

const VERBATIM = /^(?:url|doi|eprint|crossref)$/;
const NOT_ASCII = /\P{M}\p{M}+|[^\0-\x7f]/gu;

/** A value with a quote keeps its braces: an accent such as `\"u` has one. */
function delimit(value: string, { delimiter }: EntryStyle): string {
	const isBraced = value.startsWith('{');
	return delimiter === 'quotes' && isBraced && !value.includes('"') ? `"${value.slice(1, -1)}"` : value;
}
