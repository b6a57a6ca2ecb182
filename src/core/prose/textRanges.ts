const lineBreak = /\r\n|\r|\n/g;
/** For `matchAll`, which begins where another search has left a pattern. */
const everyLineBreak = new RegExp(lineBreak);
const blankLine = /(?:\r\n|\r|\n)[ \t]*(?=[\r\n])/g;

/** Where the line of `at` ends: before its line break. */
export function lineEnd(text: string, at: number): number {
	return searchFrom(lineBreak, text, at)?.index ?? text.length;
}

/** Where the line behind that of `at` begins. */
export function nextLine(text: string, at: number): number {
	const found = searchFrom(lineBreak, text, at);
	return found ? found.index + found[0].length : text.length;
}

/** The lines between `from` and `to`, each without its line break. */
export function* linesOf(
	text: string,
	from: number,
	to: number,
): Generator<{ readonly start: number; readonly end: number }> {
	let start = from;
	for (const { index, 0: found } of text.slice(from, to).matchAll(everyLineBreak)) {
		yield { start, end: from + index };
		start = from + index + found.length;
	}
	if (start < to) {
		yield { start, end: to };
	}
}

/** The end of the paragraph of a position, for positions that never go back. */
export function paragraphEnds(text: string, to: number): (at: number) => number {
	let end = -1;
	return (at) => {
		if (at >= end) {
			end = Math.min(searchFrom(blankLine, text, at)?.index ?? text.length, to);
		}
		return end;
	};
}

/** Finds the first `needle` from a position on, below `limit`; one that was not found once is not looked for again in the same place. */
export function closerFinder(text: string): (needle: string, from: number, limit: number) => number | undefined {
	const missing = new Map<string, { readonly from: number; readonly limit: number }>();
	return (needle, from, limit) => {
		const known = missing.get(needle);
		if (known && from >= known.from && limit <= known.limit) {
			return undefined;
		}
		const found = text.slice(from, limit).indexOf(needle);
		if (found < 0) {
			missing.set(needle, { from, limit });
			return undefined;
		}
		return from + found;
	};
}

const longestArgument = 2000;

/** Behind the bracket that closes the one at `open`, within 2,000 characters below `limit`; if none does, behind the word that follows. */
export function argumentEnd(text: string, open: number, limit: number): number {
	const last = Math.min(limit, open + longestArgument);
	const word = /[\s{}[\]()]|$/.exec(text.slice(open + 1, last))?.index ?? 0;
	return findClosingBracket(text, open, last) ?? Math.min(open + 1 + word, limit);
}

/** Behind the bracket that closes the one at `open`; `\` escapes; `undefined` if none does below `limit`. */
export function findClosingBracket(text: string, open: number, limit: number): number | undefined {
	const opening = text.charAt(open);
	const closing = opening === '{' ? '}' : opening === '[' ? ']' : ')';
	let depth = 0;
	for (let i = open; i < limit; i++) {
		const character = text[i];
		if (character === '\\') {
			i++;
		} else if (character === opening) {
			depth++;
		} else if (character === closing && --depth === 0) {
			return i + 1;
		}
	}
	return undefined;
}

function searchFrom(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
	pattern.lastIndex = at;
	return pattern.exec(text) ?? undefined;
}
