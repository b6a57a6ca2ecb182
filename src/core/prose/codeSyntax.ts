/** How a stretch of code that may hold prose opens and closes; both are sources of regular expressions. */
export interface Delimiter {
	readonly kind: 'line' | 'block' | 'string' | 'skip';
	readonly open: string;
	/** `$1` stands for what the first group of `open` found. */
	readonly close: string;
	readonly escapes: boolean;
	/** Whether it may span lines: never, if it is closed, or up to the end of the text. */
	readonly lines: 'one' | 'closed' | 'open';
	readonly nested?: boolean;
	/** What opens code inside a string: `${`. */
	readonly hole?: string;
}

export type CodeSyntax = readonly Delimiter[];

/** A comment up to the end of its line. */
export const line = (open: string): Delimiter => ({ kind: 'line', open, close: '', escapes: false, lines: 'one' });

/** A comment with an end of its own. */
export const block = (open: string, close: string, nested = false): Delimiter => ({
	kind: 'block',
	open,
	close,
	escapes: false,
	lines: 'open',
	nested,
});

/** A string in one line with `\` escapes; `more` says what differs. */
export const string = (open: string, more: Partial<Omit<Delimiter, 'kind' | 'open'>> = {}): Delimiter => ({
	kind: 'string',
	open,
	close: open,
	escapes: true,
	lines: 'one',
	...more,
});

/** Code that looks like the start of a string or comment and is none: a character, a regular expression. */
export const skip = (open: string): Delimiter => ({ kind: 'skip', open, close: '', escapes: false, lines: 'one' });
