import type { Author, Paper } from '../../paper';
import { finish, type Steps } from '../../search/packed/steps';
import { type BibDate, parseBibDate } from '../reading/bibDate';
import { withLines } from '../reading/lineNumbers';
import { finishPaper } from '../reading/paperDraft';
import type { PaperFile } from './paperFile';

interface RisRecord {
	readonly start: number;
	end: number;
	/** Each tag's values in the order of the file. */
	readonly tags: Map<string, string[]>;
	closed: boolean;
}

const entryTypes: ReadonlyMap<string, string> = new Map([
	['JOUR', 'article'],
	['EJOUR', 'article'],
	['JFULL', 'article'],
	['INPR', 'article'],
	['MGZN', 'article'],
	['NEWS', 'article'],
	['CONF', 'inproceedings'],
	['CPAPER', 'inproceedings'],
	['BOOK', 'book'],
	['EBOOK', 'book'],
	['EDBOOK', 'book'],
	['CHAP', 'incollection'],
	['ECHAP', 'incollection'],
	['ENCYC', 'inreference'],
	['DICT', 'inreference'],
	['THES', 'phdthesis'],
	['RPRT', 'techreport'],
	['ELEC', 'online'],
	['WEB', 'online'],
	['BLOG', 'online'],
	['ICOMM', 'online'],
	['UNPB', 'unpublished'],
	['MANSCPT', 'unpublished'],
	['COMP', 'software'],
	['DATA', 'dataset'],
	['PAT', 'patent'],
]);

const tagLine = /^[\s\uFEFF]*([A-Z][A-Z0-9]) {1,2}-(?: (.*))?$/;

/** Reads RIS (Reference Manager's format as databases and Zotero write it). A record without ID goes by its first author
 * and year, with a letter where that is taken. */
export function parseRis(text: string): PaperFile {
	return finish(parseRisInSteps(text));
}

/** The same, stopping often so that the caller can serve others in between. */
export function* parseRisInSteps(text: string): Steps<PaperFile> {
	const papers = [];
	const problems = [];
	const takenIds = new Map<string, number>();
	for (const record of yield* readRecords(text)) {
		const { start, end, closed } = record;
		const paper = risPaper(record, takenIds);
		papers.push({ paper, start, end });
		if (!closed) {
			problems.push({ start, end, message: `The record "${paper.id}" has no line "ER  - " at its end.` });
		}
		yield;
	}
	return { papers: withLines(text, papers), problems: withLines(text, problems) };
}

function* readRecords(text: string): Steps<RisRecord[]> {
	const records: RisRecord[] = [];
	let values: string[] = [];
	for (const match of text.matchAll(/[^\r\n]+/g)) {
		yield;
		const line = match[0];
		const [, tag, value = ''] = tagLine.exec(line) ?? [];
		const record = records[records.length - 1];
		const isOpen = record !== undefined && !record.closed;
		if (tag === 'TY') {
			records.push({ start: match.index, end: match.index + line.length, tags: new Map(), closed: false });
		}
		const target = tag === 'TY' ? records[records.length - 1] : isOpen ? record : undefined;
		if (!target) {
			continue;
		}
		target.end = match.index + line.length;
		if (tag === 'ER') {
			target.closed = true;
		} else if (tag === undefined) {
			values.push(`${values.pop() ?? ''} ${line.trim()}`);
		} else {
			values = target.tags.get(tag) ?? [];
			values.push(value.trim());
			target.tags.set(tag, values);
		}
	}
	return records;
}

function risPaper({ tags }: RisRecord, taken: Map<string, number>): Paper {
	const all = (...names: string[]) => names.flatMap((name) => tags.get(name) ?? []).filter((value) => value !== '');
	const first = (...names: string[]) => all(...names)[0] ?? '';
	const type = first('TY').toUpperCase();
	const isWhole = type === 'BOOK' || type === 'EBOOK' || type === 'EDBOOK';
	const authors = all('AU', 'A1').map(risName);
	const date = risDate(first('PY', 'Y1', 'DA'), first('DA'));
	const title = first('TI', 'T1', 'CT', ...(isWhole ? ['BT'] : []));
	return finishPaper({
		id: first('ID') || newId(authors, date, title, taken),
		entryType: entryTypes.get(type) ?? 'misc',
		title,
		authors,
		editors: all('ED', ...(isWhole ? [] : ['A2'])).map(risName),
		...date,
		venue: first(...venueTags(type, isWhole)),
		venueShort: first('JA', 'J2', 'J1'),
		volume: first('VL'),
		number: first('IS'),
		pages: pageRange(first('SP'), first('EP')),
		publisher: first('PB'),
		isbn: isWhole || type === 'CHAP' || type === 'CONF' ? first('SN') : '',
		abstract: first('AB', 'N2'),
		note: first('N1'),
		tags: keywordsOf(all('KW')),
		doi: first('DO'),
		url: first('UR', 'LK', 'L2'),
		hints: [...all('UR', 'L1', 'L2', 'AN', 'M1', 'M3', 'N1'), first('PB')],
	});
}

/** The tags that name the series of a book, else the journal, proceedings or university, the most telling first. */
function venueTags(type: string, isWhole: boolean): string[] {
	return isWhole ? ['T3', 'T2'] : ['T2', 'JF', 'JO', 'BT', 'JA', 'J2', 'J1', ...(type === 'THES' ? ['PB'] : [])];
}

function keywordsOf(values: readonly string[]): string[] {
	return values
		.flatMap((words) => words.split(';'))
		.map((word) => word.trim())
		.filter((word) => word !== '');
}

function pageRange(from: string, to: string): string {
	return from !== '' && to !== '' && !from.includes('-') ? `${from}-${to}` : from;
}

/** "Smith, John, Jr."; a name without comma is that of a body. */
function risName(text: string): Author {
	const [family = '', ...rest] = text.split(',').map((part) => part.trim());
	const given = rest.filter((part) => part !== '').join(', ');
	return given === '' ? { literal: family } : { family, given };
}

/** "2021/05/03/", "2021", "2021-05-03": the month may stand in the second date. */
function risDate(text: string, more: string): BibDate {
	const [year = '', month = ''] = text.split('/');
	const [, laterMonth = ''] = more.split('/');
	return parseBibDate(/^\d{4}-/.test(text) ? text : '', year, month.trim() || laterMonth);
}

function newId(authors: readonly Author[], { year }: BibDate, title: string, taken: Map<string, number>): string {
	const [author] = authors;
	const name = author === undefined ? title.split(' ')[0] : 'literal' in author ? author.literal : author.family;
	const id = `${name ?? ''}${year ?? ''}`.replace(/[^\p{L}\p{N}]/gu, '') || 'record';
	const count = taken.get(id) ?? 0;
	taken.set(id, count + 1);
	return count === 0 ? id : id + letters(count);
}

/** 1 is "a", 26 "z", 27 "aa". */
function letters(count: number): string {
	const rest = Math.floor((count - 1) / 26);
	return (rest > 0 ? letters(rest) : '') + String.fromCharCode(97 + ((count - 1) % 26));
}
