/** Adds to each place the 0-based line its start is in, and sorts the places by their start. CR, LF and CRLF end a line. */
export function withLines<T extends { readonly start: number }>(
	text: string,
	places: readonly T[],
): (T & { readonly line: number })[] {
	let line = 0;
	let counted = 0;
	return [...places]
		.sort((one, other) => one.start - other.start)
		.map((place) => {
			line += text.slice(counted, place.start).match(/\r\n?|\n/g)?.length ?? 0;
			counted = place.start;
			return { ...place, line };
		});
}

/** The same for places that are sorted, in steps. */
export function* withLinesInSteps<T extends { readonly start: number }>(
	text: string,
	places: readonly T[],
): Generator<undefined, (T & { readonly line: number })[]> {
	const lined: (T & { readonly line: number })[] = [];
	const signs = text.includes('\r') ? ['\n', '\r'] : ['\n'];
	let [line, counted] = [0, 0];
	for (const place of places) {
		while (counted < place.start) {
			const end = Math.min(place.start, counted + MOST_AT_ONCE);
			line += signs.reduce((sum, sign) => sum + countLineEnds(text.slice(counted, end), sign, text[end]), 0);
			counted = end;
			yield;
		}
		lined.push({ ...place, line });
	}
	return lined;
}

const MOST_AT_ONCE = 2 ** 18;

/** How often a sign ends a line of a part of a text; of CRLF the LF counts. */
function countLineEnds(part: string, sign: string, after: string | undefined): number {
	let lines = 0;
	for (let at = part.indexOf(sign); at >= 0; at = part.indexOf(sign, at + 1)) {
		lines += sign === '\r' && (part[at + 1] ?? after) === '\n' ? 0 : 1;
	}
	return lines;
}
