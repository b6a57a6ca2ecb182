/** A citation key as it stands in a text: from its first character to behind its last, without `@`, braces or quotes. */
export interface CitedKey {
	readonly key: string;
	readonly start: number;
	readonly end: number;
}

/** One citation of a text with its keys; offsets count UTF-16 units. */
export interface Citation {
	readonly start: number;
	readonly end: number;
	/** As in the table of `styles.ts` where it has this one: `citep`, `[@key]`, `cite:p`. */
	readonly command: string;
	/** `*` in `\nocite{*}` and `@*` stands for every entry. */
	readonly keys: readonly CitedKey[];
	/** May be a reference to a figure or section instead: an unknown key is no mistake. */
	readonly ambiguous?: true;
}

export interface CitationOptions {
	/** A row of `citationCommands`, or any LaTeX command or role; the markup's default when absent. */
	readonly command?: string;
	/** Before the first key, such as "see". */
	readonly prenote?: string;
	/** Behind the last key, such as "p. 3". */
	readonly postnote?: string;
}

/** Replaces the text from `start` to `end`. */
export interface TextChange {
	readonly start: number;
	readonly end: number;
	readonly text: string;
}

/** What makes an unfinished citation whole, so that it can be read: text around a key typed at the cursor. */
export interface Completion {
	readonly before?: string;
	readonly after?: string;
	/** Only where the text in front of the cursor ends so. */
	readonly behind?: RegExp;
}

/** How one markup writes citations. */
export interface CitationSyntax {
	/** All citations in order. */
	find(text: string): Citation[];
	/** Whether `offset` is in a block of code that may begin far above. */
	isCode?(text: string, offset: number): boolean;
	/** Tried in turn. */
	readonly completions: readonly Completion[];
	/** The end of a text in front of the cursor that is a key only within `{` and `}`: `afl++`. */
	readonly unbraced?: RegExp;
	/** What belongs to a key and stands around it, such as `@{` and `}`: the end of the text before, the start of the text behind. */
	readonly marks?: readonly (readonly [before: RegExp, after: RegExp])[];
	/** At least one key. */
	format(keys: readonly string[], options: CitationOptions): string;
	/** Other ways to write what `format` gives, for places where that would run into its neighbours; the best first. */
	alternatives?(keys: readonly string[], options: CitationOptions): readonly string[];
	/** Where `find` sees the key, but the program reads on: the end of a citation and the text behind, or so before one. */
	readonly joins?: readonly (readonly [end: RegExp, behind: RegExp])[];
	/** Keys for a place inside a citation of this command; `mark` is what stood there before the key, such as `@`. */
	formatKeys(keys: readonly string[], command: string, mark: string): string;
	/** Between two keys of a citation of this command. */
	separator(command: string): string;
	/** Adds keys behind the last one of a citation. */
	append(citation: Citation, text: string, keys: readonly string[]): TextChange;
}

/** Without one of these no citation of any markup begins: most keystrokes and most paragraphs end here. */
export const OPENING = /@|cite|cquote|bibentry|bibitem:/i;

/** The same range by so much further behind. */
export function shift<T extends { readonly start: number; readonly end: number }>(range: T, by: number): T {
	return { ...range, start: range.start + by, end: range.end + by };
}

/** The same citation by so much further behind. */
export function shiftCitation(citation: Citation, by: number): Citation {
	return { ...shift(citation, by), keys: citation.keys.map((key) => shift(key, by)) };
}

/** The keys between separators in `text`, whose first character stands at `offset` of the document. */
export function splitKeys(text: string, offset: number, separator = /,/): CitedKey[] {
	const keys: CitedKey[] = [];
	let start = offset;
	for (const piece of text.split(separator)) {
		const key = piece.trim();
		const keyStart = start + piece.length - piece.trimStart().length;
		if (key !== '') {
			keys.push({ key, start: keyStart, end: keyStart + key.length });
		}
		start += piece.length + 1;
	}
	return keys;
}
