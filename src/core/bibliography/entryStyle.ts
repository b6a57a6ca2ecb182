export type LetterCase = 'lower' | 'upper' | 'title';

/** How the entries of a file are laid out. */
export interface EntryStyle {
	/** In front of each field. */
	readonly indent: string;
	readonly delimiter: 'braces' | 'quotes';
	/** `name = {`, `name={`, or the equals signs below each other. */
	readonly equals: 'spaced' | 'none' | 'aligned';
	/** Behind the last field. */
	readonly trailingComma: boolean;
	readonly fieldCase: LetterCase;
	readonly typeCase: LetterCase;
	readonly lineEnd: '\n' | '\r\n' | '\r';
}

export const DEFAULT_STYLE: EntryStyle = {
	indent: '  ',
	delimiter: 'braces',
	equals: 'spaced',
	trailingComma: true,
	fieldCase: 'lower',
	typeCase: 'lower',
	lineEnd: '\n',
};
