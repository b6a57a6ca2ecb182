import assert from 'node:assert/strict';
import { findNamedFiles, findProjectBibliographies, projectFiles } from '../../src/core/citation/bibliographies';
import type { NamedPath } from '../../src/core/citation/namedFiles';
import type { Markup } from '../../src/core/citation/styles';
import { readRanges } from './markedText';

/** A document in which the paths stand between « and », and the paths that are meant. */
type Row = readonly [fixture: string, ...paths: string[]];

const bibliographies: Readonly<Partial<Record<Markup, readonly Row[]>>> = {
	latex: [
		[String.raw`\bibliography{«refs»}`, 'refs.bib'],
		[String.raw`\newcommand\mybib[1]{\bibliography{#1}}`],
		[String.raw`\bibliography{«a» , «../b.bib»}\nobibliography*{«c»}`, 'a.bib', '../b.bib', 'c.bib'],
		['\\bibliography{%\r\n  «a»,% first\r\n  «b»% last\r\n}', 'a.bib', 'b.bib'],
		['% \\bibliography{none}\n\\begin{verbatim}\\bibliography{none}\\end{verbatim}\\addbibresource{«x.bib»}', 'x.bib'],
		[
			String.raw`\addbibresource[label=own,glob=false]{«my refs.bib»}\addglobalbib{«g.bib»}\addsectionbib{«s.bib»}`,
			'my refs.bib',
			'g.bib',
			's.bib',
		],
		[
			String.raw`\addbibresource[location=remote]{https://x.org/y.bib}\addbibresource{\dir/x.bib}\addbibresource{*.bib}`,
		],
		[String.raw`\addbibresource{«\jobname.bib»}`, 'paper.bib'],
		[
			String.raw`\newcites{own,other}{Own,Other}\bibliographyown{«own»}\bibliography{«main»}\bibliographystyle{plain}`,
			'own.bib',
			'main.bib',
		],
		[String.raw`\begin{refsection}[«a.bib»]\putbib[«b»]\defaultbibliography{«c»}`, 'a.bib', 'b.bib', 'c.bib'],
	],
	markdown: [
		['---\ntitle: x\nbibliography: «refs.bib»\n---\n', 'refs.bib'],
		['\uFEFF---\r\nbibliography: "«my refs.bib»" # mine\r\ntitle: x\r\n---\r\n', 'my refs.bib'],
		['---\nbibliography: [«a.bib», \'«b.json»\', "«../c.yaml»"]\n...\n', 'a.bib', 'b.json', '../c.yaml'],
		['---\ntitle: "On: x"\nbibliography:\n- «a.bib»\n-   «b.bib»  # second\nauthor: y\n---\n', 'a.bib', 'b.bib'],
		['---\ntitle: x\n---\nbibliography: none.bib\n'],
		['---\nbibliography: "«a#b.bib»"\n---\n', 'a#b.bib'],
		['text\n---\nbibliography: none.bib\n---\n'],
		['---\nbibliography: "`r find()`"\n---\n'],
		['---\nbibliography: none.bib\n'],
		['---\ntitle: [x\nbibliography: «a.bib»\n---\n', 'a.bib'],
		['---\ntitle: "x\nbibliography:\n  - «a.bib»\nauthor: y\n---\n', 'a.bib'],
		['---\nbibliography: {a: none.bib}\nmetadata: {bibliography: «b.bib»}\n---\n', 'b.bib'],
		['# Cell\n\\bibliography{«refs»}\n```\n\\bibliography{none}\n```\n', 'refs.bib'],
	],
	myst: [
		['---\nbibliography:\n  - «a.bib»\n---\n```{bibliography} «b.bib»\n:style: plain\n```\n', 'a.bib', 'b.bib'],
		['```{bibliography}\n```\n:::{bibliography} «a.bib»\n:::', 'a.bib'],
	],
	djot: [['---\nbibliography: «a.bib»\n---\n', 'a.bib']],
	typst: [
		['#bibliography("«a.bib»")', 'a.bib'],
		['#bibliography("«dir # %x/q y.bib»")', 'dir # %x/q y.bib'],
		['#bibliography(("«a.bib»", "«b.yml»"), title: "My refs.bib, style", style: "ieee")', 'a.bib', 'b.yml'],
		['#bibliography(\r\n  title: none,\r\n  "«a.bib»",\r\n)', 'a.bib'],
		['// #bibliography("none.bib")\n/* #bibliography("none.bib") */ `#bibliography("none.bib")`'],
		[
			'#show: paper.with(bibliography: bibliography("«a.bib»"))\n#let bib = bibliography(read("«b.bib»", encoding: none))',
			'a.bib',
			'b.bib',
		],
	],
	rst: [['.. bibliography:: «a.bib» «b.bib»\n   :style: x\n\n.. bibliography::\n   :filter: x\n', 'a.bib', 'b.bib']],
	org: [
		[
			'#+bibliography: «a.bib»\n#+BIBLIOGRAPHY: "«my refs.bib»"\n#+bibliography: «refs» plain\n',
			'a.bib',
			'my refs.bib',
			'refs.bib',
		],
		[
			'bibliography:«a.bib»,«b»\n[[bibliography:«c.bib»]] addbibresource:«d.bib»\n#+latex_header: \\addbibresource{«e.bib»}\n',
			'a.bib',
			'b.bib',
			'c.bib',
			'd.bib',
			'e.bib',
		],
	],
	asciidoc: [['= Title\n:bibtex-file: «refs.bib»\n:bibtex-style: ieee\n', 'refs.bib']],
	plain: [[String.raw`\bibliography{none}`]],
};

