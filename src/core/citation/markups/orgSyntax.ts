import { type Citation, type CitationOptions, type CitationSyntax, type CitedKey, splitKeys } from '../citation';
import { blank } from './blank';

/** A link without brackets goes on to its last letter or digit in front of a blank, parenthesis or bracket. */
const PATH = /^[^\s()<>[\]]*[\p{L}\p{N}]/u;

/** Org's own `[cite/t:see @a p. 3;@b]`, and the links of org-ref: `cite:a,b`, `citep:&a;&b`, `[[citet:see &a p. 3]]`. */
export const orgSyntax: CitationSyntax = {
	find: findOrgCitations,
	completions: [
		{},
		{ after: ']' },
		{ after: ']]' },
		{ before: '@', behind: /\[cite(?:\/[\w/-]+)?:$|;[ \t]*$/ },
		{ before: '@', after: ']', behind: /\[cite(?:\/[\w/-]+)?:$|;[ \t]*$/ },
	],
	marks: [
		[/@$/, /^/],
		[/&$/, /^/],
	],
	format: formatOrgCitation,
	alternatives: (keys, options) =>
		isOrgRef(options.command ?? '') ? [`[[${formatOrgCitation(keys, options).replace(/^\[\[|\]\]$/g, '')}]]`] : [],
	joins: [[/(?<!\[\[)\b[A-Za-z]*(?:cite[A-Za-z]*\*?|bibentry):[^\s()<>[\]]+$/i, PATH]],
	formatKeys: formatOrgKeys,
	separator: (command) => (isOrgRef(command) ? ',' : ';'),
	append: ({ start, end, command, keys }, text, added) => {
		const isLink = text.startsWith('[[', start);
		const at = isLink ? text.indexOf(']', start) : text[start] === '[' ? end - 1 : end;
		const mark = text[(keys.at(-1)?.start ?? 0) - 1] === '&' ? '&' : '';
		const separator = isOrgRef(command) && mark === '' ? ',' : ';';
		return { start: at, end: at, text: separator + formatOrgKeys(added, command, mark) };
	},
};

/** The command of org-ref is written with its colon, which tells `cite:a` from `[cite:@a]`. */
function isOrgRef(command: string): boolean {
	return command.endsWith(':');
}

/** Comments, blocks of code, fixed-width lines and verbatim text. */
const HIDDEN =
	/^[ \t]*#\+begin_(src|example|comment|export)\b[\s\S]*?(?:^[ \t]*#\+end_\1\b|(?![\s\S]))|^[ \t]*#[ \t][^\n]*|^[ \t]*:[ \t][^\n]*|(?<![^\s('"{-])([=~])\S(?:[^\n]{0,300}?\S)?\2(?!\w)/gim;

function findOrgCitations(text: string): Citation[] {
	const prose = text.replace(HIDDEN, blank);
	return [...findNative(prose), ...findLinks(prose)].sort((a, b) => a.start - b.start);
}

function findNative(prose: string): Citation[] {
	const citations: Citation[] = [];
	for (const { index, 0: token, 1: command = '', 2: content = '' } of prose.matchAll(NATIVE)) {
		if (!/\n[ \t]*\r?\n/.test(content)) {
			const start = index + command.length + 2;
			citations.push({ start: index, end: index + token.length, command, keys: markedKeys(content, start, ORG_KEY) });
		}
	}
	return citations;
}

const NATIVE = /(?<!\[)\[(cite(?:\/[\w/-]+)?):([^[\]]*(?:\[[^[\]]*\][^[\]]*)*)\]/g;

/** The characters of a key are those of Org's manual: nearly all but blanks, `;`, `,` and brackets. */
const ORG_KEY = /@([\p{L}\p{M}\p{N}\-.:?!`'/*@+|(){}<>&_^$#%~=]+)/gu;

const LINK_KEY = /&([^\s;,&\]]+)/g;

/** The links of org-ref: since its version 3 with `&` before each key. */
function findLinks(prose: string): Citation[] {
	const citations: Citation[] = [];
	for (const link of [BRACKET_LINK, BARE_LINK]) {
		for (const { index, 0: token, 1: command = '', 2: content = '' } of prose.matchAll(link)) {
			const start = index + token.indexOf(':') + 1;
			const keys = content.includes('&') ? markedKeys(content, start, LINK_KEY) : splitKeys(content, start);
			citations.push({ start: index, end: index + token.length, command, keys });
		}
	}
	return citations;
}

/** What stands before `cite` in the link types of org-ref, and in commands like these that are made into one. */
const PREFIX =
	'[nN]o|[pP]aren|[tT]ext|[aA]uto|[sS]mart|[sS]uper|[fF]oot|[fF]ull|[fF]ootfull|[pPfF]?[nN]ote|[sS]hort|[oO]nline|(?:[pPfFsSaAtT]|[fF]t)?[vV]ol';

const NAME = `((?:(?:${PREFIX})?[cC]ite[A-Za-z]{0,20}\\*?|bibentry):)`;
const BARE_KEY = String.raw`&?[\p{L}\p{N}_](?:[\p{L}\p{N}_:./+-]*[\p{L}\p{N}_/+-])?`;

const BRACKET_LINK = new RegExp(String.raw`\[\[${NAME}([^[\]\n]*)\](?:\[[^[\]\n]*\])?\]`, 'gu');

const BARE_LINK = new RegExp(String.raw`(?<![\p{L}\p{N}_/[])${NAME}(${BARE_KEY}(?:[,;]${BARE_KEY})*)`, 'gu');

function markedKeys(content: string, offset: number, pattern: RegExp): CitedKey[] {
	const keys: CitedKey[] = [];
	for (const { index, 1: key = '' } of content.matchAll(pattern)) {
		keys.push({ key, start: offset + index + 1, end: offset + index + 1 + key.length });
	}
	return keys;
}

function formatOrgCitation(
	keys: readonly string[],
	{ command = 'cite', prenote = '', postnote = '' }: CitationOptions,
): string {
	const before = prenote === '' ? '' : `${prenote} `;
	const after = postnote === '' ? '' : ` ${postnote}`;
	if (!isOrgRef(command)) {
		return `[${command}:${before}${formatOrgKeys(keys, command, '')}${after}]`;
	}
	const link = `${command}${before}${formatOrgKeys(keys, command, '&')}${after}`;
	const isBare = before + after === '' && keys.every((key) => new RegExp(`^${BARE_KEY}$`, 'u').test(key));
	return isBare ? link : `[[${link}]]`;
}

function formatOrgKeys(keys: readonly string[], command: string, mark: string): string {
	if (isOrgRef(command)) {
		return keys.map((key) => mark + key).join(mark === '&' ? ';' : ',');
	}
	return keys.map((key) => `@${key}`).join(';');
}
