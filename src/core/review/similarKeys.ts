import type { BibliographyEntry } from '../bibliography/bibliography';
import { foldToAscii } from '../bibliography/keys/keyWords';
import { fieldValue } from '../bibliography/reading/bibtex';
import { latexToText } from '../bibliography/reading/latexText';
import { editDistance } from './editDistance';
import { type KeyParts, keyParts } from './keyParts';

/**
 * The entries whose keys someone may have meant, at most `most`, the nearest first: in another case, with slips of the hand,
 * or by the same author in the same year. Stops behind each entry.
 */
export function* findSimilarEntries(
	key: string,
	entries: readonly BibliographyEntry[],
	most = 3,
): Generator<undefined, readonly BibliographyEntry[]> {
	const folded = foldKey(key);
	const parts = keyParts(key);
	const found = new Map<string, { entry: BibliographyEntry; distance: number }>();
	for (const entry of entries) {
		const distance = entry.key === '' || folded === '' ? undefined : distanceOf(folded, parts, entry);
		if (distance !== undefined && !found.has(entry.key)) {
			found.set(entry.key, { entry, distance });
		}
		yield;
	}
	return [...found.values()]
		.sort((one, other) => one.distance - other.distance)
		.slice(0, most)
		.map(({ entry }) => entry);
}

/** How many letters may differ. */
export function slipsIn(key: string): number {
	return Math.min(3, Math.floor(key.length / 4));
}

const SAME_AUTHOR_AND_YEAR = 10;

function distanceOf(folded: string, parts: KeyParts | undefined, entry: BibliographyEntry): number | undefined {
	const slips = editDistance(folded, foldKey(entry.key), slipsIn(folded));
	if (slips !== undefined) {
		return slips;
	}
	if (!parts || !isByAuthorOfYear(parts, entry)) {
		return undefined;
	}
	const sharesWord = parts.words.some((word) => entry.key.toLowerCase().includes(word));
	return SAME_AUTHOR_AND_YEAR - (sharesWord ? 1 : 0);
}

function isByAuthorOfYear({ author, year }: KeyParts, { key, source }: BibliographyEntry): boolean {
	const own = keyParts(key);
	if (own?.author === author && own.year === year) {
		return true;
	}
	const dates = source ? [fieldValue(source, 'year'), fieldValue(source, 'date')] : [];
	if (!source || !dates.some((date) => date?.trim().startsWith(String(year)))) {
		return false;
	}
	const written = (fieldValue(source, 'author') ?? '').slice(0, LONGEST_NAMES);
	const names = foldToAscii(latexToText(written)).toLowerCase();
	return new RegExp(`(?<![a-z])${author}(?![a-z])`).test(names);
}

const LONGEST_NAMES = 120;

/** Case, accents and the signs between the parts of keys are what memory loses first. */
function foldKey(key: string): string {
	return key
		.slice(0, LONGEST_KEY)
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, '');
}

const LONGEST_KEY = 200;
