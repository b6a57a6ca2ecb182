import type { Paper } from '../paper';
import { isPreprintVenue } from './published';

/** Whether two records of one title are of works that only share it: software or data and its paper, an article and a book. */
export function areOtherKinds(one: Paper, other: Paper, titles: 'same' | 'head'): boolean {
	return isOtherKind(one, other, titles) || isOtherKind(other, one, titles);
}

/** True for software and data by their type, which are no version of the paper about them. */
export function isSoftware({ entryType }: Paper): boolean {
	return SOFTWARE_TYPES.has(entryType);
}

function isOtherKind(one: Paper, other: Paper, titles: 'same' | 'head'): boolean {
	const isCode = isSoftware(one) || (titles === 'head' && isRepository(one));
	return (isCode && isPaper(other)) || (isBook(one) && isInJournal(other));
}

const SOFTWARE_TYPES: ReadonlySet<string> = new Set(
	'software softwareversion softwaremodule codefragment dataset'.split(' '),
);

/** Types that say nothing of what it is. */
const OPEN_TYPES: ReadonlySet<string> = new Set('misc online electronic www webpage manual'.split(' '));

/** A page where code is kept, which goes by the name of the software. */
function isRepository({ entryType, url = '', doi, arxiv }: Paper): boolean {
	const isCodeUrl = /^https?:\/\/(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)\//i.test(url);
	return OPEN_TYPES.has(entryType) && isCodeUrl && doi === undefined && arxiv === undefined;
}

function isPaper(paper: Paper): boolean {
	const isOfOpenType = OPEN_TYPES.has(paper.entryType) || isSoftware(paper);
	return !isOfOpenType || paper.arxiv !== undefined || isPreprintVenue(paper.venue ?? '');
}

function isBook({ entryType }: Paper): boolean {
	return entryType === 'book' || entryType === 'mvbook';
}

/** Whether it has a place in a journal: conference papers are entered as books and as articles, too, but without one. */
function isInJournal({ entryType, volume, number, pages }: Paper): boolean {
	return entryType === 'article' && (volume ?? number ?? pages) !== undefined;
}
