import { type Identifier, identifierUrl, paperIdentifiers } from '../../identifiers';
import type { Paper } from '../../paper';
import { isPreprintVenue, isPublished } from '../published';
import { formatAuthors } from './authorField';
import { cleanText, escapeLatex, formatVerbatim, type LatexEncoder } from './escapeLatex';
import { protectTitle } from './titleBraces';

export type BibDialect = 'bibtex' | 'biblatex';

/** A field's name and its LaTeX, without delimiters. */
export type EntryField = readonly [name: string, value: string];

export interface EntryContent {
	readonly type: string;
	readonly fields: readonly EntryField[];
}

/** Type and fields of the entry for a paper, in the order to write them. */
export function entryContent(paper: Paper, dialect: BibDialect, encode?: LatexEncoder): EntryContent {
	const work = readWork(paper, dialect, (text) => escapeLatex(text, encode));
	const fields = [...titleFields(work), ...venueFields(work), ...placeFields(work), ...linkFields(work)];
	return { type: entryType(work), fields: fields.filter((field): field is EntryField => field[1] !== '') };
}

/** A paper on its way to an entry: its kind in BibTeX's terms, what is shown and where it is found. */
interface Work {
	readonly paper: Paper;
	readonly isBiblatex: boolean;
	readonly kind: string;
	readonly venue: string;
	readonly eprint: Identifier | undefined;
	readonly doi: string;
	readonly url: string;
	/** A value as LaTeX; empty where it is unknown. */
	readonly latex: (value: string | undefined) => string;
	readonly toLatex: (text: string) => string;
}

type MaybeField = readonly [name: string, value: string];

function readWork(paper: Paper, dialect: BibDialect, toLatex: (text: string) => string): Work {
	const published = isPublished(paper);
	const venue = published || !isPreprintVenue(paper.venue ?? '') ? cleanText(paper.venue ?? '') : '';
	const eprint = published ? undefined : paperIdentifiers(paper).find(({ kind }) => kind === 'arxiv');
	const doi = formatVerbatim(paper.doi ?? '').replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)/i, '');
	const isOwnDoi = eprint !== undefined && /^10\.48550\//.test(doi);
	const work = { paper, isBiblatex: dialect === 'biblatex', venue, eprint, doi: isOwnDoi ? '' : doi, toLatex };
	const latex = (value: string | undefined) => toLatex(cleanText(value ?? ''));
	return { ...work, kind: workKind(paper, venue), url: workUrl(paper, work), latex };
}

/** The entry's type in BibTeX; a type whose needed venue is unknown becomes misc. */
function workKind(paper: Paper, venue: string): string {
	const type = paper.entryType.toLowerCase();
	const kind = TYPE_ALIASES.get(type) ?? (VENUE_FIELDS.has(type) ? type : 'misc');
	const place = venue || (REPORTS.has(kind) ? (paper.publisher ?? '') : '');
	return place === '' && kind !== 'book' ? 'misc' : kind;
}

const TYPE_ALIASES: ReadonlyMap<string, string> = new Map([
	['conference', 'inproceedings'],
	['thesis', 'phdthesis'],
	['mathesis', 'mastersthesis'],
	['report', 'techreport'],
	['periodical', 'article'],
	['suppperiodical', 'article'],
	['mvbook', 'book'],
	['collection', 'book'],
	['mvcollection', 'book'],
	['reference', 'book'],
	['mvreference', 'book'],
	['proceedings', 'book'],
	['mvproceedings', 'book'],
	['inbook', 'incollection'],
	['bookinbook', 'incollection'],
	['suppbook', 'incollection'],
	['suppcollection', 'incollection'],
	['inreference', 'incollection'],
]);

const REPORTS: ReadonlySet<string> = new Set(['phdthesis', 'mastersthesis', 'techreport']);

const VENUE_FIELDS: ReadonlyMap<string, readonly [bibtex: string, biblatex: string]> = new Map<
	string,
	readonly [string, string]
>([
	['article', ['journal', 'journaltitle']],
	['inproceedings', ['booktitle', 'booktitle']],
	['incollection', ['booktitle', 'booktitle']],
	['book', ['series', 'series']],
	['phdthesis', ['school', 'institution']],
	['mastersthesis', ['school', 'institution']],
	['techreport', ['institution', 'institution']],
	['misc', ['howpublished', 'howpublished']],
]);

const BIBLATEX_TYPES: ReadonlyMap<string, string> = new Map([
	['phdthesis', 'thesis'],
	['mastersthesis', 'thesis'],
	['techreport', 'report'],
]);

