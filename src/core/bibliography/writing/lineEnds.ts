/** Whether VS Code, which knows LF and CRLF and keeps one of them in a file, changes line ends of a text when it saves it. */
export function hasChangingLineEnds(text: string): boolean {
	const ends = new Set<string>();
	for (const [end] of text.matchAll(/\r\n?|\n/g)) {
		ends.add(end);
		if (ends.size > 1 || end === '\r') {
			return true;
		}
	}
	return false;
}
