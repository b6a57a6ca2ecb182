/** Whether a text ends its lines in more than one way (LF, CRLF, CR). */
export function hasMixedLineEnds(text: string): boolean {
	const ends = new Set<string>();
	for (const [end] of text.matchAll(/\r\n?|\n/g)) {
		ends.add(end);
		if (ends.size > 1) {
			return true;
		}
	}
	return false;
}
