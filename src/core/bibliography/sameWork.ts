import { type Identifier, identifierKey, paperIdentifiers } from '../identifiers';
import { rememberedFor } from '../lazily';
import { type Author, authorName, type Paper } from '../paper';
import { foldToAscii } from './keys/keyWords';
import { areOtherKinds, isSoftware } from './kindOfWork';
import { isPublished } from './published';
import { compareTitles, titleKeys } from './titleMatch';

/** Looks up a work among given records. */
export interface WorkIndex {
	/** The record of the same work, one with the same identifier first, else the first in order; undefined where there is none. */
	findSameWork(paper: Paper): Paper | undefined;
}

export function createWorkIndex(papers: Iterable<Paper>): WorkIndex {
	const byIdentifier = new Map<string, Paper[]>();
	const byTitle = new Map<string, Paper[]>();
	for (const paper of papers) {
		for (const identifier of paperIdentifiers(paper)) {
			append(byIdentifier, identifierKey(identifier), paper);
		}
		for (const key of titleKeys(paper)) {
			append(byTitle, key, paper);
		}
	}
	return {
		findSameWork: (paper) => {
			const named = paperIdentifiers(paper).flatMap((identifier) => byIdentifier.get(identifierKey(identifier)) ?? []);
			const titled = titleKeys(paper).flatMap((key) => byTitle.get(key) ?? []);
			return [...named, ...titled].find((candidate) => isSameWork(paper, candidate));
		},
	};
}

/** Whether two records are of one work: by DOI, arXiv or ACL id, else by title, authors and year. A preprint is the same work as its publication. */
export function isSameWork(one: Paper, other: Paper): boolean {
	const identified = compareIdentifiers(one, other);
	const titles = compareTitles(one, other);
	if (identified === 'same') {
		return titles !== 'different' || authorOverlap(one, other) !== 'none';
	}
	if (identified === 'different' || titles === 'different' || areOtherKinds(one, other, titles)) {
		return false;
	}
	return haveSameAuthors(one, other) && haveCloseYears(one, other, titles === 'same');
}

/** Whether a record is of a preprint of what `known` says is published by now. */
export function isSincePublished(record: Paper, known: Paper): boolean {
	return !isPublished(record) && !isSoftware(record) && isPublished(known) && isSameWork(record, known);
}

function append(map: Map<string, Paper[]>, key: string, paper: Paper): void {
	const papers = map.get(key);
	if (papers) {
		papers.push(paper);
	} else {
		map.set(key, [paper]);
	}
}

/** Two arXiv or ACL ids, or the DOIs of two publications, tell works apart; a preprint may have a DOI of its own. */
function compareIdentifiers(one: Paper, other: Paper): 'same' | 'different' | 'unknown' {
	const ones = identifiersOf(one);
	const others = identifiersOf(other);
	if (ones.some((identifier) => others.some((another) => identifierKey(identifier) === identifierKey(another)))) {
		return 'same';
	}
	const bothPublished = isPublished(one) && isPublished(other);
	const tells = ({ kind }: Identifier) => kind === 'arxiv' || kind === 'acl' || (kind === 'doi' && bothPublished);
	const isApart = ones.some((identifier) => tells(identifier) && others.some(({ kind }) => kind === identifier.kind));
	return isApart ? 'different' : 'unknown';
}

const identifiersOf = rememberedFor(paperIdentifiers);

/** Names may be cut, in another order, or with family and given name exchanged; a body may stand for its people. */
function haveSameAuthors(one: Paper, other: Paper): boolean {
	const overlap = authorOverlap(one, other);
	return overlap === 'most' || (overlap === 'unknown' && one.title.trim().split(/\s+/).length > 2);
}

function authorOverlap(one: Paper, other: Paper): 'most' | 'none' | 'unknown' {
	const [fewer, more] = one.authors.length <= other.authors.length ? [one, other] : [other, one];
	if (fewer.authors.length === 0 || isBody(fewer) !== isBody(more)) {
		return 'unknown';
	}
	const words = new Set(
		more.authors.flatMap((author) => [...nameWords(authorName(author)), ...nameWords(givenName(author))]),
	);
	const found = fewer.authors.filter((author) => nameWords(authorName(author)).some((word) => words.has(word))).length;
	return found * 2 >= fewer.authors.length ? 'most' : 'none';
}

function isBody({ authors }: Paper): boolean {
	return authors.every((author) => 'literal' in author);
}

function givenName(author: Author): string {
	return 'literal' in author ? '' : (author.given ?? '');
}

/** Parts of a name in small ASCII letters, without particles and initials; names in other scripts whole. */
function nameWords(name: string): readonly string[] {
	const words = foldToAscii(name)
		.toLowerCase()
		.split(/[^a-z0-9]+/);
	const telling = words.filter((word) => word.length > 1 && !PARTICLES.has(word));
	const whole = name.normalize('NFKC').toLowerCase().trim();
	return telling.length > 0 || whole === '' ? telling : [whole];
}

const PARTICLES: ReadonlySet<string> = new Set(
	'al af av ben da das de del della den der des di do dos du el la las le los ter van von zu zur'.split(' '),
);

/**
 * One year apart, as online and in print; two where a preprint is compared with its publication; none for books, which have
 * editions. `unknown` is the answer where a year is unknown.
 */
function haveCloseYears(one: Paper, other: Paper, unknown: boolean): boolean {
	const years = [one, other].map(({ year, venueYear }) => [year, venueYear].filter((known) => known !== undefined));
	const [ones = [], others = []] = years;
	if (ones.length === 0 || others.length === 0) {
		return unknown;
	}
	const apart = Math.min(...ones.flatMap((year) => others.map((another) => Math.abs(year - another))));
	if (one.entryType === 'book' && other.entryType === 'book') {
		return apart === 0;
	}
	return apart <= (isPublished(one) === isPublished(other) ? 1 : 2);
}