const includes: Readonly<Partial<Record<Markup, readonly Row[]>>> = {
	latex: [
		[
			String.raw`\input{«ch/one»} \include{«two.tex»} \input «three» \subfile{«four»} % \input{none}`,
			'ch/one.tex',
			'two.tex',
			'three.tex',
			'four.tex',
		],
		[
			String.raw`\import{ch/}{«one»} \subimport*{ch}{«two.tex»} \inputencoding{utf8} \includegraphics{none}`,
			'ch/one.tex',
			'ch/two.tex',
		],
	],
	markdown: [['{{< include «_part.qmd» >}} x {{< video none >}}', '_part.qmd']],
	myst: [['```{include} «part.md»\n```', 'part.md']],
	typst: [['#include "«ch/one.typ»"\n// #include "none.typ"\n#{ include "«two.typ»" }', 'ch/one.typ', 'two.typ']],
	rst: [['.. include:: «part.rst»\n', 'part.rst']],
	org: [['#+include: "«ch 1.org»" :lines "1-2"\n#+INCLUDE: «b.org»\n', 'ch 1.org', 'b.org']],
	asciidoc: [['include::«ch/one.adoc»[leveloffset=+1]\n', 'ch/one.adoc']],
};

const roots: readonly Row[] = [
	['% !TEX root = «../main.tex»\n\\section{x}', '../main.tex'],
	['%!TeX  root=«main»\r\n', 'main.tex'],
	['%% !tex program = xelatex\n% !TEX root = "«my thesis.tex»"  \n', 'my thesis.tex'],
	['\\documentclass[«../main»]{subfiles}\n', '../main.tex'],
	['\\documentclass[a4paper]{article}\n'],
];

const projects: readonly (readonly [fileName: string, ...row: string[]])[] = [
	[
		'_quarto.yml',
		'project:\n  type: book\nbook:\n  bibliography: «b.bib»\nbibliography: [«a.bib»]\n',
		'b.bib',
		'a.bib',
	],
	['_metadata.yml', 'bibliography: «a.bib»\n', 'a.bib'],
	['_bookdown.yml', 'book_filename: x\nbibliography: [«book.bib», «packages.bib»]\n', 'book.bib', 'packages.bib'],
	[
		'index.Rmd',
		'---\ntitle: x\nsite: bookdown::bookdown_site\nbibliography: [«book.bib», «packages.bib»]\n---\n\n# One: two\n',
		'book.bib',
		'packages.bib',
	],
	['index.Rmd', '---\ntitle: x\nbibliography: none.bib\n---\n', ''],
	['myst.yml', 'version: 1\nproject:\n  bibliography:\n    - «a.bib»\n    - https://x.org/none.bib\n', 'a.bib'],
	['_config.yml', 'title: x\nbibtex_bibfiles:\n  - «references.bib»\n', 'references.bib'],
	['_config.yml', 'sphinx:\n  config:\n    bibtex_bibfiles: [«r.bib»]\n', 'r.bib'],
	[
		'conf.py',
		"project = 'x'\nbibtex_bibfiles = [\n    '«a.bib»',  # 'none.bib'\n    \"«../b.bib»\",\n]\n",
		'a.bib',
		'../b.bib',
	],
	['conf.py', "# bibtex_bibfiles = ['none.bib']\nbibtex_bibfiles: list[str] = ['«a.bib»']\n", 'a.bib'],
	['_quarto.yml', '\tbibliography: [\n', ''],
];

describe('the files that a document names', () => {
	it('are its bibliographies', () =>
		visit(bibliographies, (text, markup) => findNamedFiles(text, markup, '/x/paper.tex').bibliographies));

	it('are those it includes', () => visit(includes, (text, markup) => findNamedFiles(text, markup).includes));

	it('are the main document of a LaTeX file', () => {
		for (const [fixture, ...paths] of roots) {
			assertPaths(fixture, paths, (text) => [findNamedFiles(text, 'latex').root].flatMap((root) => root ?? []));
		}
	});

	it('are not known for macros that nobody named', () => {
		assert.deepEqual(findNamedFiles(String.raw`\addbibresource{\jobname.bib}`, 'latex').bibliographies, []);
	});
});

describe('the bibliographies of a project', () => {
	it('stand in its project files', () => {
		for (const [fileName, fixture = '', ...paths] of projects) {
			assert.ok(projectFiles.includes(fileName));
			assertPaths(
				fixture,
				paths.filter((path) => path !== ''),
				(text) => findProjectBibliographies(text, fileName),
			);
		}
	});
});

function visit(
	rows: Readonly<Partial<Record<Markup, readonly Row[]>>>,
	find: (text: string, markup: Markup) => readonly NamedPath[],
): void {
	for (const [markup, list] of Object.entries(rows) as [Markup, readonly Row[]][]) {
		for (const [fixture, ...paths] of list) {
			assertPaths(fixture, paths, (text) => find(text, markup));
		}
	}
}

function assertPaths(fixture: string, paths: readonly string[], find: (text: string) => readonly NamedPath[]): void {
	const { text, ranges } = readRanges(fixture);
	const found = [...find(text)].sort((a, b) => a.start - b.start);
	assert.deepEqual(
		found.map(({ path }) => path),
		paths,
		fixture,
	);
	assert.deepEqual(
		found.map(({ start, end }) => [start, end]),
		ranges,
		fixture,
	);
}
