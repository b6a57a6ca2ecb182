import { isFirstOnLine, lineEnd, type Scan, skipBlank, skipBraced, startsBlock } from './bibtexScanner';

/** "@article{", "@ string (": what starts an entry, a `@string`, a `@preamble` or a `@comment`. */
export interface BlockStart {
	/** The offset of its "@". */
	readonly at: number;
	/** In lower case. */
	readonly type: string;
	readonly opener: '{' | '(';
	/** The offset after the opening delimiter. */
	readonly bodyStart: number;
}

/** A commented-out part of a file may hold many entries; one that was left open must not be searched to the end. */
const mostEntriesInComment = 100;

const CLOSE_PARENTHESIS = 41;

const blockStart = /@\s*([A-Za-z][\w-]*)\s*([{(])/y;
const keyLine = /[^,}\r\n]*/y;
const keyLineInParentheses = /[^,\r\n]*/y;
/** A field where the key should be: "title = {", "year = 2020". */
const fieldForKey = /^[A-Za-z][\w:+-]*(?:\s*=\s*["{]|\s+=|=\s)/;
/** A key without the comma after it: "smith2020 title = {…". */
const keyThenField = /^\S+(?=\s+[A-Za-z][\w:+-]*\s*=)/;

/** The next block from `from` on. Text between blocks is a comment, and so is what stands behind "%" on a line. */
export function findBlock(text: string, from: number, end: number): BlockStart | undefined {
	let at = text.indexOf('@', from);
	while (at >= 0 && at < end) {
		const start = readBlockStart(text, at);
		if (!start) {
			at = text.indexOf('@', at + 1);
		} else if (isAlone(text, from, at)) {
			return start;
		} else if (!startsBlock(text, at)) {
			at = text.indexOf('@', at + 1);
		} else if (isBehindPercent(text, from, at)) {
			at = text.indexOf('@', lineEnd(text, at, end));
		} else {
			return start;
		}
	}
	return undefined;
}

/** The end of a `@comment`; undefined when its delimiter is not closed, and then it is a comment to the line's end. */
export function findCommentEnd(text: string, { opener, bodyStart }: BlockStart, end: number): number | undefined {
	const line = lineEnd(text, bodyStart, end);
	if (opener === '(') {
		const closing = text.slice(bodyStart, line).lastIndexOf(')');
		return closing < 0 ? line : bodyStart + closing + 1;
	}
	const left = { nestedLeft: mostEntriesInComment, unevenLeft: mostEntriesInComment };
	const scan = { text, end, at: bodyStart - 1, recovering: false, nextBlock: -1, nestedDepth: -1, ...left };
	return skipBraced(scan) ? scan.at : undefined;
}

/** The range of the key at the start of an entry's body, empty where there is none; moves past it. */
export function readKey(scan: Scan, closer: number): { start: number; end: number } {
	const none = { start: scan.at, end: scan.at };
	skipBlank(scan);
	const start = scan.at;
	const inParentheses = closer === CLOSE_PARENTHESIS;
	const line = lineOfKey(scan, inParentheses);
	const { text } = scan;
	if (fieldForKey.test(line)) {
		return none;
	}
	const block = findBlockIn(text, start, start + line.length);
	const written = block === undefined ? (keyThenField.exec(line)?.[0] ?? line) : text.slice(start, block);
	const closesEntry = inParentheses && text[start + line.length] !== ',' && written.trimEnd().endsWith(')');
	const key = closesEntry ? written.trimEnd().slice(0, -1) : written;
	scan.at = start + key.trimEnd().length;
	return scan.at === start ? none : { start, end: scan.at };
}

function lineOfKey({ text, at, end }: Scan, inParentheses: boolean): string {
	const pattern = inParentheses ? keyLineInParentheses : keyLine;
	pattern.lastIndex = at;
	return pattern.test(text) ? text.slice(at, Math.min(pattern.lastIndex, end)) : '';
}

/** The first block that starts between two offsets, as after a half-typed key. */
function findBlockIn(text: string, start: number, end: number): number | undefined {
	for (let at = text.indexOf('@', start); at >= 0 && at < end; at = text.indexOf('@', at + 1)) {
		if (startsBlock(text, at)) {
			return at;
		}
	}
	return undefined;
}

function readBlockStart(text: string, at: number): BlockStart | undefined {
	blockStart.lastIndex = at;
	const match = blockStart.exec(text);
	if (match?.[1] === undefined) {
		return undefined;
	}
	return { at, type: match[1].toLowerCase(), opener: match[2] === '(' ? '(' : '{', bodyStart: blockStart.lastIndex };
}

/** Whether nothing but blanks stands before it, on its line or since the last block. */
function isAlone(text: string, from: number, at: number): boolean {
	return isFirstOnLine(text, at) || (at - from < 100 && text.slice(from, at).trim() === '');
}

function isBehindPercent(text: string, from: number, at: number): boolean {
	for (let before = at - 1; before >= from; before--) {
		const character = text[before];
		if (character === '%' || character === '\n' || character === '\r') {
			return character === '%';
		}
	}
	return false;
}
