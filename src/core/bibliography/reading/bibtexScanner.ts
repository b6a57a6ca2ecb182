/** Where the reader is in a text. Offsets are UTF-16 code units; `end` is where the block may reach at most. */
export interface Scan {
	readonly text: string;
	readonly end: number;
	/** Second reading of a block that did not close: a line that looks like a field ends an open value. */
	readonly recovering: boolean;
	at: number;
	/** The first thing inside this block that looks like the start of the next one, or -1. */
	nextBlock: number;
	/** How many such starts may still be taken for the text of a value. */
	nestedLeft: number;
	/** How many of them may still stand in more or fewer braces than the start before. */
	unevenLeft: number;
	/** In how many braces of its value the last start stood, or -1. */
	nestedDepth: number;
}

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const QUOTE = 34;
const PERCENT = 37;
const COMMA = 44;
const AT = 64;
const BACKSLASH = 92;
const OPEN = 123;
const CLOSE = 125;
const BOM = 0xfeff;

const blockStart = /@\s*[A-Za-z][\w-]*\s*[{(]/y;
/** Enough of an entry to be sure in the middle of a line, where "@name (" may be mail or prose. */
const certainStart = /@\s*[A-Za-z][\w-]*\s*[{(]\s*(?:[^\s,@{}]{1,200}\s*,\s*)?[A-Za-z][\w:+-]{0,60}\s*=\s*[\w"{]/y;
const fieldLine = /[ \t]*(?:,[ \t]*)?[A-Za-z][\w:+-]*[ \t]*=[ \t]*(?:["{\d]|[A-Za-z][\w-]*[ \t]*(?:[,#\r\n]|$))/y;
const nameEquals = /[^\s=,{}"#%()@]+\s*=/y;
const endsLine = /[ \t]*(?:[\r\n]|$)/y;
const endsValue = /[ \t]*(?:[\r\n,#})]|$)/y;

/** Whether a sticky pattern matches at an offset. */
export function matchesAt(pattern: RegExp, text: string, at: number): boolean {
	pattern.lastIndex = at;
	return pattern.test(text);
}

/** Whether a block starts at the "@" at `at`: at the start of a line, or in a line where it cannot be anything else. */
export function startsBlock(text: string, at: number): boolean {
	return matchesAt(blockStart, text, at) && (isFirstOnLine(text, at) || matchesAt(certainStart, text, at));
}

/** Whether only blanks stand between the start of the line and `at`. */
export function isFirstOnLine(text: string, at: number): boolean {
	let before = at - 1;
	while (before >= 0 && (isBlank(text.charCodeAt(before)) || text.charCodeAt(before) === BOM)) {
		before--;
	}
	return before < 0 || isLineEnd(text.charCodeAt(before));
}

/** Whether "name =" stands here. */
export function startsField({ text, at }: Scan): boolean {
	return matchesAt(nameEquals, text, at);
}

/** Moves over white space and, as biber does, over comments from "%" to the end of the line. */
export function skipBlank(scan: Scan): void {
	const { text, end } = scan;
	let at = scan.at;
	for (; at < end; at++) {
		const code = text.charCodeAt(at);
		if (code === PERCENT) {
			at = lineEnd(text, at, end) - 1;
		} else if (!isWhite(code)) {
			break;
		}
	}
	scan.at = Math.min(at, end);
}

/** The offset of the line end at or after `at`, at most `end`. */
export function lineEnd(text: string, at: number, end: number): number {
	let to = at;
	while (to < end && !isLineEnd(text.charCodeAt(to))) {
		to++;
	}
	return to;
}

/** Moves from "{" past its "}"; false when it is not closed. "\{" counts as a brace, as in BibTeX. */
export function skipBraced(scan: Scan): boolean {
	const { text, end } = scan;
	let depth = 0;
	for (let at = scan.at; at < end; at++) {
		const code = text.charCodeAt(at);
		if (code === OPEN) {
			depth++;
		} else if (code === CLOSE) {
			depth--;
			if (depth === 0) {
				scan.at = at + 1;
				return true;
			}
		} else if (isBarrier(scan, code, at, depth)) {
			scan.at = at;
			return false;
		}
	}
	scan.at = end;
	return false;
}

/** Moves from the opening quote past the closing one, which stands outside of braces; false when there is none. */
export function skipQuoted(scan: Scan): boolean {
	const { text, end } = scan;
	let depth = 0;
	for (let at = scan.at + 1; at < end; at++) {
		const code = text.charCodeAt(at);
		if (code === QUOTE && depth === 0 && closesQuote(text, at)) {
			scan.at = at + 1;
			return true;
		}
		if (code === OPEN) {
			depth++;
		} else if (code === CLOSE && depth > 0) {
			depth--;
		} else if (isBarrier(scan, code, at, depth) || (code === CLOSE && matchesAt(endsLine, text, at + 1))) {
			scan.at = at;
			return false;
		}
	}
	scan.at = end;
	return false;
}

/** Moves over what is no field to the next comma, closing delimiter, line with a field, or block. */
export function skipToNextField(scan: Scan, closer: number): void {
	const { text, end } = scan;
	let depth = 0;
	for (let at = scan.at; at < end; at++) {
		const code = text.charCodeAt(at);
		const outside = depth === 0;
		const stops = (code === COMMA || code === closer || code === CLOSE) && outside;
		if (
			stops ||
			(isLineEnd(code) && outside && matchesAt(fieldLine, text, at + 1)) ||
			isBarrier(scan, code, at, depth)
		) {
			scan.at = at;
			return;
		}
		if (code === OPEN) {
			depth++;
		} else if (code === CLOSE) {
			depth--;
		}
	}
	scan.at = end;
}

/** Notes that a block starts at `at` inside this one, in `depth` braces; whether it cannot be the text of a value. */
export function meetsBlock(scan: Scan, at: number, depth: number): boolean {
	if (!startsBlock(scan.text, at)) {
		return false;
	}
	if (scan.nextBlock < 0) {
		scan.nextBlock = at;
	}
	if (scan.nestedDepth !== depth) {
		scan.nestedDepth = depth;
		scan.unevenLeft--;
	}
	scan.nestedLeft--;
	return scan.nestedLeft < 0 || scan.unevenLeft < 0;
}

/** The end of `text` before `end` without white space and a comma. */
export function trimmedEnd(text: string, start: number, end: number): number {
	let to = end;
	while (to > start && (text.charCodeAt(to - 1) <= SPACE || text.charCodeAt(to - 1) === COMMA)) {
		to--;
	}
	return to;
}

function isBarrier(scan: Scan, code: number, at: number, depth: number): boolean {
	if (scan.recovering) {
		return isLineEnd(code) && matchesAt(fieldLine, scan.text, at + 1);
	}
	return code === AT && meetsBlock(scan, at, depth);
}

/** `\"` ends a value for BibTeX; where text goes on after it, it was meant as an accent. */
function closesQuote(text: string, at: number): boolean {
	return text.charCodeAt(at - 1) !== BACKSLASH || matchesAt(endsValue, text, at + 1);
}

function isBlank(code: number): boolean {
	return code === SPACE || code === TAB;
}

/** White space, control characters and the zero-width space, which is pasted along with text from the web. */
function isWhite(code: number): boolean {
	return code <= SPACE || (code > 126 && /[\s\u007f-\u009f\u200b]/.test(String.fromCharCode(code)));
}

function isLineEnd(code: number): boolean {
	return code === LF || code === CR;
}
