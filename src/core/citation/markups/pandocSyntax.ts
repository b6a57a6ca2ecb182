import type { Citation, CitationOptions, CitationSyntax, CitedKey, TextChange } from '../citation';
import { findInParagraphs, isInCodeFence, noFence } from './markdownProse';

/** In brackets: behind a bare key a semicolon belongs to the sentence. */
const NEXT_KEY = /\[[^[\]]*;[ \t]*$/;

/** Citations by `@`, as in the manual of Pandoc: `[see @a, p. 3; -@b]`, `@a`, `@{odd key}`. */
export const pandocSyntax: CitationSyntax = {
	find: (text) => findInParagraphs(text, noFence, ({ prose }) => findPandocCitations(prose)),
	isCode: isInCodeFence,
	completions: [
		{},
		{ after: ']' },
		{ after: '}' },
		{ after: '}]' },
		{ before: '@', behind: NEXT_KEY },
		{ before: '@', after: ']', behind: NEXT_KEY },
	],
	unbraced: /(?<=\[[^[\]]{0,1000}@)(?=[\p{L}\p{N}_])[^\s@{}[\],;]*[:#$%&+?<>~/]{2}[^\s@{}[\],;]*$/u,
	marks: [
		[/@\{$/, /^\}/],
		[/@$/, /^/],
	],
	format: formatPandocCitation,
	alternatives: (keys, options) => {
		const braced = formatPandocCitation(keys, options).replace(/@([^\s{}[\]]+)$/, '@{$1}');
		return options.command === '@key' ? [braced, formatPandocCitation(keys, { ...options, command: '[@key]' })] : [];
	},
	// Right behind emphasis Pandoc takes a bare key for words.
	joins: [[/[\p{L}\p{N}.!?)"”\]][*_]+$/u, /^-?@/]],
	formatKeys: (keys) => keys.map(formatPandocKey).join('; '),
	separator: () => '; ',
	append: appendPandocKeys,
};

/** In brackets, also those behind a bare key: `@a [p. 3; @b]`; between two keys stands what stands before the last one. */
function appendPandocKeys({ command, keys, start, end }: Citation, text: string, added: readonly string[]): TextChange {
	const at = text[end - 1] === ']' ? end - 1 : end;
	const minus = command === '[-@key]' ? '-' : '';
	const beforeLast = keys.length > 1 ? text.slice(start, keys.at(-1)?.start) : '';
	const separator = /.*(;\s*)/s.exec(beforeLast)?.[1] ?? '; ';
	return { start: at, end: at, text: added.map((key) => `${separator}${minus}${formatPandocKey(key)}`).join('') };
}

/** The citations by `@` in a text without code. */
export function findPandocCitations(prose: string): Citation[] {
	const citations: Citation[] = [];
	const loose: MarkedKey[] = [];
	const setLoose = (from: number) => {
		for (const cited of loose.splice(from)) {
			citations.push(bareCitation(prose, cited));
		}
	};
	let brackets: number[] = [];
	for (const match of prose.matchAll(TOKEN)) {
		const key = match[2] ?? match[3] ?? match[4];
		if (key !== undefined && !isCrossReference(key)) {
			loose.push(markedKey(match[0], key, match.index));
		} else if (match[0] === '[') {
			brackets.push(match.index);
		} else if (match[0] === ']') {
			const start = brackets.pop() ?? match.index;
			const from = loose.length - countFrom(loose, start);
			if (from < loose.length && !isLink(prose, start, match.index + 1)) {
				const isNote = brackets.length === 0 && isNoteBehind(prose, loose[from - 1], start, loose[from]);
				const cited = loose.splice(isNote ? from - 1 : from);
				citations.push(bracketCitation(prose, start, match.index + 1, cited));
			}
			setLoose(from);
		} else if (match[0].startsWith('\n')) {
			brackets = [];
			setLoose(0);
		}
	}
	setLoose(0);
	return citations.sort((a, b) => a.start - b.start);
}

/** How many of these keys, the last ones, stand behind `start`. */
function countFrom(keys: readonly MarkedKey[], start: number): number {
	let count = 0;
	while ((keys.at(-1 - count)?.outerStart ?? -1) > start) {
		count++;
	}
	return count;
}

/** `@key`, or `@{key}` for a key that is not made of letters and digits with single punctuation inside. */
function formatPandocKey(key: string): string {
	return new RegExp(`^${SIMPLE_KEY}$`, 'u').test(key) ? `@${key}` : `@{${key}}`;
}

const SIMPLE_KEY = String.raw`[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_]|[:.#$%&+?<>~/-](?=[\p{L}\p{N}_])|[:/](?=/))*`;

const TOKEN = new RegExp(
	String.raw`\\[\s\S]|(?<![\p{L}\p{M}\p{N}]\.?)(-?)@(?:\{([^{}\n]+)\}|(${SIMPLE_KEY})|(\*)(?=['"\s,;]|$))|[[\]]|\n[ \t]*\r?\n`,
	'gu',
);

interface MarkedKey extends CitedKey {
	/** With `-`, `@` and braces. */
	readonly outerStart: number;
	readonly outerEnd: number;
}

function markedKey(token: string, key: string, outerStart: number): MarkedKey {
	const outerEnd = outerStart + token.length;
	const end = token.endsWith('}') && !key.endsWith('}') ? outerEnd - 1 : outerEnd;
	return { key, start: end - key.length, end, outerStart, outerEnd };
}

/** Around links, images, notes and spans, `@a` stands for itself; behind a citation may stand a role of MyST. */
function isLink(prose: string, start: number, end: number): boolean {
	return /^(?:[([]|\{(?![\w:-]+\}`))/.test(prose.slice(end, end + 100)) || /[!^\]]/.test(prose.charAt(start - 1));
}

/** Whether a bracket begins with a note on the key in front of it, as in `@a [p. 3; @b]`. */
function isNoteBehind(
	prose: string,
	cited: MarkedKey | undefined,
	start: number,
	next: MarkedKey | undefined,
): boolean {
	return (
		cited !== undefined &&
		/^ ?$/.test(prose.slice(cited.outerEnd, start)) &&
		prose.slice(start, next?.outerStart).includes(';')
	);
}

/** A key in front of the bracket makes it a citation without brackets, with more keys in its note. */
function bracketCitation(prose: string, start: number, end: number, cited: readonly MarkedKey[]): Citation {
	const keys = cited.map(withoutMarks);
	const first = cited[0]?.outerStart ?? start;
	if (first < start) {
		return { start: first, end, command: prose[first] === '-' ? '-@key' : '@key', keys };
	}
	const suppressed = cited.every(({ outerStart }) => prose[outerStart] === '-');
	return { start, end, command: suppressed ? '[-@key]' : '[@key]', keys };
}

/** A note in brackets right behind it belongs to it: `@a [p. 3]`. */
function bareCitation(prose: string, cited: MarkedKey): Citation {
	const note = / ?\[[^[\]@\n]{1,200}\](?![([])/y;
	note.lastIndex = cited.outerEnd;
	const end = cited.outerEnd + (note.exec(prose)?.[0].length ?? 0);
	const command = prose[cited.outerStart] === '-' ? '-@key' : '@key';
	return { start: cited.outerStart, end, command, keys: [withoutMarks(cited)] };
}

function withoutMarks({ key, start, end }: CitedKey): CitedKey {
	return { key, start, end };
}

/** Figures, tables, theorems … of Quarto and pandoc-crossref; a key of the form `sol-etal-2021-title` is none. */
function isCrossReference(key: string): boolean {
	return CROSS_REFERENCE.test(key) && !/-(?:etal|(?:19|20)\d\d[a-z]?)(?:-|$)/.test(key);
}

const CROSS_REFERENCE =
	/^(?:fig|tbl|lst|sec|eq|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|tip|nte|wrn|imp|cau|vid|dem)-|^(?:fig|tbl|lst|sec|eq):/i;

function formatPandocCitation(
	keys: readonly string[],
	{ command = '[@key]', prenote = '', postnote = '' }: CitationOptions,
): string {
	const before = prenote === '' ? '' : `${prenote} `;
	const written = keys.map(formatPandocKey);
	if (command === '@key') {
		return `${before}${written.join('; ')}${postnote === '' ? '' : ` [${postnote}]`}`;
	}
	const minus = command === '[-@key]' ? '-' : '';
	const after = postnote === '' ? '' : `, ${postnote}`;
	return `[${before}${written.map((key) => minus + key).join('; ')}${after}]`;
}
