import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { CitationCommand } from '../../src/core/citation/styles';
import { citeEverything, type DocumentParts } from './citedDocument';
import type { CitedProject } from './citedProject';
import { runProgram, testWith } from './programs';

const files = ['scholar.bib', 'zotero.bib', 'jabref.bib', 'dblp.bib', 'acl.bib', 'hand.bib', 'odd.bib'];
/** biber reads no key with an apostrophe, Pandoc and Typst no entry in parentheses. */
const forBibtex = [...files, 'parentheses.bib', 'apostrophe.bib'];
const forBiber = [...files, 'parentheses.bib', 'biblatex.bib'];
const forTheRest = [...files, 'apostrophe.bib', 'biblatex.bib'];

interface LatexDocument {
	readonly name: string;
	readonly frame: string;
	readonly bibliographies: readonly string[];
	readonly has: (command: CitationCommand) => boolean;
	readonly open: readonly string[];
	readonly bibliographyProgram: readonly [program: string, ...given: string[]];
	readonly packages: string;
	/** What the bibliography program tells of the two works whose year is unknown. */
	readonly warnings: readonly string[];
}

const latexDocuments: readonly LatexDocument[] = [
	{
		name: 'LaTeX alone',
		frame: latexFrame('', '\\bibliographystyle{plain}\n'),
		bibliographies: forBibtex,
		has: (command) => command.package === undefined,
		open: [' \\cite{|}', ' \\cite[p. 3]{|}'],
		bibliographyProgram: ['bibtex', 'main'],
		packages: 'texlive-latex-base',
		warnings: [],
	},
	{
		name: 'natbib',
		frame: latexFrame('\\usepackage{natbib,url}\n'),
		bibliographies: forBibtex,
		has: ({ package: needed = 'natbib' }) => needed.includes('natbib'),
		open: [' \\citep{|}', ' \\citet[see][p. 3]{|}'],
		bibliographyProgram: ['bibtex', 'main'],
		packages: 'texlive-latex-base',
		warnings: ['Warning--empty year in GitHub', 'Warning--empty year in treesitter'],
	},
	{
		name: 'biblatex',
		frame: latexFrame('\\usepackage{biblatex}\n', '\\printbibliography\n'),
		bibliographies: forBiber,
		has: ({ package: needed = 'biblatex' }) => needed.includes('biblatex'),
		open: [' \\parencite{|}', ' \\textcite[see][p. 3]{|}'],
		bibliographyProgram: ['biber', '--nolog', 'main'],
		packages: 'texlive-latex-recommended texlive-bibtex-extra biber',
		warnings: [],
	},
];

