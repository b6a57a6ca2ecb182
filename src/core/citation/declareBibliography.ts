import { isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml';
import { findNamedFiles } from './bibliographies';
import type { TextChange } from './citation';
import { latexProse } from './markups/latexSyntax';
import { typstProse } from './markups/typstProse';
import type { Markup } from './styles';
import { findFrontMatter, findNode } from './yamlBibliographies';

/**
 * The change that makes a document name one more bibliography; `undefined` where the document is not the place for it:
 * a part of a LaTeX document, and reStructuredText, whose bibliographies stand in `conf.py`.
 */
export function declareBibliography(text: string, markup: Markup, path: string): TextChange | undefined {
	const change = declarations[markup]?.(text, path);
	return change && text.includes('\r\n') ? { ...change, text: change.text.replace(/\n/g, '\r\n') } : change;
}

const declarations: Readonly<Partial<Record<Markup, (text: string, path: string) => TextChange | undefined>>> = {
	latex: declareInLatex,
	markdown: declareInFrontMatter,
	myst: declareInFrontMatter,
	djot: declareInFrontMatter,
	typst: declareInTypst,
	org: (text, path) => insertLine(text, endOfHead(text, /^#\+(?!begin)\w+:/i), `#+bibliography: ${path}`),
	asciidoc: declareInAsciidoc,
};

function insertAt(at: number, text: string): TextChange {
	return { start: at, end: at, text };
}

/** A line of its own at `at`, where a line begins or the text ends. */
function insertLine(text: string, at: number, line: string): TextChange {
	return insertAt(at, at > 0 && text[at - 1] !== '\n' ? `\n${line}\n` : `${line}\n`);
}

/** Behind the first lines that match. */
function endOfHead(text: string, headLine: RegExp): number {
	let at = text.startsWith('\uFEFF') ? 1 : 0;
	for (const line of text.slice(at).match(/[^\n]*\n|[^\n]+$/g) ?? []) {
		if (!headLine.test(line)) {
			break;
		}
		at += line.length;
	}
	return at;
}

/** In the header; only one bibliography can be named. */
function declareInAsciidoc(text: string, path: string): TextChange | undefined {
	if (/^:bibtex-file:/m.test(text)) {
		return undefined;
	}
	const at = /^\uFEFF?= /.test(text) ? endOfHead(text, /\S/) : endOfHead(text, /^:[\w-]+:/);
	return insertLine(text, at, `:bibtex-file: ${path}`);
}

/** With biblatex in the preamble; else for BibTeX in front of `\end{document}`. */
function declareInLatex(text: string, path: string): TextChange | undefined {
	const prose = latexProse(text);
	const resource = lastMatch(prose, /\\addbibresource\s*(?:\[[^\]\\]*\])?\s*\{[^{}]*\}[^\n]*\n?/g);
	const biblatex = lastMatch(prose, /\\usepackage\s*(?:\[[^\]\\]*\])?\s*\{[^{}]*\bbiblatex\b[^{}]*\}[^\n]*\n?/g);
	const behind = resource ?? biblatex;
	if (behind) {
		return insertLine(text, behind.end, `\\addbibresource{${path}}`);
	}
	const name = path.replace(/\.bib$/, '');
	const list = lastMatch(prose, /\\bibliography\s*\{[^{}]*\}/g);
	if (list) {
		const isEmpty = /\{\s*\}$/.test(prose.slice(list.start, list.end));
		return insertAt(list.end - 1, isEmpty ? name : `,${name}`);
	}
	const end = lastMatch(prose, /\\end\s*\{document\}/g);
	return end && insertAt(end.start, `${missingStyle(prose)}\\bibliography{${name}}\n`);
}

/** BibTeX stops without a style; the packages of the ACL set theirs, and natbib needs one of its own. */
function missingStyle(prose: string): string {
	const packages = [...prose.matchAll(/\\usepackage\s*(?:\[[^\]\\]*\])?\s*\{([^{}]*)\}/g)].map(({ 1: names }) => names);
	if (/\\bibliographystyle\s*\{/.test(prose) || /acl|coling|emnlp/.test(packages.join())) {
		return '';
	}
	return `\\bibliographystyle{${/\bnatbib\b/.test(packages.join()) ? 'plainnat' : 'plain'}}\n`;
}

function lastMatch(text: string, pattern: RegExp): { start: number; end: number } | undefined {
	const match = [...text.matchAll(pattern)].at(-1);
	return match && { start: match.index, end: match.index + match[0].length };
}

function declareInFrontMatter(text: string, path: string): TextChange {
	const value = /^[\w./-]+$/.test(path) ? path : JSON.stringify(path);
	const frontMatter = findFrontMatter(text);
	if (!frontMatter) {
		return insertAt(text.startsWith('\uFEFF') ? 1 : 0, `---\nbibliography: ${value}\n---\n\n`);
	}
	const { yaml, start } = frontMatter;
	const root = parseDocument(yaml, { logLevel: 'silent', uniqueKeys: false }).contents;
	const change = addToYaml(yaml, findNode(root, ['bibliography']), value);
	return change
		? { ...change, start: change.start + start, end: change.end + start }
		: insertAt(start + yaml.length, `bibliography: ${value}\n`);
}

/** Adds a value to a list, or makes a list of a single value; `undefined` when the key is not there. */
function addToYaml(yaml: string, node: Node | undefined, value: string): TextChange | undefined {
	if (!node?.range) {
		return undefined;
	}
	const [start, end] = node.range;
	if (!isSeq(node)) {
		const written = yaml.slice(start, end);
		return { start, end, text: written === '' ? ` ${value}` : `[${written}, ${value}]` };
	}
	const last = lastRange(node.items.at(-1));
	if (!last) {
		return { start, end, text: `[${value}]` };
	}
	const lineStart = yaml.lastIndexOf('\n', last[0] - 1) + 1;
	const dash = /^[ \t]*-[ \t]+/.exec(yaml.slice(lineStart, last[0]))?.[0];
	return insertAt(last[1], node.flow || dash === undefined ? `, ${value}` : `\n${dash}${value}`);
}

function lastRange(node: unknown): readonly [number, number, ...number[]] | undefined {
	return isScalar(node) || isMap(node) ? (node.range ?? undefined) : undefined;
}

/** In the call that is there, or in a new one at the end. */
function declareInTypst(text: string, path: string): TextChange {
	const string = JSON.stringify(path);
	const last = findNamedFiles(text, 'typst').bibliographies.at(-1);
	if (!last) {
		const gap = text === '' ? '' : text.endsWith('\n') ? '\n' : '\n\n';
		return insertAt(text.length, `${gap}#bibliography(${string})\n`);
	}
	const code = typstProse(text, true);
	const { start, end } = { start: last.start - 1, end: last.end + 1 };
	const isSingle = /bibliography\(\s*$/.test(code.slice(Math.max(0, start - 40), start));
	return isSingle ? { start, end, text: `(${code.slice(start, end)}, ${string})` } : insertAt(end, `, ${string}`);
}
