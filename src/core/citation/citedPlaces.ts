import { findCitations } from './citations';
import type { Markup } from './styles';

/** Where a key is cited: 0-based line, and UTF-16 column of its first character. */
export interface CitedPlace {
	readonly line: number;
	readonly column: number;
	readonly length: number;
	/** May be a reference to a figure or section instead. */
	readonly ambiguous: boolean;
}

/** The places of each key that a text cites, in order; `*` stands for every entry. */
export function findCitedPlaces(text: string, markup: Markup): ReadonlyMap<string, readonly CitedPlace[]> {
	const places = new Map<string, CitedPlace[]>();
	const keys = findCitations(text, markup)
		.flatMap(({ keys, ambiguous = false }) => keys.map((key) => ({ ...key, ambiguous })))
		.sort((a, b) => a.start - b.start);
	const lines = lineStarts(text, keys.length);
	let line = 0;
	for (const { key, start, end, ambiguous } of keys) {
		while ((lines[line + 1] ?? Number.POSITIVE_INFINITY) <= start) {
			line++;
		}
		const place = { line, column: start - (lines[line] ?? 0), length: end - start, ambiguous };
		const ofKey = places.get(key);
		if (ofKey) {
			ofKey.push(place);
		} else {
			places.set(key, [place]);
		}
	}
	return places;
}

function lineStarts(text: string, keys: number): number[] {
	const starts = [0];
	for (const { index, 0: lineEnd } of keys > 0 ? text.matchAll(/\r\n|\r|\n/g) : []) {
		starts.push(index + lineEnd.length);
	}
	return starts;
}
