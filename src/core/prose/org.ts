import { applyRules, type InlineRule } from './inlineRules';
import { formulaRule, latexCommandRule, underscoreRules } from './markdownInline';
import { type Marker, type Marking, mark } from './marks';
import { linesOf } from './textRanges';

const outside = [
	/\[cite[^:\]\r\n]{0,40}:(?=[^\]]{0,1000}\])|\[fn:[^:\]\r\n]{1,100}(?=[:\]])/g,
	/\[\[[^[\]\r\n]{1,1000}\](?=[[\]])/g,
	/(?<![\p{L}\p{N}])@[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&\-+?<>~/]+(?=[\p{L}\p{N}_])){0,200}/gu,
	/(?<![\w:])(?:[a-zA-Z]*cite[a-zA-Z]*\*?|[a-zA-Z]*ref|label|bibliography|bibliographystyle|file|id|attachment):[^\s\][]{1,500}/g,
	/<<<?[^<>\r\n]{1,200}>>>?|\{\{\{[^{}]{1,300}\}\}\}/g,
	/[<[]\d{4}-\d\d-\d\d[^>\]\r\n]{0,60}[>\]]/g,
].map((pattern): InlineRule => ({ pattern, mark: mark.outside }));

const inlineRules: readonly InlineRule[] = [
	{ pattern: /(?<![\p{L}\p{N}=~])([=~])(?=\S)[^\r\n]{1,300}?(?<=\S)\1(?![\p{L}\p{N}=~])/gu, mark: mark.whole },
	formulaRule,
	latexCommandRule,
	...outside,
	...underscoreRules,
	{ pattern: /(?<=^|[\s([{'"])\/(?=[^\s/][^/\r\n]{0,200}\/(?:[\s)\].,;:!?'"-]|$))/gm, mark: mark.markup },
	{ pattern: /\/(?=[\s)\].,;:!?'"-]|$)(?<=\0[^\0/\r\n]{1,200}\/)/gm, mark: mark.markup },
];

/** Marks Org: blocks, drawers, keywords, links, citations, verbatim text. */
export const markOrg: Marker = (marking, from, to) => {
	applyRules(marking, from, to, inlineRules);
	let open: { readonly close: RegExp; readonly language: string | undefined; readonly from: number } | undefined;
	for (const { start, end } of linesOf(marking.text, from, to)) {
		const line = marking.text.slice(start, Math.min(end, start + 1000));
		if (open?.close.test(line)) {
			markCode(marking, open.language, open.from, start);
			marking.marks.fill(mark.outside, start, end);
			open = undefined;
		} else if (!open) {
			open = openBlock(line, end);
			markLine(marking, { start, end, line, isBlock: open !== undefined }, from);
		}
	}
	if (open) {
		markCode(marking, open.language, open.from, to);
	}
};

function openBlock(line: string, from: number) {
	const [, name, argument] = /^[ \t]*#\+begin_(src|example|export|comment_src)\b[ \t]*([\w+#-]*)/i.exec(line) ?? [];
	if (name) {
		return { close: new RegExp(String.raw`^[ \t]*#\+end_${name}`, 'i'), language: argument, from };
	}
	return /^[ \t]*:[\w-]+:[ \t]*$/.test(line) && !/^[ \t]*:end:/i.test(line)
		? { close: /^[ \t]*:end:/i, language: undefined, from }
		: undefined;
}

function markCode({ marks, embed }: Marking, language: string | undefined, from: number, to: number): void {
	if (!language || !embed(language, from, to)) {
		marks.fill(mark.outside, from, to);
	}
}

const textKeywords = /^[ \t]*#\+(?:title|subtitle|caption|description|keywords|attr_[a-z]+ :caption)(?:\[[^\]]*\])?:/i;

function markLine(
	{ marks }: Marking,
	found: { start: number; end: number; line: string; isBlock: boolean },
	textStart: number,
): void {
	const { start, end, line, isBlock } = found;
	const text = textKeywords.exec(line)?.[0];
	if (text) {
		marks.fill(mark.outside, start, start + text.length);
	} else if (isBlock || /^[ \t]*(?:#\+|:[\w-]+:(?:[ \t]|$)|: )/.test(line)) {
		marks.fill(mark.outside, start, end);
	} else if (/^[ \t]*#[ \t]/.test(line)) {
		marks.fill(mark.markup, start, start + line.search(/#/) + 2);
	}
	const tags = /^\*+[ \t].*?([ \t]:[\w@#%:]+:)[ \t]*$/.exec(line)?.[1];
	if (tags) {
		marks.fill(mark.outside, start + line.lastIndexOf(tags), end);
	}
	if (/^[ \t]*#\+end_(?:src|example)/i.test(line)) {
		marks.fill(mark.outside, textStart, end);
	}
}