describe('cited documents in the programs that read them', () => {
	let folder = '';
	beforeEach(() => {
		folder = mkdtempSync(path.join(tmpdir(), 'cited-'));
	});
	afterEach(() => rmSync(folder, { recursive: true }));

	for (const { name, bibliographyProgram, packages, warnings, ...parts } of latexDocuments) {
		const [program, ...given] = bibliographyProgram;
		testWith(['pdflatex', program], packages, `compile with ${name} and ${program}`, () => {
			const project = write({ ...parts, markup: 'latex' }, 'main.tex');
			runLatex();
			const { stdout } = runProgram(program, given, folder);
			assert.deepEqual(
				stdout
					.split('\n')
					.filter((line) => /^warning|error|---line/i.test(line))
					.sort(),
				warnings,
			);
			runLatex();
			assert.deepEqual(runLatex().match(/^!.*|.*\bWarning:.*/gm) ?? [], []);
			assertSameKeys(readKeys('main.bbl', /\\(?:bibitem(?:\[[^\]]*\])?|entry)\{([^{}]+)\}/g), project);
		});
	}

	testWith(['pandoc'], 'pandoc', 'are resolved by Pandoc in Markdown', () => {
		const open = [' [@|]', ' @|', ' [see @|, p. 3]', ' [-@|]'];
		const frame = '---\ntitle: A document\n---\n\n|\n';
		const project = write({ markup: 'markdown', frame, bibliographies: forTheRest, open }, 'main.md');
		assertResolvedByPandoc(project, ['main.md']);
	});

	testWith(['pandoc'], 'pandoc', 'are resolved by Pandoc in Org', () => {
		const open = [' [cite:@|]', ' [cite:|]', ' [cite/t:see @| p. 3]'];
		const frame = '#+title: A document\n\n* Introduction\n\n|\n';
		// Some styles, and the links of org-ref, only Emacs knows.
		const has = ({ command }: CitationCommand) => /^cite(?:\/(?:t|na|noauthor|n))?$/.test(command);
		const project = write({ markup: 'org', frame, bibliographies: forTheRest, open, has }, 'main.org');
		// Pandoc 2 does not read the names of bibliographies in Org.
		assertResolvedByPandoc(project, ['main.org', ...forTheRest.map((file) => `--bibliography=${file}`)]);
	});

	it('are resolved by Typst', () => {
		const open = [' @|', ' #cite(<|>)', ' #cite(label("|"))'];
		const project = write({ markup: 'typst', frame: '= Title\n\n|\n', bibliographies: forTheRest, open }, 'main.typ');
		const compiler = typstCompiler().create({ workspace: folder });
		const compiled = compiler.compile({ mainFilePath: path.join(folder, 'main.typ') });
		const told = compiled.takeDiagnostics();
		assert.deepEqual(told ? compiler.fetchDiagnostics(told) : [], []);
		assert.ok(compiled.result);
		const cited = compiler.query(compiled.result, { selector: 'cite', field: 'key' }) as readonly string[];
		assertSameKeys(cited.map(withoutLabelMarks), project);
	}).timeout(120_000);

	function write(parts: DocumentParts, name: string): CitedProject {
		const project = citeEverything(parts);
		assert.ok(project.keys.size > 370);
		for (const [file, text] of [...project.bibliographies, [name, project.text]]) {
			writeFileSync(path.join(folder, file ?? ''), text ?? '');
		}
		return project;
	}

	/** Gives the log. */
	function runLatex(): string {
		const { stdout, status } = runProgram('pdflatex', ['-interaction=nonstopmode', '-draftmode', 'main'], folder);
		assert.equal(status, 0, stdout.slice(-2000));
		return readFileSync(path.join(folder, 'main.log'), 'latin1');
	}

	function readKeys(file: string, pattern: RegExp): string[] {
		const text = readFileSync(path.join(folder, file), 'utf8').replace(/%\n/g, '').replaceAll('&#39;', "'");
		return [...text.matchAll(pattern)].map(([, key = '']) => key);
	}

	function assertResolvedByPandoc(project: CitedProject, given: readonly string[]): void {
		const { stderr, status } = runProgram('pandoc', ['--citeproc', '-s', ...given, '-o', 'main.html'], folder);
		assert.deepEqual([stderr, status], ['', 0]);
		assertSameKeys(readKeys('main.html', /\sid="ref-([^"]+)"/g), project);
	}
});

function latexFrame(preamble: string, end = ''): string {
	return `\\documentclass{article}\n\\usepackage[T1]{fontenc}\n${preamble}\\begin{document}\n|\n${end}\\end{document}\n`;
}

function assertSameKeys(keys: readonly string[], project: CitedProject): void {
	assert.deepEqual([...new Set(keys)].sort(), [...project.keys].sort());
}

/** `<key>`, or `label("odd key")`. */
function withoutLabelMarks(label: string): string {
	return label.startsWith('<') ? label.slice(1, -1) : label.replace(/^label\("|"\)$/g, '');
}

/** Looked for when it is needed: what is bundled cannot hold its binary. */
function typstCompiler(): typeof NodeCompiler {
	const require = createRequire(path.join(process.cwd(), 'package.json'));
	return (require('@myriaddreamin/typst-ts-node-compiler') as { readonly NodeCompiler: typeof NodeCompiler })
		.NodeCompiler;
}
