import { type Fence, findFences } from './fences';
import { markMarkdownInline } from './markdownInline';
import { type Marker, type Marking, mark } from './marks';
import { lineEnd, linesOf } from './textRanges';
import { markFrontMatter } from './yamlValues';

/** Marks Markdown and its dialects (Pandoc, Quarto, R Markdown, MyST, MDX, Djot). */
export const markMarkdown: Marker = (marking, from, to) => {
	const body = markFrontMatter(marking, from, to);
	let at = body;
	for (const fence of findFences(marking.text, body, to)) {
		markBlocks(marking, at, fence.start);
		markFence(marking, fence);
		at = fence.end;
	}
	markBlocks(marking, at, to);
};

function markFence(marking: Marking, { info, start, from, to, end }: Fence): void {
	const { marks, embed } = marking;
	const name = /^\{?[ \t]*\.?([\w+#-]*)/.exec(info)?.[1] ?? '';
	const inner = /^\{code[a-z-]*\}[ \t]*([\w+#-]+)/.exec(info)?.[1];
	marks.fill(mark.outside, start, from);
	marks.fill(mark.outside, to, end);
	if (name === 'math') {
		marks.fill(mark.formula, from, to);
	} else if (embed(inner ?? name, from, to)) {
		return;
	} else if (/^\{[a-z][\w:-]*\}/.test(info) && !/^\{(?:code|mermaid|dot|raw|ojs|raw|literal)/.test(info)) {
		markDirective(marking, from, to);
	} else {
		marks.fill(mark.outside, from, to);
	}
}

/** The body of a MyST directive is Markdown behind its options. */
function markDirective(marking: Marking, from: number, to: number): void {
	let body = from;
	for (const { start, end } of linesOf(marking.text, from, to)) {
		const line = marking.text.slice(start, end);
		if (!/^[ \t]*(?::[\w-]+:|---|$)/.test(line)) {
			break;
		}
		markOption(marking, start, line);
		body = end;
	}
	markMarkdown(marking, body, to);
}

function markOption({ marks }: Marking, start: number, line: string): void {
	const isText = /^[ \t]*:(?:caption|alt|title|header):/.test(line);
	const length = isText ? line.indexOf(':', line.indexOf(':') + 1) + 1 : line.length;
	marks.fill(mark.outside, start, start + length);
}

/** Marks paragraphs and, line by line, what no paragraph holds. */
function markBlocks(marking: Marking, from: number, to: number): void {
	if (from >= to) {
		return;
	}
	markMarkdownInline(marking, from, to);
	let isBlank = true;
	let isInList = true;
	for (const { start, end } of linesOf(marking.text, from, to)) {
		const line = marking.text.slice(start, Math.min(end, start + 400));
		const isIndented = /^(?: {4}|\t)/.test(line);
		if (line.trim() !== '' && !isIndented) {
			isInList = /^ {0,3}(?:[-*+]|\d{1,9}[.)]|\(?[a-z@#]{1,9}[.)]|\[\^|:)/.test(line) || (isInList && !isBlank);
		}
		if (isIndented && isBlank && !isInList && line.trim() !== '') {
			marking.marks.fill(mark.outside, start, end);
		} else {
			isBlank = line.trim() === '';
			markLine(marking, start, line);
		}
	}
}

const wholeLines = [
	/^ {0,3}\[(?!\^)[^\]]{1,200}\]:[ \t]*\S*/,
	/^[ \t]*:{3,}.*/,
	/^[ \t]*(?:import|export)[ \t].*(?:from[ \t]*['"]|=|\{).*/,
	/^[ \t]*\{%.*%\}/,
	/^[ \t]*!include(?:_code)?[ \t].*/,
	/^ {0,3}\([\w:.-]{1,200}\)=[ \t]*$/,
];

function markLine({ text, marks }: Marking, start: number, line: string): void {
	for (const pattern of wholeLines) {
		const length = pattern.exec(line)?.[0].length ?? 0;
		marks.fill(mark.outside, start, start + length);
	}
	const quote = /^(?:[ \t]{0,3}>)+[ \t]?/.exec(line)?.[0].length ?? 0;
	marks.fill(mark.markup, start, Math.min(start + quote, lineEnd(text, start)));
}
