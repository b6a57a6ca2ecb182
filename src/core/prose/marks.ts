/** What a character of a text is to the search for terms; a text's marks are one byte per UTF-16 unit. */
export const mark = {
	/** Running text. */
	prose: 0,
	/** Inside a formula: a term may reach into it (`pass@$k$`), not begin there. */
	formula: 1,
	/** Code, a key, a target, a label: no term touches it. */
	outside: 2,
	/** Between words and no part of them: emphasis, a comment's mark, an escape; a term may go on behind it in the next line. */
	markup: 3,
	/** Inline code: a term only where it is all of it. */
	whole: 4,
} as const;

export type Mark = (typeof mark)[keyof typeof mark];

export type Marks = Uint8Array;

/** A text being marked. `embed` marks a part written in another language; false where that language is unknown. */
export interface Marking {
	readonly text: string;
	readonly marks: Marks;
	readonly embed: (languageId: string, from: number, to: number) => boolean;
}

/** Marks a part of a text; the part is all `prose` before. */
export type Marker = (marking: Marking, from: number, to: number) => void;
