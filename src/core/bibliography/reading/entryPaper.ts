import type { Paper } from '../../paper';
import { parseBibDate } from './bibDate';
import type { BibEntry } from './bibtex';
import { type FieldValues, type FindEntry, inheritedFields } from './inheritance';
import { latexToText } from './latexText';
import { finishPaper, type PaperDraft } from './paperDraft';
import { parseNames } from './personNames';

/** Where a type's venue stands, the most telling first; other types are looked up as `misc`. */
const venueFields: ReadonlyMap<string, readonly string[]> = new Map([
	['article', ['journaltitle', 'journal', 'booktitle']],
	['periodical', ['series']],
	['book', ['series']],
	['mvbook', ['series']],
	['collection', ['series']],
	['proceedings', ['series']],
	['phdthesis', ['school', 'institution']],
	['mastersthesis', ['school', 'institution']],
	['thesis', ['institution', 'school']],
	['techreport', ['institution', 'series']],
	['report', ['institution', 'series']],
	['misc', ['booktitle', 'journaltitle', 'journal', 'institution', 'school', 'howpublished', 'organization']],
]);

/** The work that a `.bib` entry describes, with what it inherits from the entries `findEntry` gives; its id is the key. */
export function entryToPaper(entry: BibEntry, findEntry: FindEntry = () => undefined): Paper {
	const fields = inheritedFields(entry, findEntry);
	const text = (...names: string[]) => latexToText(first(fields, names));
	const { authors, truncated } = parseNames(first(fields, ['author', 'bookauthor', 'authors']));
	const editors = parseNames(first(fields, ['editor', 'editors']));
	const venue = venueOf(entry.type, fields);
	return finishPaper({
		id: entry.key,
		entryType: entry.type === 'conference' ? 'inproceedings' : entry.type,
		title: titleOf(fields),
		authors,
		authorsTruncated: truncated || (authors.length === 0 && editors.truncated),
		editors: editors.authors,
		...parseBibDate(text('date'), text('year'), text('month')),
		venue,
		venueShort: venueShort(entry.type, text('shortjournal'), text('series')),
		pages: text('pages').replace(/\s*[–—]\s*/g, '-'),
		volume: text('volume'),
		number: text('number', 'issue'),
		articleNumber: text('eid', 'articleno', 'article-number'),
		publisher: text('publisher', 'organization'),
		isbn: text('isbn'),
		abstract: text('abstract'),
		note: text('note', 'addendum'),
		tags: keywords(text('keywords', 'keyword')),
		...linksOf(fields),
	});
}

/** Whether an entry describes a work, and is not data for other entries (`@xdata`) or options of a style. */
export function isWork({ type }: BibEntry): boolean {
	return !/^(?:xdata|bibnote|(?:.*-)?(?:control|options)|ieeetranbstctl)$/.test(type);
}

function first(fields: FieldValues, names: readonly string[]): string {
	for (const name of names) {
		const value = fields.get(name);
		if (value !== undefined && value.trim() !== '') {
			return value;
		}
	}
	return '';
}

function titleOf(fields: FieldValues): string {
	const title = latexToText(first(fields, ['title', 'maintitle', 'booktitle']));
	return withSubtitle(title, latexToText(fields.get('subtitle') ?? ''));
}

function withSubtitle(title: string, subtitle: string): string {
	return subtitle === '' ? title : /[?!.:]$/.test(title) ? `${title} ${subtitle}` : `${title}: ${subtitle}`;
}

function venueOf(type: string, fields: FieldValues): string {
	for (const name of venueFields.get(type) ?? venueFields.get('misc') ?? []) {
		const venue = latexToText(fields.get(name) ?? '');
		if (venue !== '' && !/^(?:available (?:at|from):? ?)?(?:https?:|www\.)/i.test(venue)) {
			const subtitle = latexToText(fields.get(name.replace(/title$/, 'subtitle')) ?? '');
			return name.endsWith('title') ? withSubtitle(venue, subtitle) : venue;
		}
	}
	return '';
}

/** ACM's exports put "ICSE '20" into the series. */
function venueShort(type: string, shortJournal: string, series: string): string {
	const isShort = type === 'inproceedings' && /^[A-Z][\w&/-]{1,15}(?: ?['’]?\d{2,4})?$/.test(series);
	return shortJournal || (isShort ? series : '');
}

function keywords(text: string): string[] {
	return text
		.split(text.includes(';') ? ';' : ',')
		.map((word) => word.trim())
		.filter((word) => word !== '');
}

function linksOf(fields: FieldValues): Pick<PaperDraft, 'doi' | 'url' | 'arxiv' | 'arxivClass' | 'hints'> {
	const hints = ['volume', 'number', 'pages', 'howpublished', 'note', 'publisher'];
	return {
		doi: verbatim(first(fields, ['doi'])),
		url: verbatim(first(fields, ['url', 'link', 'bdsk-url-1', 'ee'])),
		arxiv: arxivId(fields),
		arxivClass: verbatim(first(fields, ['primaryclass', 'eprintclass'])),
		hints: hints.map((name) => verbatim(fields.get(name) ?? '')),
	};
}

/** The arXiv id of the eprint field, unless another archive is named. */
function arxivId(fields: FieldValues): string {
	const archive = first(fields, ['archiveprefix', 'eprinttype']);
	const eprint = verbatim(first(fields, ['eprint', 'arxivid', 'arxiv']));
	return archive === '' || /arxiv/i.test(archive) ? eprint : '';
}

/** A field that is no prose (url, doi, eprint), with the escapes that some programs write into it taken out. */
function verbatim(value: string): string {
	return value
		.replace(/\\(?:url|nolinkurl|path|tt)\b/g, '')
		.replace(/\{?\\textasciitilde\s*(?:\{\})?\}?|\$\\sim\$|\\~(?:\{\})?/g, '~')
		.replace(/\\([_%&#$])/g, '$1')
		.replace(/[{}]/g, '')
		.trim();
}
