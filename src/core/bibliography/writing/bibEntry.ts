import type { Paper } from '../../paper';
import { formatCiteKey } from '../keys/citeKey';
import { type BibDialect, type EntryField, entryContent } from './entryFields';
import { layOutEntry } from './entryLayout';
import { DEFAULT_STYLE, type EntryStyle } from './entryStyle';
import type { LatexEncoder } from './escapeLatex';

export interface EntryOptions {
	/** The citation key; else the paper's id. */
	readonly key?: string;
	readonly dialect?: BibDialect;
	/** Names of fields not to write, in any case. Leaving out eprint leaves out its archive and class too. */
	readonly omitFields?: readonly string[];
	readonly style?: EntryStyle;
	/** Writes characters outside ASCII as LaTeX, see `createLatexEncoder`; they stay as they are without it. */
	readonly encode?: LatexEncoder;
}

/** The BibTeX or BibLaTeX entry of a paper, without a line end behind it. Abstract and notes are never written. */
export function formatEntry(paper: Paper, options: EntryOptions = {}): string {
	const { dialect = 'bibtex', omitFields = [], style = DEFAULT_STYLE, encode } = options;
	const { type, fields } = entryContent(paper, dialect, encode);
	const key = formatCiteKey(options.key ?? paper.key ?? '') || formatCiteKey(paper.id) || 'untitled';
	const omitted = new Set(omitFields.map((name) => name.toLowerCase()));
	const isWritten = ([name]: EntryField) => !omitted.has(name.toLowerCase()) && !omitted.has(GROUPS[name] ?? '');
	return layOutEntry(type, key, fields.filter(isWritten), style, delimited);
}

const GROUPS: Readonly<Record<string, string>> = {
	archivePrefix: 'eprint',
	primaryClass: 'eprint',
	eprinttype: 'eprint',
	eprintclass: 'eprint',
	journaltitle: 'journal',
	date: 'year',
};

/** A quote inside a value that quotes delimit ends it, unless it stands in braces. */
function delimited(value: string, { delimiter }: EntryStyle): string {
	// Pandoc takes a bare % between quotes for a comment.
	const isQuoted = delimiter === 'quotes' && !/(?<!\\)%/.test(value);
	return isQuoted ? `"${quotesInBraces(value)}"` : `{${value}}`;
}

/** Those that stand in braces stay: there one may be the accent of a letter, as in `{\"a}`. */
function quotesInBraces(value: string): string {
	let depth = 0;
	return value.replace(/[{}"]/g, (sign) => {
		depth += sign === '{' ? 1 : sign === '}' ? -1 : 0;
		return sign === '"' && depth === 0 ? '{"}' : sign;
	});
}