function entryType({ isBiblatex, kind, venue, eprint, url }: Work): string {
	if (!isBiblatex) {
		return kind;
	}
	const isOnline = kind === 'misc' && venue === '' && (eprint !== undefined || url !== '');
	return isOnline ? 'online' : (BIBLATEX_TYPES.get(kind) ?? kind);
}

function titleFields({ paper, venue, isBiblatex, toLatex }: Work): MaybeField[] {
	const title = cleanText((venue !== '' && paper.publishedTitle) || paper.title);
	const authors = formatAuthors(paper, toLatex);
	// BibTeX sorts and labels a work without author by its key field.
	const key = authors === '' && !isBiblatex ? toLatex(title.split(': ')[0] ?? '') : '';
	return [
		['author', authors],
		['key', key],
		['title', protectTitle(title, paper.introduces ?? [], toLatex)],
	];
}

function venueFields({ paper, kind, isBiblatex, venue, latex }: Work): MaybeField[] {
	const field = VENUE_FIELDS.get(kind)?.[isBiblatex ? 1 : 0] ?? 'howpublished';
	const place = venue || (REPORTS.has(kind) ? paper.publisher : '');
	const type = isBiblatex && BIBLATEX_TYPES.has(kind) ? kind.replace('mastersthesis', 'mathesis') : '';
	const year = kind === 'misc' && venue === '' ? paper.year : (paper.venueYear ?? paper.year);
	return [
		[field, latex(place)],
		['type', type],
		[isBiblatex ? 'date' : 'year', latex((year ?? paper.venueYear)?.toString())],
	];
}

function placeFields({ paper, kind, isBiblatex, latex }: Work): MaybeField[] {
	if (kind === 'misc') {
		return [];
	}
	const pages = pageRanges(cleanText(paper.pages ?? ''))
		.map(latex)
		.join('--');
	const article = latex(paper.articleNumber);
	const isJournal = kind === 'article';
	// Only @article prints a number beside a volume, and BibTeX's styles warn of a number alone.
	const isNumbered = isJournal && (isBiblatex || paper.volume !== undefined);
	const volume = paper.volume ?? (isBiblatex && isJournal ? undefined : paper.number);
	return [
		['volume', latex(volume)],
		['number', isNumbered ? latex(paper.number) : ''],
		...articleFields(pages, article, isBiblatex, isJournal),
		['publisher', isJournal || REPORTS.has(kind) ? '' : latex(paper.publisher)],
	];
}

/** BibTeX's journals print an article's number as pages; elsewhere those would read as a page. */
function articleFields(pages: string, article: string, isBiblatex: boolean, isJournal: boolean): MaybeField[] {
	if (isJournal && !isBiblatex) {
		return [['pages', pages || article]];
	}
	return [
		['eid', article],
		['pages', pages],
	];
}

/** The ends of ranges, to be joined by an en dash; pages themselves may hold a hyphen ("A-3--A-9") or a colon ("79:1--79:12"). */
function pageRanges(pages: string): readonly string[] {
	if (/--|[–—]/.test(pages)) {
		return pages.split(/\s*(?:-{2,3}|[–—])\s*/);
	}
	return /^[A-Z]-\d+$/.test(pages) ? [pages] : pages.split(/\s*[-‐‑‒−]\s*/);
}

function linkFields({ isBiblatex, eprint, doi, url, paper }: Work): MaybeField[] {
	const names = isBiblatex ? ['eprinttype', 'eprintclass'] : ['archivePrefix', 'primaryClass'];
	const [archive = '', subject = ''] = names;
	return [
		['eprint', eprint ? formatVerbatim(eprint.id) : ''],
		[archive, eprint ? 'arXiv' : ''],
		[subject, eprint ? formatVerbatim(paper.arxivClass ?? '') : ''],
		['doi', doi],
		['url', url],
	];
}

/** The address to write: none beside a DOI; an eprint's own only for BibTeX, whose styles print no eprint. */
function workUrl(paper: Paper, { eprint, doi, isBiblatex }: Pick<Work, 'eprint' | 'doi' | 'isBiblatex'>): string {
	if (doi) {
		return '';
	}
	if (eprint) {
		return isBiblatex ? '' : formatVerbatim(identifierUrl(eprint));
	}
	const acl = paper.acl ? identifierUrl({ kind: 'acl', id: paper.acl }) : '';
	return formatVerbatim(paper.url ?? acl);
}
