import { findLatexBibliographies, findLatexFiles } from './latexFiles';
import { findClosing } from './markups/blank';
import { markdownProse } from './markups/markdownProse';
import { typstProse } from './markups/typstProse';
import { matchPaths, type NamedFiles, type NamedPath, namedPath, withExtension } from './namedFiles';
import type { Markup } from './styles';
import { findFrontMatter, findYamlBibliographies } from './yamlBibliographies';

/** The bibliographies, included documents and root that a document or notebook cell names. */
export function findNamedFiles(text: string, markup: Markup, fileName = ''): NamedFiles {
	switch (markup) {
		case 'latex':
			return findLatexFiles(text, fileName);
		case 'markdown':
		case 'myst':
		case 'djot':
			return findMarkdownFiles(text);
		case 'typst':
			return findTypstFiles(text);
		case 'rst':
			return {
				bibliographies: findRstBibliographies(text),
				includes: matchPaths(text, /^[ \t]*\.\.[ \t]+include::[ \t]*(\S+)/gm),
			};
		case 'org':
			return findOrgFiles(text);
		case 'asciidoc':
			return {
				bibliographies: matchPaths(text, /^:bibtex-file:[ \t]+([^\r\n]*\S)/gm),
				includes: matchPaths(text, /^include::([^[\]\r\n]+)\[/gm),
			};
		case 'plain':
			return { bibliographies: [], includes: [] };
	}
}

/** Files whose bibliographies hold for the documents beside and below them, in the order in which they are looked for. */
export const projectFiles: readonly string[] = [
	'_quarto.yml',
	'_quarto.yaml',
	'_metadata.yml',
	'_bookdown.yml',
	'index.Rmd',
	'myst.yml',
	'_config.yml',
	'conf.py',
];

/** The bibliographies that a project file names; its paths are relative to it. */
export function findProjectBibliographies(text: string, fileName: string): readonly NamedPath[] {
	if (fileName.endsWith('.Rmd')) {
		return findBookBibliographies(text);
	}
	return fileName.endsWith('.py') ? findSphinxBibliographies(text) : findYamlBibliographies(text);
}

/** The first chapter of a book names them for all; other first pages name only their own. */
function findBookBibliographies(text: string): NamedPath[] {
	const frontMatter = findFrontMatter(text);
	return frontMatter && /bookdown/.test(frontMatter.yaml)
		? findYamlBibliographies(frontMatter.yaml, frontMatter.start)
		: [];
}

/** `bibtex_bibfiles = ["a.bib", 'b.bib']` of Sphinx, over several lines too. */
function findSphinxBibliographies(text: string): NamedPath[] {
	const lists = text.matchAll(/^[ \t]*bibtex_bibfiles[ \t]*(?::[^=\n]*)?\+?=[ \t]*[[(]([^\])]*)/gm);
	return [...lists].flatMap(({ index, 0: token, 1: list = '' }) => {
		const start = index + token.length - list.length;
		return [...list.matchAll(/#[^\n]*|(["'])([^"'\n]*)\1/g)].flatMap(({ index: at, 2: path = '' }) =>
			namedPath(path, start + at + 1),
		);
	});
}

/** Front matter; the directive of MyST; and LaTeX in Markdown, which Pandoc and nbconvert pass on. */
function findMarkdownFiles(text: string): NamedFiles {
	const frontMatter = findFrontMatter(text);
	return {
		bibliographies: [
			...(frontMatter ? findYamlBibliographies(frontMatter.yaml, frontMatter.start) : []),
			...matchPaths(text, /^[ \t]*(?:`{3,}|:{3,})\{bibliography\}[ \t]+([^\s]+)/gm),
			...(LATEX_BIBLIOGRAPHY.test(text) ? findLatexBibliographies(markdownProse(text)) : []),
		],
		includes: [
			...matchPaths(text, /\{\{<[ \t]*include[ \t]+(\S+)[ \t]*>\}\}/g),
			...matchPaths(text, /^[ \t]*(?:`{3,}|:{3,})\{include\}[ \t]+(\S+)/gm),
		],
	};
}

/** Finding the prose of a long text takes time, and is asked for at each keystroke. */
const LATEX_BIBLIOGRAPHY = /\\(?:[a-z]*bib|begin\s*\{refsection)/;

function findRstBibliographies(text: string): NamedPath[] {
	return [...text.matchAll(/^[ \t]*\.\.[ \t]+bibliography::[ \t]+([^\r\n]*)/gm)].flatMap(
		({ index, 0: token, 1: files = '' }) =>
			[...files.matchAll(/\S+/g)].flatMap((file) =>
				namedPath(file[0], index + token.length - files.length + file.index),
			),
	);
}

function findOrgFiles(text: string): NamedFiles {
	const keywords = [...text.matchAll(/^[ \t]*#\+bibliography:[ \t]*(?:"([^"\r\n]+)"|(\S+))/gim)];
	const bib = withExtension('.bib');
	return {
		bibliographies: [
			...keywords.flatMap(({ index, 0: token, 1: quoted, 2: bare }) => {
				const written = quoted ?? bare ?? '';
				return namedPath(written, index + token.lastIndexOf(written), bib);
			}),
			...matchPaths(text, /(?<![\w/])(?:no)?bibliography:([^\s\][]+)/g, bib),
			...matchPaths(text, /(?<![\w/\\])addbibresource:([^\s\][]+)/g),
			...matchPaths(text, /\\addbibresource(?:\[[^\]\n\\]*\])?\{([^{}\n]*)\}/g),
		],
		includes: [
			...matchPaths(text, /^[ \t]*#\+include:[ \t]*"([^"\r\n:]+)/gim),
			...matchPaths(text, /^[ \t]*#\+include:[ \t]*([^"\s:]+)/gim),
		],
	};
}

/** `bibliography("a.bib")`, `bibliography(("a.bib", "b.yml"), style: "ieee")`, and through `read("a.bib")`. */
function findTypstFiles(text: string): NamedFiles {
	const code = typstProse(text, true);
	return {
		bibliographies: [...code.matchAll(/(?<![\w.-])bibliography\(/g)].flatMap(({ index, 0: token }) => {
			const start = index + token.length;
			const given = code.slice(start, findClosing(code, start - 1) ?? start);
			return matchPaths(given, /"([^"\\\n]+\.(?:bib|ya?ml))"/gi).map((named) => shift(named, start));
		}),
		includes: matchPaths(code, /(?<![\w.-])include\s+"([^"\n]+)"/g),
	};
}

function shift({ path, start, end }: NamedPath, by: number): NamedPath {
	return { path, start: start + by, end: end + by };
}
