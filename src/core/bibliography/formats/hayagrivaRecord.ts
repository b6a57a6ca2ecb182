import type { Author, Paper } from '../../paper';
import { parseBibDate } from '../reading/bibDate';
import { finishPaper } from '../reading/paperDraft';
import { firstText, type Loose, listOf, mappingOf, textOf } from './looseValue';

const entryTypes: ReadonlyMap<string, string> = new Map([
	['article', 'article'],
	['book', 'book'],
	['anthology', 'collection'],
	['proceedings', 'proceedings'],
	['chapter', 'incollection'],
	['anthos', 'incollection'],
	['entry', 'inreference'],
	['reference', 'reference'],
	['periodical', 'periodical'],
	['thesis', 'phdthesis'],
	['report', 'techreport'],
	['web', 'online'],
	['blog', 'online'],
	['post', 'online'],
	['repository', 'software'],
	['patent', 'patent'],
	['manuscript', 'unpublished'],
]);

/** The work of a Hayagriva entry; volume, publisher, editors and the like may stand with its parents. */
export function hayagrivaPaper(key: string, entry: Loose): Paper {
	const [parent = {}, grandparent = {}] = lineage(entry);
	const chain = [entry, parent, grandparent];
	const text = (name: string) => firstText(...chain.map((part) => part[name]));
	const own = (name: string) => plainText(textOf(entry[name]));
	const serial = mappingOf(entry['serial-number']);
	return finishPaper({
		id: key,
		entryType: entryTypeOf(entry, parent),
		title: own('title'),
		authors: personsOf(entry.author),
		editors: personsOf(entry.editor ?? parent.editor ?? grandparent.editor),
		...parseBibDate(text('date')),
		venue: plainText(textOf(parent.title)) || firstText(parent.organization, entry.organization, entry.archive),
		volume: text('volume'),
		number: text('issue'),
		pages: textOf(entry['page-range']).replace(/\s*[–—]\s*/g, '-'),
		publisher: firstText(...chain.flatMap(({ publisher }) => [publisher, mappingOf(publisher).name])),
		isbn: firstText(serial.isbn, entry.isbn, mappingOf(parent['serial-number']).isbn, parent.isbn),
		abstract: own('abstract'),
		note: own('note'),
		doi: firstText(serial.doi, entry.doi),
		arxiv: firstText(serial.arxiv, entry.arxiv),
		url: textOf(entry.url),
		hints: [textOf(entry['serial-number']), firstText(serial.serial), own('note')],
	});
}

/** The parent that says where the work appeared, and what that appeared in. */
function lineage(entry: Loose): Loose[] {
	const parents = listOf(entry.parent).map(mappingOf);
	const parent = parents.find((candidate) => textOf(candidate.title) !== '') ?? parents[0];
	const grandparent = parent && listOf(parent.parent).map(mappingOf)[0];
	return [parent, grandparent].filter((part) => part !== undefined);
}

function entryTypeOf(entry: Loose, parent: Loose): string {
	const type = textOf(entry.type).toLowerCase();
	const place = textOf(parent.type).toLowerCase();
	if (['article', 'chapter', 'anthos', 'entry', 'misc'].includes(type) && /^(?:proceedings|conference)$/.test(place)) {
		return 'inproceedings';
	}
	if (type === 'article' && (place === 'repository' || (place === '' && mappingOf(entry['serial-number']).arxiv))) {
		return 'misc';
	}
	return type === 'thesis' && /master/i.test(textOf(entry.genre)) ? 'mastersthesis' : (entryTypes.get(type) ?? 'misc');
}

/** Names as "Family, Given" or "Family, Jr., Given", as bodies, or as mappings of their parts. */
function personsOf(value: unknown): Author[] {
	return listOf(value).flatMap((entry): Author[] => {
		if (typeof entry === 'string') {
			const parts = entry.split(',').map(textOf);
			const [family = '', second = '', ...rest] = parts;
			const given = rest.length > 0 ? `${rest.join(', ')}, ${second}` : second;
			return family === '' ? [] : [given === '' ? { literal: family } : { family, given }];
		}
		const name = mappingOf(entry);
		const family = [name.prefix, name.name]
			.map(textOf)
			.filter((part) => part !== '')
			.join(' ');
		const given = [name['given-name'], name.suffix]
			.map(textOf)
			.filter((part) => part !== '')
			.join(', ');
		return family === '' ? [] : [given === '' ? { literal: family } : { family, given }];
	});
}

/** Braces keep the case of words in Hayagriva's texts. */
function plainText(text: string): string {
	return text.replace(/[{}]/g, '');
}
