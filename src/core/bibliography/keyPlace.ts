import type { BibliographyEntry } from './bibliography';

/** Where the key of an entry stands in the text; the start of the record where its key is not written in it. */
export function keyPlace(
	text: string,
	{ key, source, start, end }: BibliographyEntry,
): { readonly start: number; readonly end: number } {
	if (source) {
		return { start: source.keyStart, end: source.keyEnd };
	}
	const at = text.slice(start, end).search(wholeKey(key));
	return at < 0 ? { start, end: start } : { start: start + at, end: start + at + key.length };
}

function wholeKey(key: string): RegExp {
	return new RegExp(`(?<![\\w:.-])${key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w.-])`);
}
