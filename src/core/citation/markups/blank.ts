/** `text` with every character but the line ends blank: as long as before, so offsets into it stay right. */
export function blank(text: string): string {
	return text.replace(/[^\r\n]+/g, (line) => ' '.repeat(line.length));
}

/** `text` with these ranges, sorted and apart, blank. */
export function blankRanges(text: string, ranges: readonly { readonly start: number; readonly end: number }[]): string {
	let result = '';
	let at = 0;
	for (const { start, end } of ranges) {
		result += text.slice(at, start) + blank(text.slice(start, end));
		at = end;
	}
	return result + text.slice(at);
}

/** The offset behind the bracket that closes the one at `open`; `undefined` when none does within 1,000 characters. */
export function findClosing(text: string, open: number): number | undefined {
	const limit = Math.min(text.length, open + 1000);
	const closings: string[] = [];
	for (let at = open; at < limit && closings.length < 20; at++) {
		const character = text.charAt(at);
		const closing = closingOf[character];
		if (character === '\\') {
			at++;
		} else if (closing && (closings.length === 0 || character === '{' || character === text[open])) {
			closings.push(closing);
		} else if (character === closings.at(-1)) {
			closings.pop();
			if (closings.length === 0) {
				return at + 1;
			}
		} else if (character === '}') {
			return undefined;
		}
	}
	return undefined;
}

const closingOf: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };
