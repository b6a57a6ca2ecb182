import assert from 'node:assert/strict';
import { findNamedFiles } from '../../src/core/citation/bibliographies';
import { declareBibliography } from '../../src/core/citation/declareBibliography';
import type { Markup } from '../../src/core/citation/styles';
import { applyChange } from './markedText';

/** Text before and after `refs.bib` is declared. */
type Row = readonly [before: string, after: string];

const article = (preamble: string, body: string) =>
	`\\documentclass{article}\n${preamble}\\begin{document}\nText\n${body}\\end{document}\n`;

const rows: Readonly<Partial<Record<Markup, readonly Row[]>>> = {
	latex: [
		[article('', ''), article('', '\\bibliographystyle{plain}\n\\bibliography{refs}\n')],
		[
			article('\\usepackage[round]{natbib}\n', ''),
			article('\\usepackage[round]{natbib}\n', '\\bibliographystyle{plainnat}\n\\bibliography{refs}\n'),
		],
		[article('\\usepackage{acl}\n', ''), article('\\usepackage{acl}\n', '\\bibliography{refs}\n')],
		[article('\\bibliographystyle{abbrv}\n', ''), article('\\bibliographystyle{abbrv}\n', '\\bibliography{refs}\n')],
		[article('', '\\bibliography{a}\n'), article('', '\\bibliography{a,refs}\n')],
		[
			article('\\usepackage[style=apa]{biblatex}\n', '\\printbibliography\n'),
			article('\\usepackage[style=apa]{biblatex}\n\\addbibresource{refs.bib}\n', '\\printbibliography\n'),
		],
		[
			article('\\usepackage{biblatex}\n\\addbibresource{a.bib} % mine\n\\title{x}\n', ''),
			article('\\usepackage{biblatex}\n\\addbibresource{a.bib} % mine\n\\addbibresource{refs.bib}\n\\title{x}\n', ''),
		],
		[
			article('% \\usepackage{biblatex}\n', '% \\bibliography{a}\n'),
			article('% \\usepackage{biblatex}\n', '% \\bibliography{a}\n\\bibliographystyle{plain}\n\\bibliography{refs}\n'),
		],
	],
	markdown: [
		['# Title\n', '---\nbibliography: refs.bib\n---\n\n# Title\n'],
		['', '---\nbibliography: refs.bib\n---\n\n'],
		['---\ntitle: x\n---\nText\n', '---\ntitle: x\nbibliography: refs.bib\n---\nText\n'],
		['---\r\ntitle: x\r\n---\r\nText\r\n', '---\r\ntitle: x\r\nbibliography: refs.bib\r\n---\r\nText\r\n'],
		['---\nbibliography: a.bib # mine\n---\n', '---\nbibliography: [a.bib, refs.bib] # mine\n---\n'],
		['---\nbibliography: "a b.bib"\n---\n', '---\nbibliography: ["a b.bib", refs.bib]\n---\n'],
		['---\nbibliography: [a.bib]\n---\n', '---\nbibliography: [a.bib, refs.bib]\n---\n'],
		['---\nbibliography: []\n---\n', '---\nbibliography: [refs.bib]\n---\n'],
		['---\nbibliography:\ntitle: x\n---\n', '---\nbibliography: refs.bib\ntitle: x\n---\n'],
		[
			'---\nbibliography:\n  - a.bib # one\n  - "b.bib" # two\ntitle: x\n---\n',
			'---\nbibliography:\n  - a.bib # one\n  - "b.bib"\n  - refs.bib # two\ntitle: x\n---\n',
		],
	],
	typst: [
		['= Title', '= Title\n\n#bibliography("refs.bib")\n'],
		['= Title\n', '= Title\n\n#bibliography("refs.bib")\n'],
		['#bibliography("a.bib", title: none)\n', '#bibliography(("a.bib", "refs.bib"), title: none)\n'],
		['#bibliography(("a.bib", "b.yml"))\n', '#bibliography(("a.bib", "b.yml", "refs.bib"))\n'],
	],
	org: [
		['#+title: x\n#+author: y\n\n* Head\n', '#+title: x\n#+author: y\n#+bibliography: refs.bib\n\n* Head\n'],
		['* Head\n', '#+bibliography: refs.bib\n* Head\n'],
		['#+title: x', '#+title: x\n#+bibliography: refs.bib\n'],
	],
	asciidoc: [
		['= Title\nA. Author\n:toc:\n\nText\n', '= Title\nA. Author\n:toc:\n:bibtex-file: refs.bib\n\nText\n'],
		['Text\n', ':bibtex-file: refs.bib\nText\n'],
	],
	myst: [['# Title\n', '---\nbibliography: refs.bib\n---\n\n# Title\n']],
	djot: [['# Title\n', '---\nbibliography: refs.bib\n---\n\n# Title\n']],
};

describe('declaring a bibliography', () => {
	it('changes just the lines it needs, and is found again', () => {
		for (const [markup, list] of Object.entries(rows) as [Markup, readonly Row[]][]) {
			for (const [before, after] of list) {
				assert.equal(applyChange(before, declareBibliography(before, markup, 'refs.bib')), after);
				assert.equal(findNamedFiles(after, markup).bibliographies.at(-1)?.path, 'refs.bib');
			}
		}
	});

	it('quotes a path in YAML where it must', () => {
		for (const path of ['my refs.bib', 'a: b.bib', "it's.bib", '../Größe.bib']) {
			const text = applyChange('', declareBibliography('', 'markdown', path));
			const [found] = findNamedFiles(text, 'markdown').bibliographies;
			assert.equal(found?.path, path);
		}
	});

	it('knows documents that are not the place for it', () => {
		assert.equal(declareBibliography('\\section{x}\n', 'latex', 'refs.bib'), undefined);
		assert.equal(declareBibliography('Title\n=====\n', 'rst', 'refs.bib'), undefined);
		assert.equal(declareBibliography('= T\n:bibtex-file: a.bib\n', 'asciidoc', 'refs.bib'), undefined);
		assert.equal(declareBibliography('text', 'plain', 'refs.bib'), undefined);
	});
});
