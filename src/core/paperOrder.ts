import type { Paper } from './paper';
import { fold } from './search/analysis';
import { type Steps, sortInSteps } from './search/packed/steps';

export const sortings = ['year', 'title'] as const;
export type Sorting = (typeof sortings)[number];

/** The papers by title, or the newest first and then by title; stops behind each. */
export function* sortPapers(papers: readonly Paper[], sort: Sorting): Steps<readonly Paper[]> {
	return yield* sortBy(papers, sort === 'title' ? ({ title }) => sortKey(title) : newestFirst);
}

/** Things in the order of a text that each is given once; stops behind each. */
export function* sortBy<T>(things: readonly T[], keyOf: (thing: T) => string): Steps<readonly T[]> {
	const keys: string[] = [];
	for (const thing of things) {
		keys.push(keyOf(thing));
		yield;
	}
	const sorted: T[] = [];
	for (const place of yield* sortInSteps(keys)) {
		const thing = things[place];
		if (thing !== undefined) {
			sorted.push(thing);
		}
	}
	return sorted;
}

/** What a name is sorted by: its words without case, accents and punctuation, numbers by their value. */
export function sortKey(name: string): string {
	return fold(name)
		.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
		.trim()
		.replace(/\d+/g, (digits) => countKey(Number(digits)));
}

/** What a count is sorted by, the smallest first. */
export function countKey(count: number): string {
	return String(Math.min(count, MOST)).padStart(DIGITS, '0');
}

/** What a count is sorted by, the largest first. */
export function largestFirst(count: number): string {
	return countKey(MOST - count);
}

const MOST = 999_999_999_999;
const DIGITS = 12;

/** The year by which a paper is listed: of its first public version, else of its publication. */
export function listedYear(paper: Paper): number | undefined {
	return paper.year ?? paper.venueYear;
}

function newestFirst(paper: Paper): string {
	return largestFirst((listedYear(paper) ?? 0) * 100 + (paper.month ?? 0)) + sortKey(paper.title);
}
