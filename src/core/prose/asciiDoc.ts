import { applyRules, type InlineRule } from './inlineRules';
import { latexCommandRule, underscoreRules } from './markdownInline';
import { type Marker, type Marking, mark } from './marks';
import { linesOf } from './textRanges';

const outside = [
	/\b(?:latexmath|asciimath|stem):\[[^\]\r\n]{0,500}\]|\b(?:cite[a-z]*|kbd|bibitem|citenp):\[[^\]\r\n]{0,500}\]/g,
	/<<[^<>,\r\n]{1,300}(?=[,>])|\[\[[^[\]\r\n]{1,200}\]\]|\[#[\w:.-]{1,200}[^\]\r\n]{0,100}\]/g,
	/\b[a-z]{2,20}::?[^\s[\]:]{1,1000}(?=\[)/g,
	/\bhttps?:\/\/[^\s[\]]{1,1000}(?=\[)/g,
	/\{[a-zA-Z_][\w:-]{0,60}\}/g,
].map((pattern): InlineRule => ({ pattern, mark: mark.outside }));

const inlineRules: readonly InlineRule[] = [
	{
		pattern:
			/(?<![\p{L}\p{N}`])(`{1,2})(?=\S)[^`\r\n]{1,300}\1(?!`)|(?<![\p{L}\p{N}+])\+(?=\S)[^+\r\n]{1,300}(?<=\S)\+(?![\p{L}\p{N}+])/gu,
		mark: mark.whole,
	},
	...outside,
	latexCommandRule,
	...underscoreRules,
];

/** Marks AsciiDoc: delimited blocks, attributes, anchors, macros' targets. */
export const markAsciiDoc: Marker = (marking, from, to) => {
	applyRules(marking, from, to, inlineRules);
	let language: string | undefined;
	let open: { readonly fence: string; readonly language: string | undefined; readonly from: number } | undefined;
	for (const { start, end } of linesOf(marking.text, from, to)) {
		const line = marking.text.slice(start, Math.min(end, start + 1000)).trimEnd();
		if (open) {
			open = line === open.fence ? closeBlock(marking, open, start, end) : open;
		} else if (/^(?:-{4,}|\.{4,}|\+{4,}|`{3}\w*)$/.test(line)) {
			open = { fence: line.replace(/\w+$/, ''), language: language ?? /\w+$/.exec(line)?.[0], from: end };
			marking.marks.fill(mark.outside, start, end);
		} else {
			language = sourceLanguage(line) ?? (line.startsWith('.') ? language : undefined);
			markLine(marking, start, line);
		}
	}
	if (open) {
		closeBlock(marking, open, to, to);
	}
};

function sourceLanguage(line: string): string | undefined {
	return /^\[(?:source)?,[ \t]*([\w+#-]+)/.exec(line)?.[1] ?? (line.startsWith('[stem') ? 'math' : undefined);
}

function closeBlock(
	marking: Marking,
	open: { language: string | undefined; from: number },
	to: number,
	end: number,
): undefined {
	const { marks, embed } = marking;
	if (open.language === 'math') {
		marks.fill(mark.formula, open.from, to);
	} else if (!open.language || !embed(open.language, open.from, to)) {
		marks.fill(mark.outside, open.from, to);
	}
	marks.fill(mark.outside, to, end);
}

function markLine({ marks }: Marking, start: number, line: string): void {
	const text = /^:(?:title|description|keywords|doctitle|subject)!?:/.exec(line)?.[0];
	const attribute = text ?? (/^:!?[\w-]+!?:/.test(line) ? line : '');
	const blockAttributes = /^\[[^\]]*\]$/.test(line) && !/^\[(?:quote|verse)/.test(line) ? line : '';
	marks.fill(mark.outside, start, start + Math.max(attribute.length, blockAttributes.length));
	if (/^\/\/(?!\/)/.test(line)) {
		marks.fill(mark.markup, start, start + 2);
	}
}
