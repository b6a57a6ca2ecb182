import { expandString } from './bibStrings';
import {
	meetsBlock,
	type Scan,
	skipBlank,
	skipBraced,
	skipQuoted,
	skipToNextField,
	startsField,
	trimmedEnd,
} from './bibtexScanner';

/** A field of an entry. Offsets are UTF-16 code units of the file's text, ends exclusive. */
export interface BibField {
	/** In lower case. */
	readonly name: string;
	readonly nameStart: number;
	readonly nameEnd: number;
	/** With the delimiters, and with all parts joined by "#". Start and end are equal where the value is missing. */
	readonly valueStart: number;
	readonly valueEnd: number;
	/** Without delimiters, `@string` names and "#" expanded, LaTeX and line breaks kept. */
	readonly value: string;
}

/** Something wrong at a place: a message that goes before "in entry …". */
export interface Flaw {
	readonly start: number;
	readonly end: number;
	readonly what: string;
}

/** The names of `@string`, in lower case, and their texts. */
export type BibStrings = ReadonlyMap<string, string>;

/** What is read of a block: its scan, and what was found so far. */
export interface Body {
	readonly scan: Scan;
	readonly strings: BibStrings;
	/** Character code of "}" or ")". */
	readonly closer: number;
	readonly fields: BibField[];
	readonly flaws: Flaw[];
}

const QUOTE = 34;
const HASH = 35;
const PAREN = 41;
const COMMA = 44;
const EQUALS = 61;
const AT = 64;
const OPEN = 123;
const CLOSE = 125;

const fieldName = /[^\s=,{}"#%()@]+/y;
/** A number or name, or text without delimiters up to the line end or the next "name =". */
const bareText = /[^\s=,{}"#%@]+(?:[ \t]+(?![^\s=,{}"#%@]+\s*=)[^\s=,{}"#%@]+)*/y;
const bareTextInParentheses = /[^\s=,{}"#%()@]+(?:[ \t]+(?![^\s=,{}"#%()@]+\s*=)[^\s=,{}"#%()@]+)*/y;

/** Reads fields up to and including the closing delimiter; false when there is none before the next block. `afterComma`:
 * whether a field may start right away. */
export function readFields(body: Body, afterComma: boolean): boolean {
	const { scan, closer } = body;
	let separated = afterComma;
	for (;;) {
		skipBlank(scan);
		const code = scan.at < scan.end ? scan.text.charCodeAt(scan.at) : AT;
		if (code === closer || code === CLOSE) {
			noteWrongCloser(body, code);
			scan.at++;
			return true;
		}
		if (code === AT && endsHere(scan)) {
			return false;
		}
		if (code === COMMA) {
			separated = readComma(body, separated);
		} else {
			readField(body, separated);
			separated = false;
		}
	}
}

/** Reads a value after "=" or in `@preamble`; undefined when nothing stands there. Flaws go to `body`. */
export function readValue(body: Body): { value: string; start: number; end: number } | undefined {
	const { scan } = body;
	let value: string | undefined;
	skipBlank(scan);
	const start = scan.at;
	let end = start;
	for (;;) {
		const part = readPart(body);
		if (part === undefined) {
			break;
		}
		value = value === undefined ? part : value + part;
		end = scan.at;
		skipBlank(scan);
		if (scan.at >= scan.end || scan.text.charCodeAt(scan.at) !== HASH) {
			return { value, start, end };
		}
		scan.at++;
		skipBlank(scan);
	}
	return value === undefined ? undefined : { value, start, end };
}

function endsHere(scan: Scan): boolean {
	if (scan.at >= scan.end) {
		return true;
	}
	const before = scan.nestedLeft;
	meetsBlock(scan, scan.at, 0);
	return scan.nestedLeft < before;
}

function noteWrongCloser({ scan, closer, flaws }: Body, code: number): void {
	if (code !== closer) {
		flaws.push({ start: scan.at, end: scan.at + 1, what: 'The "(" is closed by "}"' });
	}
}

function readComma({ scan, flaws }: Body, separated: boolean): boolean {
	if (separated) {
		flaws.push({ start: scan.at, end: scan.at + 1, what: 'A comma too many stands' });
	}
	scan.at++;
	return true;
}

function readField(body: Body, separated: boolean): void {
	const { scan, flaws, fields } = body;
	const nameStart = scan.at;
	const written = matched(fieldName, scan);
	const nameEnd = scan.at;
	skipBlank(scan);
	if (written === '' || scan.at >= scan.end || scan.text.charCodeAt(scan.at) !== EQUALS) {
		skipStray(body, written, nameStart);
		return;
	}
	if (!separated) {
		flaws.push({ start: nameStart, end: nameEnd, what: `A comma is missing before "${written}"` });
	}
	scan.at++;
	const afterEquals = scan.at;
	const read = readValue(body);
	if (!read) {
		flaws.push({ start: nameStart, end: afterEquals, what: `The field "${written}" has no value` });
	}
	const { value, start, end } = read ?? { value: '', start: afterEquals, end: afterEquals };
	fields.push({ name: lowerCase(written), nameStart, nameEnd, valueStart: start, valueEnd: end, value });
}

/** Passes over what is no field: a half-typed name, text between fields, the rest of a value without delimiters. */
function skipStray({ scan, closer, flaws }: Body, written: string, start: number): void {
	if (!startsField(scan)) {
		skipToNextField(scan, closer);
	}
	if (scan.at === start) {
		scan.at++;
	}
	const text = scan.text.slice(start, scan.at).trim();
	const what = text === written ? `"${text}" has no "=" and no value` : `The text "${shortened(text)}" is no field`;
	flaws.push({ start, end: Math.max(start + text.length, start + 1), what });
}

/** Reads one part of a value and moves past it; undefined when none stands there. */
function readPart(body: Body): string | undefined {
	const { scan, strings, closer, flaws } = body;
	const code = scan.at < scan.end ? scan.text.charCodeAt(scan.at) : COMMA;
	if (code === OPEN || code === QUOTE) {
		return readDelimited(body, code);
	}
	if (startsField(scan)) {
		return undefined;
	}
	const start = scan.at;
	const text = matched(closer === PAREN ? bareTextInParentheses : bareText, scan);
	if (/\s/.test(text)) {
		flaws.push({ start, end: scan.at, what: `The text "${shortened(text)}" is neither in braces nor in quotes` });
		return text;
	}
	return text === '' ? undefined : expandString(text, strings);
}

function readDelimited({ scan, flaws }: Body, code: number): string {
	const start = scan.at;
	if (code === OPEN ? skipBraced(scan) : skipQuoted(scan)) {
		return scan.text.slice(start + 1, scan.at - 1);
	}
	const end = trimmedEnd(scan.text, start + 1, scan.at);
	scan.at = end;
	flaws.push({ start, end, what: `The ${code === OPEN ? '"{"' : 'quotation mark'} of a value is never closed` });
	return scan.text.slice(start + 1, end);
}

function matched(pattern: RegExp, scan: Scan): string {
	pattern.lastIndex = scan.at;
	if (!pattern.test(scan.text)) {
		return '';
	}
	const start = scan.at;
	scan.at = Math.min(pattern.lastIndex, scan.end);
	return scan.text.slice(start, scan.at);
}

/** A name that is in lower case already stays the same string. */
function lowerCase(name: string): string {
	return /[^a-z-]/.test(name) ? name.toLowerCase() : name;
}

function shortened(text: string): string {
	const line = text.replace(/\s+/g, ' ');
	return line.length <= 40 ? line : `${line.slice(0, 39)}…`;
}
