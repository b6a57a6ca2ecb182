import { editDistance } from '../review/editDistance';

/**
 * The filter that was meant by a word with a value right behind its colon: the nearest of the names, at most two slips away,
 * one for short names. `undefined` where it is more likely a citation key ("yao:2023"), a title or a name from code.
 */
export function meantFilter<Name extends string>(
	word: string,
	value: string,
	names: readonly Name[],
): Name | undefined {
	const lower = word.toLowerCase();
	let nearest: Name | undefined;
	let least = MOST_SLIPS + 1;
	for (const name of names) {
		const slips = editDistance(lower, name, slipsAllowed(name));
		const isMeant = slips !== undefined && (isLong(name) || beginsAlike(lower, name));
		// Names in titles have capitals: "RAG:A Survey". A filter with capitals is one only if all its letters are right.
		const isWritten = slips === 0 || lower === word;
		if (isMeant && isWritten && slips < least && NUMBER.test(value) === (name === 'year')) {
			nearest = name;
			least = slips;
		}
	}
	return nearest;
}

const MOST_SLIPS = 2;
const NUMBER = /^[\d.<>=]/;

function isLong(name: string): boolean {
	return name.length > 4;
}

/** One slip makes "in" of half the short words there are. */
function slipsAllowed(name: string): number {
	return isLong(name) ? MOST_SLIPS : name.length > 2 ? 1 : 0;
}

/** Slips seldom strike the first letter, and short words are near each other. */
function beginsAlike(word: string, name: string): boolean {
	return word[0] === name[0] || (word[0] === name[1] && word[1] === name[0]);
}
