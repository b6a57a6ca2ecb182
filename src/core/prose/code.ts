import type { CodeSyntax, Delimiter } from './codeSyntax';
import { markCommentProse } from './commentProse';
import { type Marking, mark } from './marks';
import { lineEnd, linesOf } from './textRanges';

interface Opener {
	readonly delimiter: Delimiter;
	readonly pattern: RegExp;
}

interface Compiled {
	readonly openers: readonly Opener[];
	/** Where any of them may open; the ends of blocks are among them, for a text cut out of the middle of one. */
	readonly any: RegExp;
}

interface Scan extends Marking {
	readonly from: number;
	readonly to: number;
	/** Delimiters that were opened once and not closed up to the end. */
	readonly unclosed: Set<Delimiter>;
}

const compiled = new WeakMap<CodeSyntax, Compiled>();

function compile(syntax: CodeSyntax): Compiled {
	const known = compiled.get(syntax);
	if (known) {
		return known;
	}
	const openers = syntax.map((delimiter) => ({ delimiter, pattern: new RegExp(delimiter.open, 'my') }));
	const fresh = { openers, any: new RegExp(syntax.map(({ open }) => `(?:${open})`).join('|'), 'gm') };
	compiled.set(syntax, fresh);
	return fresh;
}

/** Where a scan begins: in code, or inside a string or comment that opened before. */
export interface CodeStart {
	readonly inside: Delimiter;
}

/** Marks code: its comments and strings are prose, all else is not. */
export function markCode(marking: Marking, from: number, to: number, syntax: CodeSyntax, start?: CodeStart): void {
	const { text, marks } = marking;
	const { openers, any } = compile(syntax);
	const scan: Scan = { ...marking, from, to, unclosed: new Set() };
	marks.fill(mark.outside, from, to);
	let at = start ? markInner(scan, start.inside, { open: from, from, group: '' }) : from;
	while (at < to) {
		any.lastIndex = at;
		const next = any.exec(text)?.index ?? to;
		if (next >= to) {
			return;
		}
		at = Math.max(markDelimited(scan, openers, next), next + 1);
	}
}

function markDelimited(scan: Scan, openers: readonly Opener[], at: number): number {
	for (const { delimiter, pattern } of openers) {
		pattern.lastIndex = at;
		const found = pattern.exec(scan.text);
		if (!found || scan.unclosed.has(delimiter)) {
			continue;
		}
		const behind = at + found[0].length;
		if (delimiter.kind === 'skip') {
			return behind;
		}
		return markInner(scan, delimiter, { open: at, from: behind, group: found[1] ?? '' });
	}
	return at + 1;
}

interface Opened {
	readonly open: number;
	/** Behind what opened it. */
	readonly from: number;
	readonly group: string;
}

function markInner(scan: Scan, delimiter: Delimiter, opened: Opened): number {
	const { text, marks, to } = scan;
	if (delimiter.kind === 'line') {
		const end = Math.min(lineEnd(text, opened.from), to);
		markComment(scan, opened, end);
		return end;
	}
	const holes: [number, number][] = [];
	const close = delimiter.nested ? findNestedClose(scan, delimiter, opened) : findClose(scan, delimiter, opened, holes);
	if (close === undefined) {
		return opened.from;
	}
	if (delimiter.kind === 'block') {
		markComment(scan, opened, close.at);
	} else if (!isModulePath(text, opened.open) && !isPath(text.slice(opened.from, close.at))) {
		marks.fill(mark.prose, opened.from, close.at);
		markEscapes(scan, delimiter, opened.from, close.at);
		markCommentProse(scan, opened.from, close.at);
	}
	for (const [from, end] of holes) {
		marks.fill(mark.outside, from, end);
	}
	return close.end;
}

interface Close {
	readonly at: number;
	readonly end: number;
}

function findClose(scan: Scan, delimiter: Delimiter, opened: Opened, holes: [number, number][]): Close | undefined {
	const { text, to } = scan;
	const pattern = closePattern(delimiter, opened.group);
	pattern.lastIndex = opened.from;
	for (let found = pattern.exec(text); found && found.index < to; found = pattern.exec(text)) {
		if (found.groups?.close !== undefined) {
			return { at: found.index, end: found.index + found[0].length };
		}
		if (found.groups?.line !== undefined) {
			return undefined;
		}
		if (found.groups?.hole !== undefined) {
			pattern.lastIndex = holeEnd(text, found.index + found[0].length, to);
			holes.push([found.index, pattern.lastIndex]);
		}
	}
	if (delimiter.lines === 'open') {
		return { at: to, end: to };
	}
	scan.unclosed.add(delimiter);
	return undefined;
}

