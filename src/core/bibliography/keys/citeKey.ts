import type { Paper } from '../../paper';
import { parseKeyPattern } from './keyPattern';
import { firstWord } from './keyWords';

export interface CiteKeyOptions {
	/** See `parseKeyPattern`, which throws a `UserError` where it cannot be read; else a bundled paper's id, or `DEFAULT_KEY_PATTERN`. */
	readonly pattern?: string;
	/** The keys of the bibliography; BibTeX knows no difference between capital and small letters in them. */
	readonly taken?: Iterable<string>;
}

/** Google Scholar's keys: chen2021evaluating. */
export const DEFAULT_KEY_PATTERN = 'auth.lower + year + firstword.lower';

/** A key for a new entry, never one of those taken in any case: a letter behind it sets it apart. */
export function newCiteKey(paper: Paper, { pattern, taken = [] }: CiteKeyOptions = {}): string {
	const isBundled = paper.collection !== undefined && pattern === undefined;
	const made = isBundled ? paper.id : parseKeyPattern(pattern ?? DEFAULT_KEY_PATTERN)(paper);
	const isComplete = paper.authors.length > 0 && (paper.year ?? paper.venueYear) !== undefined;
	const key = isComplete ? formatCiteKey(made) : withoutGaps(formatCiteKey(made));
	return distinctKey(/[A-Za-z]/.test(key) ? key : plainKey(paper), taken);
}

/** The text without what no citation key can hold in BibTeX, biber or a citation: space, `" # % ' ( ) , = { } \ ~` and the like; may be empty. */
export function formatCiteKey(text: string): string {
	return text.normalize('NFC').replace(/[\s"#%'(),={}\\~@^$&<>[\];`|!?*\p{C}]/gu, '');
}

/** Without the separators that a part of the pattern leaves where it is empty, as the year of an undated work. */
function withoutGaps(key: string): string {
	return key.replace(/([-_:./+])\1+/g, '$1').replace(/^[-_:./+]+|[-_:./+]+$/g, '');
}

/** Where the pattern gives no letter, as for names and titles in scripts that keys leave out. */
function plainKey(paper: Paper): string {
	return `${firstWord(paper.title).toLowerCase() || 'untitled'}${paper.year ?? paper.venueYear ?? ''}`;
}

function distinctKey(key: string, taken: Iterable<string>): string {
	const used = new Set<string>();
	for (const other of taken) {
		used.add(other.toLowerCase());
	}
	let suffix = '';
	for (let count = 1; used.has((key + suffix).toLowerCase()); count++) {
		suffix = letters(count);
	}
	return key + suffix;
}

/** 1 is a, 26 is z, 27 is aa. */
function letters(count: number): string {
	const before = Math.floor((count - 1) / 26);
	return (before > 0 ? letters(before) : '') + String.fromCharCode(97 + ((count - 1) % 26));
}
