import type { TextChange } from '../../citation/citation';
import type { Paper } from '../../paper';
import { isPreprintVenue } from '../published';
import { type BibEntry, parseBibtex } from '../reading/bibtex';
import type { BibField } from '../reading/bibtexFields';
import { formatEntry } from './bibEntry';
import type { BibDialect } from './entryFields';
import { detectEntryStyle } from './entryStyle';

/**
 * The change that makes the entry of a preprint that of the published work: its key stays, and so does every field that says
 * something else than where and when the preprint appeared.
 */
export function upgradeEntry(text: string, entry: BibEntry, paper: Paper, dialect: BibDialect): TextChange {
	const style = detectEntryStyle(text, [entry]);
	const key = text.slice(entry.keyStart, entry.keyEnd);
	const upgraded = formatEntry(paper, { key, dialect, style });
	const written = new Set(parseBibtex(upgraded).entries[0]?.fields.map((field) => field.name));
	const kept = entry.fields.filter((field) => !written.has(field.name) && !isOfPreprint(field));
	const lines = kept.map((field) => `${style.indent}${text.slice(field.nameStart, field.valueEnd)}`);
	const body = upgraded.slice(0, -1).trimEnd().replace(/,$/, '');
	const last = style.trailingComma ? ',' : '';
	const replacement = `${[body, ...lines].join(`,${style.lineEnd}`)}${last}${style.lineEnd}}`;
	return { start: entry.start, end: entry.end, text: replacement };
}

const ofPublication: ReadonlySet<string> = new Set(
	(
		'journal journaltitle booktitle howpublished institution publisher volume number issue pages year month date url ' +
		'urldate pubstate timestamp biburl'
	).split(' '),
);

function isOfPreprint({ name, value }: BibField): boolean {
	return ofPublication.has(name) || (name === 'note' && isPreprintVenue(value)) || /10\.48550\/arxiv/i.test(value);
}
