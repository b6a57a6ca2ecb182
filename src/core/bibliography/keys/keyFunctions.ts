import { paperIdentifiers } from '../../identifiers';
import type { Paper } from '../../paper';
import { isPublished } from '../published';
import { firstWord, foldToAscii, keyName, titleWords } from './keyWords';

/** The arguments of a function or filter, by position from 0 or by name. */
export type KeyArguments = ReadonlyMap<string | number, string>;

/** The functions of key patterns; all but `firstword`, `venue` and `dblp` are Better BibTeX's, with its parameters. */
export const KEY_FUNCTIONS: ReadonlyMap<string, (paper: Paper, given: KeyArguments) => string> = new Map([
	['auth', authorPart],
	['authors', authorNames],
	['authEtAl', (paper) => authorsEtAl(paper, '', 'EtAl')],
	['authEtal2', (paper, given) => authorsEtAl(paper, text(given, 2, 'sep', '.'), `${text(given, 2, 'sep', '.')}etal`)],
	['authorsAlpha', (paper) => alphaLabel(namesOf(paper))],
	['year', (paper) => keyYear(paper)],
	['shortyear', (paper) => keyYear(paper).slice(-2)],
	['title', ({ title }) => foldToAscii(title)],
	['shorttitle', (paper, given) => shortTitle(paper, count(given, 0, 'n', 3), count(given, 1, 'm', 0))],
	['veryshorttitle', (paper, given) => shortTitle(paper, count(given, 0, 'n', 1), count(given, 1, 'm', 0))],
	['firstword', (paper) => firstWord(titleOf(paper))],
	['venue', (paper) => venueLabel(paper)],
	['firstpage', ({ pages = '' }) => /^\w+/.exec(pages)?.[0] ?? ''],
	['type', ({ entryType }) => entryType],
	['dblp', dblpKey],
]);

/** The filters of key patterns, Better BibTeX's. */
export const KEY_FILTERS: ReadonlyMap<string, (value: string, given: KeyArguments) => string> = new Map([
	['lower', (value) => value.toLowerCase()],
	['upper', (value) => value.toUpperCase()],
	['capitalize', (value) => value.replace(/(^|\s)[a-z]/g, (start) => start.toUpperCase())],
	['abbr', (value) => value.replace(/(\S)\S*\s*/g, '$1')],
	['condense', (value, given) => value.trim().replace(/\s+/g, text(given, 0, 'sep', ''))],
	['substring', (value, given) => substring(value, given)],
	['prefix', (value, given) => value && text(given, 0, 'prefix', '') + value],
	['postfix', (value, given) => value && value + text(given, 0, 'postfix', '')],
]);

function text(given: KeyArguments, position: number, name: string, otherwise: string): string {
	return given.get(name) ?? given.get(position) ?? otherwise;
}

function count(given: KeyArguments, position: number, name: string, otherwise: number): number {
	return Number.parseInt(text(given, position, name, `${otherwise}`), 10) || otherwise;
}

function substring(value: string, given: KeyArguments): string {
	const start = count(given, 0, 'start', 1) - 1;
	return value.slice(start, start + count(given, 1, 'n', value.length));
}

function namesOf({ authors }: Paper): readonly string[] {
	return authors.map(keyName).filter((name) => name !== '');
}

/** The first `n` letters (all without it) of author `m`. */
function authorPart(paper: Paper, given: KeyArguments): string {
	const name = namesOf(paper)[count(given, 1, 'm', 1) - 1] ?? '';
	return name.slice(0, count(given, 0, 'n', name.length));
}

function authorNames(paper: Paper, given: KeyArguments): string {
	const names = namesOf(paper);
	return names.slice(0, count(given, 0, 'n', names.length)).join(text(given, 1, 'sep', ''));
}

/** One name, two names, or the first with a mark that there are more. */
function authorsEtAl(paper: Paper, separator: string, more: string): string {
	const [first = '', second] = namesOf(paper);
	if (second === undefined) {
		return paper.authorsTruncated ? first + more : first;
	}
	const hasMore = paper.authors.length > 2 || paper.authorsTruncated;
	return hasMore ? first + more : first + separator + second;
}

/** The label of the BibTeX style "alpha". */
function alphaLabel(names: readonly string[]): string {
	const [first = ''] = names;
	if (names.length === 1) {
		return first.slice(0, 3);
	}
	const initials = names.map((name) => name.charAt(0));
	return names.length > 4 ? `${initials.slice(0, 3).join('')}+` : initials.join('');
}

/** Of the version that the entry describes. */
function keyYear(paper: Paper): string {
	const year = isPublished(paper) ? (paper.venueYear ?? paper.year) : (paper.year ?? paper.venueYear);
	return year?.toString() ?? '';
}

function titleOf(paper: Paper): string {
	return (isPublished(paper) && paper.publishedTitle) || paper.title;
}

function shortTitle(paper: Paper, words: number, capitals: number): string {
	return titleWords(titleOf(paper))
		.slice(0, words)
		.map((word, at) => (at < capitals ? word.charAt(0).toUpperCase() + word.slice(1) : word))
		.join(' ');
}

/** The short name of the venue without its year, an acronym in parentheses, or the initials of its capital words. */
function venueLabel({ venueShort, venue = '' }: Paper): string {
	const short =
		venueShort ?? /\(([A-Z][A-Za-z]+)(?: \d+)?\)/.exec(venue)?.[1] ?? venue.match(/\b[A-Z]/g)?.join('') ?? '';
	return foldToAscii(short).replace(/[^A-Za-z]/g, '');
}

/** A key made as DBLP makes its own: conf/iclr/ChenJSFW25, journals/corr/abs-2107-03374. */
function dblpKey(paper: Paper): string {
	const arxiv = paperIdentifiers(paper).find(({ kind }) => kind === 'arxiv');
	if (!isPublished(paper) && arxiv) {
		return `journals/corr/abs-${arxiv.id.replace(/[./]/g, '-')}`;
	}
	const [first = '', ...others] = namesOf(paper);
	const names = first + others.map((name) => name.charAt(0).toUpperCase()).join('');
	const stream = paper.entryType === 'article' ? 'journals' : 'conf';
	return `${stream}/${venueLabel(paper).toLowerCase() || 'misc'}/${names}${keyYear(paper).slice(-2)}`;
}
