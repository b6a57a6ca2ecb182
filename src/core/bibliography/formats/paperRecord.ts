import type { Author, Paper } from '../../paper';
import { parseNames } from '../reading/personNames';
import { type Loose, listOf, mappingOf, textOf } from './looseValue';

/** Whether a record read from JSON is one of `papers.json`, and none of CSL, by its fields. */
export function isPaperRecord(record: Loose): boolean {
	return ['entryType', 'authors', 'abstract'].some((name) => name in record) && !OF_CSL.some((name) => name in record);
}

/** The paper of a record as `papers.json` has them; fields of another kind than they should be are left out. `undefined` without an id or a title. */
export function recordPaper(record: Loose): Paper | undefined {
	const [id, title] = [textOf(record.id), textOf(record.title)];
	if (id === '' || title === '') {
		return undefined;
	}
	const paper: Writable<Paper> = { id, title, authors: authorsOf(record.authors), entryType: 'misc' };
	for (const name of TEXTS) {
		const text = typeof record[name] === 'object' ? '' : textOf(record[name]);
		if (text !== '') {
			paper[name] = text;
		}
	}
	for (const name of NUMBERS) {
		const number = numberOf(record[name]);
		if (number !== undefined) {
			paper[name] = number;
		}
	}
	for (const name of LISTS) {
		const texts = [...new Set(listOf(record[name] ?? (name === 'tags' ? record.keywords : undefined)).map(textOf))];
		const known = texts.filter((text) => text !== '');
		if (known.length > 0) {
			paper[name] = known;
		}
	}
	const editors = authorsOf(record.editors);
	return {
		...paper,
		...(record.authorsTruncated === true ? { authorsTruncated: true } : {}),
		...(record.collection === 'core' || record.collection === 'cited' ? { collection: record.collection } : {}),
		...(editors.length > 0 ? { editors } : {}),
	};
}

type Writable<T> = { -readonly [Name in keyof T]: T[Name] };

const OF_CSL = ['author', 'issued', 'container-title'];

const TEXTS = [
	...(['publishedTitle', 'arxiv', 'arxivClass', 'doi', 'acl', 'url', 'codeUrl', 'entryType', 'venue'] as const),
	...(['venueShort', 'pages', 'volume', 'number', 'articleNumber', 'publisher', 'topic', 'abstract'] as const),
	...(['notes', 'isbn', 'note'] as const),
] as const;
const NUMBERS = ['year', 'month', 'venueYear'] as const;
const LISTS = ['alsoTopics', 'tags', 'introduces'] as const;

/** A whole number, also one that is written as text. */
function numberOf(value: unknown): number | undefined {
	const number = typeof value === 'string' && /^-?\d{1,4}$/.test(value.trim()) ? Number(value) : value;
	return typeof number === 'number' && Number.isInteger(number) && Math.abs(number) < 10_000 ? number : undefined;
}

/** `{ family, given }` and `{ literal }`; a text is read as BibTeX reads names. */
function authorsOf(value: unknown): Author[] {
	return listOf(value).flatMap((entry): readonly Author[] => {
		if (typeof entry === 'string') {
			return parseNames(entry.slice(0, LONGEST_NAMES)).authors;
		}
		const [family, given, literal] = ['family', 'given', 'literal'].map((name) => textOf(mappingOf(entry)[name]));
		if (family) {
			return [given ? { family, given } : { family }];
		}
		return literal || given ? [{ literal: literal || given || '' }] : [];
	});
}

/** In UTF-16 units. */
const LONGEST_NAMES = 10_000;
