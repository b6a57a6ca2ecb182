import type { BibEntry } from '../reading/bibtex';

/**
 * Whether three or more entries stand in the order of their keys, capital and small letters alike. Of 20 or more, 2 % may
 * stand elsewhere.
 */
export function isSortedByKey(entries: readonly BibEntry[]): boolean {
	return placesInOrder(lowerKeys(entries)) !== undefined;
}

/** Before which entry a key belongs, the number of entries for behind the last; undefined where they are not sorted. */
export function placeByKey(entries: readonly BibEntry[], key: string): number | undefined {
	const keys = lowerKeys(entries);
	const places = placesInOrder(keys);
	if (!places) {
		return undefined;
	}
	const lower = key.toLowerCase();
	return places.find((place) => (keys[place] ?? '') > lower) ?? (places.at(-1) ?? -1) + 1;
}

const FEWEST = 3;
/** From so many entries on, some may have been put anywhere. */
const MANY = 20;
const SHARE_ELSEWHERE = 0.02;

function lowerKeys(entries: readonly BibEntry[]): readonly string[] {
	return entries.map((entry) => entry.key.toLowerCase());
}

/** The places of the keys that are in order, all but a few; undefined where more are not. */
function placesInOrder(keys: readonly string[]): readonly number[] | undefined {
	if (keys.length < FEWEST || keys.includes('')) {
		return undefined;
	}
	const mostElsewhere = keys.length < MANY ? 0 : Math.ceil(keys.length * SHARE_ELSEWHERE);
	const falls = keys.filter((key, place) => key < (keys[place - 1] ?? '')).length;
	if (falls === 0 || falls > mostElsewhere) {
		return falls === 0 ? [...keys.keys()] : undefined;
	}
	const places = longestOrder(keys);
	return keys.length - places.length <= mostElsewhere ? places : undefined;
}

/** The places of as many keys as are in order, found by patience sorting. */
function longestOrder(keys: readonly string[]): readonly number[] {
	/** Where the least key stands that ends an order of one, two, three … keys. */
	const ends: number[] = [];
	const before: (number | undefined)[] = [];
	for (const [place, key] of keys.entries()) {
		let [low, high] = [0, ends.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((keys[ends[middle] ?? 0] ?? '') <= key) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		before[place] = ends[low - 1];
		ends[low] = place;
	}
	const places: number[] = [];
	for (let place = ends.at(-1); place !== undefined; place = before[place]) {
		places.push(place);
	}
	return places.reverse();
}
