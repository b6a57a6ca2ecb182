import { LONGEST_TEXT } from './analysis';

/**
 * The sentences of a text, untrimmed, together the whole of it; an abbreviation ends none. What stands behind `LONGEST_TEXT`
 * characters is of the last one.
 */
export function sentences(text: string): string[] {
	const found: string[] = [];
	let start = 0;
	for (const { 0: mark, index } of text.slice(0, LONGEST_TEXT).matchAll(SENTENCE_END)) {
		const end = index + mark.length;
		if (!ABBREVIATION.test(text.slice(Math.max(start, index - LONGEST_ABBREVIATION), index + 1))) {
			found.push(text.slice(start, end));
			start = end;
		}
	}
	return [...found, text.slice(start)];
}

const SENTENCE_END = /[.!?…]["'”’)\]]{0,3}\s+(?=["'“‘([]?[\p{Lu}\p{N}])|[。！？]/gu;
const ABBREVIATION = /(?:^|[\s(])(?:\p{Lu}|al|approx|cf|e\.g|eq|etc|fig|i\.e|no|resp|sec|vs)\.$/iu;
const LONGEST_ABBREVIATION = 10;
