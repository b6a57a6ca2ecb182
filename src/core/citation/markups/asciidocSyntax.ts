import type { Citation, CitationOptions, CitationSyntax, CitedKey } from '../citation';
import { blank } from './blank';

/** The macros of asciidoctor-bibtex: `cite:[a, b(p. 3)]`, `citenp:See[a]`. */
export const asciidocSyntax: CitationSyntax = {
	find: findAsciidocCitations,
	completions: [{}, { after: ']' }],
	format: formatAsciidocCitation,
	formatKeys: (keys) => keys.join(','),
	separator: () => ',',
	append: ({ end, keys }, _text, added) => ({
		start: end - 1,
		end: end - 1,
		text: (keys.length > 0 ? ',' : '') + added.join(','),
	}),
};

/** Comments, blocks of code and literal text. */
const HIDDEN =
	/^(\/{4,}|-{4,}|\.{4,}|\+{4,})[ \t]*\r?\n[\s\S]*?(?:^\1[ \t]*\r?$|(?![\s\S]))|^\/\/(?!\/)[^\n]*|^```[\s\S]*?(?:^```|(?![\s\S]))|(?<![\w+])\+(?=\S)[^+\n]{1,300}\+(?![\w+])/gm;

const MACRO = /(?<![\w:])(cite|citenp|fullcite|bibitem):(?:[^\s[\]][^[\]\n]{0,80})?\[([^[\]]*)\]/g;

function findAsciidocCitations(text: string): Citation[] {
	const citations: Citation[] = [];
	for (const match of text.replace(HIDDEN, blank).matchAll(MACRO)) {
		const [token, command = '', content = ''] = match;
		const end = match.index + token.length;
		citations.push({ start: match.index, end, command, keys: macroKeys(content, end - 1 - content.length) });
	}
	return citations;
}

/** A locator stands in parentheses behind its key. */
function macroKeys(content: string, offset: number): CitedKey[] {
	const keys: CitedKey[] = [];
	for (const { index, 1: key } of content.matchAll(/\([^)]*\)|([^\s,()]+(?:[ \t]+[^\s,()]+)*)/g)) {
		if (key !== undefined) {
			keys.push({ key, start: offset + index, end: offset + index + key.length });
		}
	}
	return keys;
}

function formatAsciidocCitation(
	keys: readonly string[],
	{ command = 'cite', prenote = '', postnote = '' }: CitationOptions,
): string {
	return `${command}:${prenote}[${keys.join(',')}${postnote === '' ? '' : `(${postnote})`}]`;
}
