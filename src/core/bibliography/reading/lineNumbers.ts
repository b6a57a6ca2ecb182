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
