import { applyRules, type InlineRule } from './inlineRules';
import { type Marking, mark } from './marks';

/** One character of a paragraph, its line breaks included. */
const inParagraph = (excluded: string) => String.raw`(?:[^${excluded}\r\n]|\r?\n(?![ \t]*[\r\n]))`;
const commands =
	'[a-zA-Z]*[cC]ite[a-zA-Z]*|[a-zA-Z]*[rR]ef|label|input|include|includegraphics|url|href|bibliography|usepackage|begin|end';

/** Citation roles with a key or a target: `:cite:`key``, `{cite:p}`key``, `` `key`:cite: ``. */
export const roleRule: InlineRule = {
	pattern:
		/(?:(?<![\w`]):[a-zA-Z][\w:+.-]{0,60}:|\{[a-zA-Z][\w:+.-]{0,60}\})`[^`]{1,500}`|(?<!`)`[^`\r\n]{1,300}`:[a-zA-Z][\w+.-]{0,40}:/g,
	mark: mark.outside,
};

/** LaTeX commands in a text of another language. */
export const latexCommandRule: InlineRule = {
	pattern: new RegExp(String.raw`\\(?:${commands})\*?(?:\[[^\[\]{}]{0,200}\]){0,2}\{[^{}]{0,1000}\}`, 'g'),
	mark: mark.outside,
};

/** `$…$` after the rule of Pandoc (no blank inside the dollars, no digit behind them), `$$…$$`, `\(…\)`, `\[…\]`. */
export const formulaRule: InlineRule = {
	pattern: new RegExp(
		[
			String.raw`(?<!\\)\$\$${inParagraph('$')}{1,3000}?\$\$`,
			String.raw`(?<![\\$])\$(?![\s$])(?:${inParagraph('$\\\\')}|\\[^\r\n]){0,1000}(?<!\s)\$(?![\d$])`,
			String.raw`(?<!\\)\\\(${inParagraph('\\\\')}{0,30}(?:\\(?!\))${inParagraph('\\\\')}{0,300}){0,40}\\\)`,
			String.raw`(?<!\\)\\\[${inParagraph('\\\\')}{0,300}(?:\\(?!\])${inParagraph('\\\\')}{0,300}){0,40}\\\]`,
		].join('|'),
		'g',
	),
	mark: mark.formula,
};

export const codeSpanRule: InlineRule = {
	pattern: new RegExp(
		String.raw`(?<![\x60\\])(\x60{1,8})(?!\x60)${inParagraph('\\0')}{1,2000}?(?<!\x60)\1(?!\x60)`,
		'g',
	),
	mark: mark.whole,
};

/** `_emphasis_`: its underscores are markup, not part of a name. */
export const underscoreRules: readonly InlineRule[] = [
	{ pattern: /(?<![\p{L}\p{N}_\\])_{1,3}(?=[^\s_][^_\r\n]{0,200}_{1,3}(?![\p{L}\p{N}_]))/gu, mark: mark.markup },
	{ pattern: /(?<=[^\s_\0\\])_{1,3}(?![\p{L}\p{N}_])(?<=\0[^\0_\r\n]{1,200}_{1,3})/gu, mark: mark.markup },
];

const outside = [
	/\{\{[^{}]{0,500}\}\}/g,
	/<(?:[a-z][a-z0-9+.-]{0,20}:[^\s<>]{0,2000}|[^\s<>@]{1,100}@[^\s<>]{1,200})>/gi,
	/<\/?[a-zA-Z][^<>]{0,2000}>/g,
	/(?<=\])\(\s{0,9}<[^<>\r\n]{0,1000}>/g,
	/(?<=\])\([^()\s]{0,2000}(?:\([^()\s]{0,500}\)[^()\s]{0,500}){0,4}/g,
	/(?<=\])\[[^[\]]{0,300}\]/g,
	/\[\^[^[\]\s]{1,200}\]:?/g,
	/\[\[[^[\]|\r\n]{1,300}(?=\|)/g,
	/(?<![\p{L}\p{N}])-?@\{[^{}\s]{1,300}\}/gu,
	/(?<![\p{L}\p{N}\\])-?@[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&\-+?<>~/]+(?=[\p{L}\p{N}_])){0,200}/gu,
	/(?<![\\$])\{(?=[#.=%^:@]|[a-zA-Z_-]{1,40}=|[a-z]{1,20}\})[^{}\r\n]{0,500}\}/g,
].map((pattern): InlineRule => ({ pattern, mark: mark.outside }));

const inlineRules: readonly InlineRule[] = [
	roleRule,
	{ pattern: /\$`[^`\r\n]{1,500}`\$?/g, mark: mark.formula },
	codeSpanRule,
	formulaRule,
	latexCommandRule,
	...outside,
	...underscoreRules,
];

/** Marks what stands between the words of Markdown paragraphs. */
export function markMarkdownInline(marking: Marking, from: number, to: number): void {
	applyRules(marking, from, to, inlineRules);
}
