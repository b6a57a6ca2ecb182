import type { Citation, CitationOptions, CitationSyntax, CitedKey } from '../citation';
import { blank } from './blank';
import { findInParagraphs, isInCodeFence } from './markdownProse';
import { findPandocCitations, pandocSyntax } from './pandocSyntax';

/** The roles of sphinxcontrib-bibtex in reStructuredText: `` :cite:p:`{see}a{p. 3}, b` ``. */
export const rstSyntax: CitationSyntax = {
	find: (text) => findRoles(rstProse(text), RST_ROLE, RST_KEY),
	completions: [{}, { after: '`' }, { after: '` ' }],
	format: (keys, options) => formatRole(keys, options, ':', ':'),
	alternatives: (keys, options) => {
		const role = formatRole(keys, options, ':', ':');
		return [`\\ ${role}`, `${role}\\ `, `\\ ${role}\\ `];
	},
	formatKeys: (keys) => keys.join(','),
	separator: () => ',',
	append: ({ end }, _text, keys) => ({ start: end - 1, end: end - 1, text: `,${keys.join(',')}` }),
};

/** The same roles in MyST, `` {cite:p}`a,b` ``, beside the citations of Pandoc. */
export const mystSyntax: CitationSyntax = {
	...rstSyntax,
	find: (text) => findInParagraphs(text, isProseDirective, findMystCitations),
	isCode: (text, offset) => isInCodeFence(text, offset, isProseDirective),
	completions: [{}, { after: '`' }, ...pandocSyntax.completions],
	marks: pandocSyntax.marks ?? [],
	format: (keys, options) =>
		options.command?.includes('@') ? pandocSyntax.format(keys, options) : formatRole(keys, options, '{', '}'),
	alternatives: (keys, { command, ...notes }) =>
		command === '@key' ? [formatRole(keys, { ...notes, command: 'cite:t' }, '{', '}')] : [],
	formatKeys: (keys, command, mark) =>
		(command.includes('@') ? pandocSyntax : rstSyntax).formatKeys(keys, command, mark),
	separator: (command) => (command.includes('@') ? pandocSyntax : rstSyntax).separator(command),
	append: (citation, text, keys) =>
		(citation.command.includes('@') ? pandocSyntax : rstSyntax).append(citation, text, keys),
};

/**
 * By the rules of docutils for inline markup (reStructuredText specification), which takes a role for no role inside a word.
 * It may also stand right behind other markup, and be a cell of a table.
 */
const RST_ROLE = new RegExp(
	String.raw`:(?<=(?:^|[\s\-/:'"<([{*|_\x60]|(?![\0-\x7f])[\p{Ps}\p{Pi}\p{Pf}\p{Pd}\p{Po}]|^[ \t][^\n]*,):)` +
		'((?:foot)?(?:full)?cite[a-z]*(?::[a-z]+)*):`([^`]*)`' +
		String.raw`(?=$|[\s\\\-/:'">)\]}.,;!?|]|(?![\0-\x7f])[\p{Pe}\p{Pi}\p{Pf}\p{Pd}\p{Po}])`,
	'gmu',
);

/** A directive such as `{note}` holds prose. */
function isProseDirective(info: string): boolean {
	return /^\{(?!code|literalinclude|sourcecode|math|mermaid|raw|eval-rst|latex|doctest|bibliography)[\w:-]+\}/.test(
		info,
	);
}

/** `@key` alone may be a label of MyST. */
function findMystCitations({ prose }: { readonly prose: string }): Citation[] {
	const byMark = findPandocCitations(prose).map((citation): Citation => {
		return citation.command === '@key' ? { ...citation, ambiguous: true } : citation;
	});
	const roles = findRoles(prose, /\{((?:foot)?(?:full)?cite[a-z]*(?::[a-z]+)*)\}`([^`]*)`(?!`)/g, MYST_KEY);
	return [...byMark, ...roles].sort((a, b) => a.start - b.start);
}

function findRoles(prose: string, role: RegExp, key: RegExp): Citation[] {
	const citations: Citation[] = [];
	for (const match of prose.matchAll(role)) {
		const [token, command = '', content = ''] = match;
		const end = match.index + token.length;
		if (!/\n[ \t]*\r?\n/.test(content)) {
			citations.push({ start: match.index, end, command, keys: roleKeys(content, end - 1 - content.length, key) });
		}
	}
	return citations;
}

/** Notes stand in braces before and behind a key. */
const RST_KEY = /\{[^{}]*\}|([^{}\s,]+(?:[ \t]+[^{}\s,]+)*)/g;

/** MyST takes `;` between keys as well. */
const MYST_KEY = /\{[^{}]*\}|([^{}\s,;]+(?:[ \t]+[^{}\s,;]+)*)/g;

function roleKeys(content: string, offset: number, pattern: RegExp): CitedKey[] {
	const keys: CitedKey[] = [];
	for (const { index, 1: key } of content.matchAll(pattern)) {
		if (key !== undefined) {
			keys.push({ key, start: offset + index, end: offset + index + key.length });
		}
	}
	return keys;
}

function formatRole(keys: readonly string[], options: CitationOptions, opening: string, closing: string): string {
	const { command = 'cite:p', prenote = '', postnote = '' } = options;
	const before = prenote === '' ? '' : `{${prenote}}`;
	const after = postnote === '' ? '' : `{${postnote}}`;
	return `${opening}${command}${closing}\`${before}${keys.join(',')}${after}\``;
}

/** `text` without literals, comments and blocks of code; offsets stay right. */
function rstProse(text: string): string {
	let hiddenIndent = -1;
	return text.replace(/[^\n]*\n?/g, (line) => {
		const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0;
		if (line.trim() === '') {
			return line;
		}
		if (hiddenIndent >= 0 && indent > hiddenIndent) {
			return blank(line);
		}
		hiddenIndent = hidesBlock(line) ? indent : -1;
		return COMMENT.test(line) ? blank(line) : line.replace(/``(?:[^`]|`(?!`))+``/g, blank);
	});
}

const COMMENT = /^[ \t]*\.\.(?:[ \t]+(?!\S[^\n]*::|_|\[)|\s*$)/;

function hidesBlock(line: string): boolean {
	const directive = /^[ \t]*\.\.[ \t]+([\w:-]+)::/.exec(line)?.[1];
	return directive === undefined
		? COMMENT.test(line) || /::\s*$/.test(line)
		: /^(?:code|code-block|sourcecode|math|raw|highlight|literalinclude|doctest)$/.test(directive);
}
