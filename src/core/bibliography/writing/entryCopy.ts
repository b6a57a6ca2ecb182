import type { Paper } from '../../paper';
import type { BibliographyEntry, BibliographyText } from '../bibliography';
import type { PastedEntry } from '../pastedEntries';
import type { BibField } from '../reading/bibtexFields';
import type { EntryField } from './entryFields';
import { layOutEntry } from './entryLayout';
import { type EntryPlan, type EntryPlanOptions, planEntries } from './entryPlan';
import type { EntryStyle } from './entryStyle';
import type { LatexEncoder } from './escapeLatex';
import { type Insertion, planEntryInsertion } from './insertEntry';

/**
 * Plans pasted entries in a bibliography, each with all its fields but those that only programs read, in the layout and with a
 * key in the pattern of the file; `known` gives the entry that a work has already, and none is added for it.
 */
export function planEntryCopies(
	bibliography: BibliographyText,
	pasted: readonly PastedEntry[],
	known: (paper: Paper) => BibliographyEntry | undefined,
	options: EntryPlanOptions,
): EntryPlan {
	const papers = pasted.map(({ paper }) => paper);
	const { keys, added } = planEntries(bibliography, papers, known, options);
	const keyOf = new Map(pasted.map(({ source }, at) => [source.key.toLowerCase(), keys[at] ?? '']));
	const copies = pasted.flatMap((entry, at) =>
		added.includes(entry.paper) ? { key: keys[at] ?? '', format: copyOf(entry, keys[at] ?? '', keyOf, options) } : [],
	);
	return { keys, added, insertions: planInsertions(bibliography, copies) };
}

interface EntryCopy {
	readonly key: string;
	readonly format: (style: EntryStyle) => string;
}

function planInsertions({ text, entries }: BibliographyText, copies: readonly EntryCopy[]): Insertion[] {
	const sources = entries.flatMap(({ source }) => source ?? []);
	const [first] = copies;
	if (sources.length > 0 || !first) {
		return copies.map(({ key, format }) => planEntryInsertion(text, sources, key, format));
	}
	const formatAll = (style: EntryStyle) =>
		copies.map(({ format }) => format(style)).join(style.lineEnd + style.lineEnd);
	return [planEntryInsertion(text, [], first.key, formatAll)];
}

function copyOf(
	{ source, text }: PastedEntry,
	key: string,
	keyOf: ReadonlyMap<string, string>,
	{ omitFields = [], encode }: EntryPlanOptions,
): EntryCopy['format'] {
	const omitted = new Set(omitFields.map((name) => name.toLowerCase()));
	const fields = new Map<string, EntryField>();
	for (const field of source.fields) {
		const value = writtenValue(field, text, keyOf, encode);
		if (!fields.has(field.name) && value !== '' && !omitted.has(field.name) && !PROGRAM_FIELDS.test(field.name)) {
			fields.set(field.name, [CASED.get(field.name) ?? field.name, value]);
		}
	}
	return (style) => layOutEntry(source.type, key, [...fields.values()], style, delimit);
}

/** What reference managers and indexes note for themselves, and what is never written. */
const PROGRAM_FIELDS =
	/^(?:abstract|annot(?:e|ation)|comments?|file|local-?(?:url|file)|pdf|keywords?|timestamp|owner|groups|biburl|bibsource|username|rating|ranking|priority|read|readstatus|printed|qualityassured|(?:creation|modification)date|(?:date-)?(?:added|modified)(?:-at)?|posted-at|(?:inter|intra)hash|internal-note|__markedentry|(?:bdsk|mendeley|citeulike|zotero|papers3|jabref)-.*)$/;

const CASED: ReadonlyMap<string, string> = new Map([
	['archiveprefix', 'archivePrefix'],
	['primaryclass', 'primaryClass'],
]);

/** With delimiters where it is no name of a `@string`, on one line. */
function writtenValue(
	field: BibField,
	text: string,
	keyOf: ReadonlyMap<string, string>,
	encode: LatexEncoder | undefined,
): string {
	const raw = text.slice(field.valueStart, field.valueEnd);
	const isName = /^[A-Za-z][\w:.+-]*$/.test(raw) && (raw === field.value || field.name === 'month');
	if (isName) {
		return raw;
	}
	const value = field.value.replace(/\s+/g, ' ').trim();
	const own = field.name === 'crossref' ? (keyOf.get(value.toLowerCase()) ?? value) : value;
	const written = encode && !VERBATIM.test(field.name) ? own.replace(NOT_ASCII, encode) : own;
	return written === '' ? '' : `{${written}}`;
}

const VERBATIM = /^(?:url|doi|eprint|crossref)$/;
const NOT_ASCII = /\P{M}\p{M}+|[^\0-\x7f]/gu;

/** A value with a quote keeps its braces: an accent such as `\"u` has one. */
function delimit(value: string, { delimiter }: EntryStyle): string {
	const isBraced = value.startsWith('{');
	return delimiter === 'quotes' && isBraced && !value.includes('"') ? `"${value.slice(1, -1)}"` : value;
}
