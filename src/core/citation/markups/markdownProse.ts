import { blank, blankRanges } from './blank';

/** Whether a fence with this text behind its mark holds prose, as the directives of MyST do. */
export type IsProseFence = (info: string) => boolean;

/** `text` without code, HTML tags, comments and link targets, in which `@` means nothing; offsets stay right. */
export function markdownProse(text: string, isProse: IsProseFence = noFence): string {
	return blankIndentedCode(blankRanges(text, codeFences(text, isProse))).replace(HIDDEN, (part) =>
		/^[\\@{]/.test(part) ? part : blank(part),
	);
}

/** Whether a fenced block of code is open at `offset`. */
export function isInCodeFence(text: string, offset: number, isProse: IsProseFence = noFence): boolean {
	return codeFences(text.slice(0, offset), isProse).at(-1)?.end === offset;
}

const noFence = () => false;

/** Keys and the roles of MyST are kept whole: nothing begins inside them. */
const HIDDEN = new RegExp(
	[
		String.raw`\\[\s\S]`,
		String.raw`@(?:\{[^{}\n]*\}|[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_:.#$%&+?<>~/-]*[\p{L}\p{M}\p{N}_])?)`,
		'\\{[a-z]*cite[a-z:]*\\}`[^`]*`',
		'(?<!`)(`+)(?!`)(?:(?!\\n[ \\t]*\\r?\\n)[\\s\\S]){1,1000}?(?<!`)\\1(?!`)',
		'<!--[\\s\\S]*?(?:-->|$)',
		String.raw`\b(?:https?|ftp|file)://[^\s<>"\])]*`,
		String.raw`\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*`,
		String.raw`<[/A-Za-z][^<>\n]{0,1000}>`,
	].join('|'),
	'gu',
);

/** Lines behind a blank one that are indented by four or more are code, unless a list, note or definition above may hold them. */
function blankIndentedCode(text: string): string {
	if (!/\n[ \t]*\r?\n(?: {4}|\t)/.test(text)) {
		return text;
	}
	let isCode = false;
	let mayBelong = true;
	let afterBlank = true;
	return text.replace(/[^\n]*\n?/g, (line) => {
		const isBlank = line.trim() === '';
		const isIndented = /^(?: {4}| {0,3}\t)/.test(line);
		if (!isBlank && !isIndented) {
			mayBelong = CONTAINER.test(line) || (mayBelong && (!afterBlank || /^[ \t]/.test(line)));
		}
		isCode = isBlank ? isCode : isIndented && !mayBelong && (afterBlank || isCode);
		afterBlank = isBlank;
		return isCode && !isBlank ? blank(line) : line;
	});
}

/** The first line of what may hold indented paragraphs: lists, footnotes, definitions, block quotes, divs. */
const CONTAINER = /^[ \t]*(?:[-*+:~>]|\(?[\w@#]{1,9}[.)]|\[\^|:::)/;

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
