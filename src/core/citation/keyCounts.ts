import type { Steps } from '../search/packed/steps';
import type { Citation } from './citation';
import { findCitationsInSteps } from './citationSteps';
import { findCitations } from './citations';
import type { Markup } from './styles';

/** How often a text cites each key, in the order in which keys come first; `*` stands for every entry. */
export type KeyCounts = ReadonlyMap<string, number>;

/** The counts of a text. */
export function countKeys(text: string, markup: Markup): KeyCounts {
	return countCited(findCitations(text, markup));
}

/** The same, with stops in long texts. */
export function* countKeysInSteps(text: string, markup: Markup): Steps<KeyCounts> {
	return countCited(yield* findCitationsInSteps(text, markup));
}

/** The counts of several texts together. */
export function sumCounts(counts: readonly KeyCounts[]): KeyCounts {
	const sum = new Map<string, number>();
	for (const [key, times] of counts.flatMap((count) => [...count])) {
		sum.set(key, (sum.get(key) ?? 0) + times);
	}
	return sum;
}

function countCited(citations: readonly Citation[]): KeyCounts {
	const counts = new Map<string, number>();
	for (const { key } of citations.flatMap(({ keys }) => keys)) {
		counts.set(key, (counts.get(key) ?? 0) + 1);
	}
	return counts;
}