const closePatterns = new Map<string, RegExp>();

function closePattern({ close, escapes, lines, hole }: Delimiter, group: string): RegExp {
	const end = close.replaceAll('$1', group.replace(/[^\w]/g, '\\$&'));
	const source = [
		escapes ? String.raw`\\[\s\S]` : '(?!)',
		`(?<close>${end})`,
		hole ? `(?<hole>${hole})` : '(?!)',
		lines === 'one' ? String.raw`(?<line>[\r\n])` : '(?!)',
	].join('|');
	const known = closePatterns.get(source);
	if (known) {
		return known;
	}
	const pattern = new RegExp(source, 'gm');
	// A here-document names its own end: what a text makes up is not kept.
	if (group === '') {
		closePatterns.set(source, pattern);
	}
	return pattern;
}

const longestHole = 500;

/** Behind the bracket that closes a hole; strings inside are skipped, so that a bracket in one does not count. */
function holeEnd(text: string, from: number, to: number): number {
	let depth = 1;
	const last = Math.min(to, from + longestHole);
	for (let i = from; i < last; i++) {
		const character = text.charAt(i);
		depth += '({'.includes(character) ? 1 : ')}'.includes(character) ? -1 : 0;
		if (depth === 0) {
			return i + 1;
		}
	}
	return from;
}

function findNestedClose({ text, to }: Scan, { open, close }: Delimiter, opened: Opened): Close {
	const edge = new RegExp(`(${open})|(?:${close})`, 'g');
	edge.lastIndex = opened.from;
	let depth = 1;
	for (let found = edge.exec(text); found && found.index < to; found = edge.exec(text)) {
		depth += found[1] === undefined ? -1 : 1;
		if (depth === 0) {
			return { at: found.index, end: found.index + found[0].length };
		}
	}
	return { at: to, end: to };
}

/** What follows a mark of comment and is no word: further marks, blanks. */
const commentMark = /^[!/*#;%'|-]*[ \t]*/;

function markComment(scan: Scan, { open, from }: Opened, to: number): void {
	const { text, marks } = scan;
	marks.fill(mark.prose, from, to);
	markCommentProse(scan, from, to);
	for (const { start, end } of linesOf(text, from, to)) {
		const isFirst = start === from;
		const line = text.slice(start, Math.min(end, start + 200));
		const length = (isFirst ? commentMark : /^[ \t]*(?:\*+(?!\/)[ \t]?)?/).exec(line)?.[0].length ?? 0;
		marks.fill(mark.markup, isFirst ? open : start, start + length);
	}
	const indent = /[ \t]*$/.exec(text.slice(Math.max(0, open - 80), open))?.[0].length ?? 0;
	const lineStart = open - indent;
	const lineBreak = /(?:\r\n|\r|\n)$/.exec(text.slice(Math.max(0, lineStart - 2), lineStart))?.[0].length ?? 0;
	const followsComment = lineBreak > 0 && marks[lineStart - lineBreak - 1] !== mark.outside;
	marks.fill(mark.markup, followsComment ? lineStart - lineBreak : lineStart, open);
}

function markEscapes({ text, marks }: Scan, delimiter: Delimiter, from: number, to: number): void {
	if (!delimiter.escapes) {
		return;
	}
	for (const { index } of text.slice(from, to).matchAll(/\\[abefnrtv0]/g)) {
		marks.fill(mark.markup, from + index, from + index + 2);
	}
}

const importWord =
	/(?:\bfrom|\bimport|\brequire|\brequire_relative|\binclude|\binclude_str!|\bsource|\bload|\blibrary|\buse)[ \t]*\(?[ \t]*$/;

function isModulePath(text: string, open: number): boolean {
	return importWord.test(text.slice(Math.max(0, open - 40), open));
}

/** A string of one word with a slash is a path or the id of a model, unless a number ends it: "HumanEval/0". */
function isPath(content: string): boolean {
	return content.includes('/') && !/\s/.test(content) && !/^[\w-]+\/\d+$/.test(content);
}
