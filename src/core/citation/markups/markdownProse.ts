import { type Citation, OPENING, shiftCitation } from '../citation';
import { blank, blankRanges } from './blank';

/** Whether a fence with this text behind its mark holds prose, as the directives of MyST do. */
export type IsProseFence = (info: string) => boolean;

/** `text` without code, HTML tags, comments and link targets, in which `@` means nothing; offsets stay right. */
export function markdownProse(text: string, isProse: IsProseFence = noFence): string {
	return hideInline(withoutBlocks(text, isProse));
}

/**
 * What `find` finds in a Markdown text: it gets, as in `markdownProse`, the prose of the paragraphs that may hold a citation.
 * Most hold none, and looking for what means nothing in them takes most of the time.
 */
export function findInParagraphs(
	text: string,
	isProse: IsProseFence,
	find: (source: { readonly text: string; readonly prose: string }) => readonly Citation[],
): Citation[] {
	const prose = withoutBlocks(text, isProse);
	return paragraphs(prose).flatMap(({ start, end }) =>
		find({ text: text.slice(start, end), prose: hideInline(prose.slice(start, end)) }).map((found) =>
			shiftCitation(found, start),
		),
	);
}

/** Those that hold what a citation begins with; one with a comment or with HTML that is no prose goes on until that ends. */
function paragraphs(prose: string): { start: number; end: number }[] {
	const found: { start: number; end: number }[] = [];
	const blocks = new RegExp(HTML_BLOCK, 'gu');
	let block = blocks.exec(prose);
	for (let start = 0; start < prose.length; ) {
		let end = paragraphEnd(prose, start);
		while (block && block.index < end) {
			end = blocks.lastIndex < end ? end : paragraphEnd(prose, blocks.lastIndex);
			block = blocks.exec(prose);
		}
		if (OPENING.test(prose.slice(start, end))) {
			found.push({ start, end });
		}
		start = end;
	}
	return found;
}

function paragraphEnd(prose: string, from: number): number {
	const blankLine = /\n[ \t]*\r?\n/g;
	blankLine.lastIndex = from;
	return blankLine.test(prose) ? blankLine.lastIndex : prose.length;
}

function withoutBlocks(text: string, isProse: IsProseFence): string {
	return blankIndentedCode(blankRanges(text, codeFences(text, isProse)));
}

function hideInline(text: string): string {
	return text.replace(HIDDEN, (part) => (/^[\\@{]/.test(part) ? part : blank(part)));
}

/** Whether a fenced block of code is open at `offset`. */
export function isInCodeFence(text: string, offset: number, isProse: IsProseFence = noFence): boolean {
	return codeFences(text.slice(0, offset), isProse).at(-1)?.end === offset;
}

/** All fences hold code. */
export const noFence: IsProseFence = () => false;

/** Comments and elements whose text is no prose; they may go over blank lines. */
const HTML_BLOCK = String.raw`<!--[\s\S]*?(?:-->|$)|<(?<tag>pre|PRE|script|style)\b[\s\S]*?(?:</\k<tag>|$)`;

/** Keys and the roles of MyST are kept whole: nothing begins inside them. */
const HIDDEN = new RegExp(
	[
		String.raw`\\[\s\S]`,
		String.raw`@(?:\{[^{}\n]*\}|[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_:.#$%&+?<>~/-]*[\p{L}\p{M}\p{N}_])?)`,
		'\\{[a-z]*cite[a-z:]*\\}`[^`]*`',
		'(?<!`)(`+)(?!`)(?:(?!\\n[ \\t]*\\r?\\n)[\\s\\S]){1,1000}?(?<!`)\\1(?!`)',
		HTML_BLOCK,
		String.raw`\b(?:https?|ftp|file)://[^\s<>"\])]*`,
		String.raw`\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*`,
		String.raw`<[/A-Za-z][^<>\n]{0,1000}>`,
	].join('|'),
	'gu',
);

/** Lines behind a blank one that are indented by four or more are code, unless a list, note or definition above may hold them. */
function blankIndentedCode(text: string): string {
	if (!/^(?: {4}| {0,3}\t).*(?:@|cite|cquote|bibentry)/im.test(text)) {
		return text;
	}
	const code: { start: number; end: number }[] = [];
	let isCode = false;
	let mayBelong = true;
	let afterBlank = true;
	for (let start = 0, end = 0; start < text.length; start = end) {
		end = text.indexOf('\n', start) + 1 || text.length;
		const first = firstSign(text, start, end);
		const isIndented = first - start > 3 || text.slice(start, first).includes('\t');
		if (first < end && !isIndented) {
			CONTAINER.lastIndex = first;
			mayBelong = CONTAINER.test(text) || (mayBelong && (!afterBlank || first > start));
		}
		isCode = first === end ? isCode : isIndented && !mayBelong && (afterBlank || isCode);
		afterBlank = first === end;
		if (isCode && !afterBlank) {
			code.push({ start, end });
		}
	}
	return blankRanges(text, code);
}

/** The offset of the first character of a line that is no blank; its end where there is none. */
function firstSign(text: string, start: number, end: number): number {
	let at = start;
	while (at < end && /\s/.test(text.charAt(at))) {
		at++;
	}
	return at;
}

/** The beginning of what may hold indented paragraphs: lists, footnotes, definitions, block quotes, divs. */
const CONTAINER = /[-*+:~](?=\s)|>|\(?[\w@#]{1,9}[.)]|\[\^|:::/y;

/** Of fences with prose only their marks; a fence of code left open ends with the text. */
function codeFences(text: string, isProse: IsProseFence): { start: number; end: number }[] {
	const fences: { start: number; end: number }[] = [];
	const open: { mark: string; start: number; prose: boolean }[] = [];
	for (const { start, mark, info } of fenceLines(text)) {
		const top = open.at(-1);
		if (top && mark.startsWith(top.mark) && info === '') {
			open.pop();
			fences.push({ start: top.prose ? start : top.start, end: start + mark.length });
		} else if (!top || top.prose) {
			open.push({ mark, start, prose: isProse(info) });
			if (isProse(info)) {
				fences.push({ start, end: start + mark.length });
			}
		}
	}
	const last = open.at(-1);
	return last && !last.prose ? [...fences, { start: last.start, end: text.length }] : fences;
}

/** The lines that may open or close a fence. */
function fenceLines(text: string): { start: number; mark: string; info: string }[] {
	const lines: { start: number; mark: string; info: string }[] = [];
	for (const mark of ['```', '~~~']) {
		for (let at = text.indexOf(mark); at >= 0; ) {
			const lineEnd = text.indexOf('\n', at);
			const end = lineEnd < 0 ? text.length : lineEnd;
			const before = text.slice(text.lastIndexOf('\n', at) + 1, at);
			const [, whole = mark, info = ''] = /^([`~]+)(.*)$/s.exec(text.slice(at, end)) ?? [];
			if (/^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?$/.test(before.slice(-200)) && !info.includes('`')) {
				lines.push({ start: at, mark: whole, info: info.trim() });
			}
			at = lineEnd < 0 ? -1 : text.indexOf(mark, end);
		}
	}
	return lines.sort((a, b) => a.start - b.start);
}
