import { findCitations } from './citations';
import type { Markup } from './styles';

/** How often a text cites each key, in the order in which keys come first; `*` stands for every entry. */
export function countKeys(text: string, markup: Markup): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const { keys } of findCitations(text, markup)) {
		for (const { key } of keys) {
			counts.set(key, (counts.get(key) ?? 0) + 1);
		}
	}
	return counts;
}

/** The counts of several texts together. */
export function sumCounts(counts: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number> {
	const sum = new Map<string, number>();
	for (const [key, times] of counts.flatMap((count) => [...count])) {
		sum.set(key, (sum.get(key) ?? 0) + times);
	}
	return sum;
}
