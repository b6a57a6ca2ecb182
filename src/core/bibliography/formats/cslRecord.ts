import type { Author, Paper } from '../../paper';
import { type BibDate, parseBibDate } from '../reading/bibDate';
import { finishPaper } from '../reading/paperDraft';
import { firstText, type Loose, listOf, mappingOf, textOf } from './looseValue';

const entryTypes: ReadonlyMap<string, string> = new Map([
	['article', 'misc'],
	['article-journal', 'article'],
	['article-magazine', 'article'],
	['article-newspaper', 'article'],
	['review', 'article'],
	['book', 'book'],
	['chapter', 'incollection'],
	['entry', 'inreference'],
	['entry-dictionary', 'inreference'],
	['entry-encyclopedia', 'inreference'],
	['paper-conference', 'inproceedings'],
	['thesis', 'phdthesis'],
	['report', 'techreport'],
	['manuscript', 'unpublished'],
	['webpage', 'online'],
	['post', 'online'],
	['post-weblog', 'online'],
	['dataset', 'dataset'],
	['software', 'software'],
	['patent', 'patent'],
]);

/** The work of a CSL item as JSON or Pandoc's YAML gives it; undefined when the item has no id. */
export function cslPaper(item: Loose): Paper | undefined {
	const id = firstText(item.id, item['citation-key']);
	if (id === '') {
		return undefined;
	}
	const text = (...names: string[]) => plainText(firstText(...names.map((name) => item[name])));
	const type = textOf(item.type);
	return finishPaper({
		id,
		entryType: entryTypes.get(type) ?? 'misc',
		title: text('title'),
		authors: cslNames(item.author),
		editors: cslNames(item.editor ?? item['container-author']),
		...cslDate(item.issued),
		venue: text('container-title', ...venueNames(type)),
		venueShort: text('container-title-short', 'journalAbbreviation'),
		volume: text('volume'),
		number: text('issue', 'number'),
		pages: text('page').replace(/[–—]/g, '-'),
		publisher: text('publisher'),
		isbn: text('ISBN'),
		abstract: text('abstract'),
		note: text('note'),
		tags: keywordsOf(item.keyword),
		doi: text('DOI'),
		url: text('URL'),
		hints: [text('archive_location'), text('number'), text('note'), text('publisher'), text('archive')],
	});
}

function venueNames(type: string): string[] {
	switch (type) {
		case 'book':
			return ['collection-title'];
		case 'thesis':
		case 'report':
			return ['publisher'];
		case 'paper-conference':
			return ['event-title', 'event', 'collection-title'];
		default:
			return [];
	}
}

/** CSL allows a little HTML in texts. */
function plainText(text: string): string {
	return text.replace(/<\/?(?:i|b|sc|sup|sub|span)(?: [^<>]*)?>/g, '');
}

function cslNames(value: unknown): Author[] {
	return listOf(value).flatMap((entry): Author[] => {
		const name = mappingOf(entry);
		const literal = typeof entry === 'string' ? textOf(entry) : firstText(name.literal, name.name);
		const particles = [name['dropping-particle'], name['non-dropping-particle'], name.family];
		const family = particles
			.map(textOf)
			.filter((part) => part !== '')
			.join(' ');
		const given = [name.given, name.suffix]
			.map(textOf)
			.filter((part) => part !== '')
			.join(', ');
		if (family === '') {
			return literal || given ? [{ literal: literal || given }] : [];
		}
		return [given === '' ? { family } : { family, given }];
	});
}

/** `date-parts`, Pandoc's `year` and `month`, or a text. */
function cslDate(value: unknown): BibDate {
	const date = mappingOf(Array.isArray(value) ? value[0] : value);
	const [parts] = listOf(date['date-parts']);
	const [year, month] = listOf(parts).length > 0 ? listOf(parts) : [date.year, date.month];
	const text = typeof value === 'object' ? firstText(date.raw, date.literal) : textOf(value);
	return parseBibDate(text, yearText(year), textOf(month));
}

/** Years before 1000 have fewer digits here than in an ISO date. */
function yearText(year: unknown): string {
	const text = textOf(year);
	return /^\d{1,3}$/.test(text) ? text.padStart(4, '0') : text;
}

function keywordsOf(value: unknown): string[] {
	const words = Array.isArray(value) ? value.map(textOf) : textOf(value).split(/[;,]/);
	return words.map((word) => word.trim()).filter((word) => word !== '');
}
