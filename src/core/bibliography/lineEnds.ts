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

/** Whether a text keeps to ASCII by writing accents as LaTeX commands. */
export function writesAccentsAsLatex(text: string): boolean {
	return (
		!/[^\p{ASCII}]/u.test(text) &&
		/\\(?:['"`^~=.]\s*\{?\\?[A-Za-z]|[cvuHkr]\s*\{[A-Za-z]|(?:ss|ae|oe|aa|o|l)\b)/i.test(text)
	);
}
