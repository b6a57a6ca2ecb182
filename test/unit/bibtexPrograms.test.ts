import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isPublished } from '../../src/core/bibliography/published';
import { fieldValue, parseBibtex } from '../../src/core/bibliography/reading/bibtex';
import { latexToText } from '../../src/core/bibliography/reading/latexText';
import { type EntryOptions, formatEntry } from '../../src/core/bibliography/writing/bibEntry';
import { DEFAULT_STYLE } from '../../src/core/bibliography/writing/entryStyle';
import { cleanText } from '../../src/core/bibliography/writing/escapeLatex';
import { createLatexEncoder } from '../../src/core/bibliography/writing/latexEncoder';
import type { Paper } from '../../src/core/paper';
import { bundledData } from './bundledData';
import { hostileTexts } from './hostileTexts';
import { latexTable } from './latexTable';
import { testWith } from './programs';

/** Works whose year is unknown: the only warnings there may be. */
const undated = ['github2021copilot', 'treesitter'];

/** Each way to write, and what sets its keys apart. */
const writings: readonly (readonly [name: string, keyEnd: string, options: EntryOptions])[] = [
	['BibTeX', '', {}],
	[
		'BibTeX in ASCII and quotes',
		'.ascii',
		{ encode: createLatexEncoder(latexTable), style: { ...DEFAULT_STYLE, delimiter: 'quotes' } },
	],
	['BibLaTeX', '.biblatex', { dialect: 'biblatex' }],
];

const hostile = hostileTexts.map(([, text], index): Paper => {
	// BibTeX warns of labels of more than 500 characters, which are made of the names.
	const title = text.slice(0, 120);
	const authors = [{ family: 'Doe', given: title }, { literal: `Body ${title}` }];
	return { id: `hostile${index}`, title, authors, year: 2020, entryType: 'article', venue: `J. ${title}`, doi: title };
});

const papers = [...bundledData.papers, ...hostile];

const written = writings.map(([, keyEnd, options]) =>
	papers.map((paper) => formatEntry(paper, { ...options, key: paper.id + keyEnd })).join('\n\n'),
);

describe('entries in the programs that read them', () => {
	let folder = '';
	before(() => {
		folder = mkdtempSync(path.join(tmpdir(), 'entries-'));
		writeFileSync(path.join(folder, 'bibtex.bib'), `${written.slice(0, 2).join('\n\n')}\n`);
		writeFileSync(path.join(folder, 'biber.bib'), `${[written[0], written[2]].join('\n\n')}\n`);
	});
	after(() => rmSync(folder, { recursive: true }));

	for (const [style, warnings] of [
		['plain', []],
		['plainnat', undated.flatMap((id) => [`Warning--empty year in ${id}`, `Warning--empty year in ${id}.ascii`])],
	] as const) {
		testWith(['bibtex'], 'texlive-latex-base', `are read for ${style} with no warning but of the unknown years`, () => {
			const lines = ['\\relax', '\\citation{*}', `\\bibstyle{${style}}`, '\\bibdata{bibtex}'];
			writeFileSync(path.join(folder, `${style}.aux`), `${lines.join('\n')}\n`);
			const { stdout } = spawnSync('bibtex', [style], { cwd: folder, encoding: 'latin1' });
			assert.deepEqual(
				stdout
					.split('\n')
					.filter((line) => /^Warning|---line|error/.test(line))
					.sort(),
				warnings,
			);
			assert.equal(
				readFileSync(path.join(folder, `${style}.bbl`), 'latin1').match(/\\bibitem/g)?.length,
				2 * papers.length,
			);
		});
	}

	testWith(['biber'], 'biber', 'keep to the data model of biber, but for the unknown years', () => {
		const given = ['--tool', '--validate-datamodel', '--nolog', '--output-file', 'out.bib', 'biber.bib'];
		const { stdout, status } = spawnSync('biber', given, { cwd: folder, encoding: 'utf8' });
		const told = stdout.split('\n').filter((line) => /^(?:WARN|ERROR)/.test(line));
		const isUndated = (line: string) => undated.some((id) => line.includes(`'${id}`)) && line.includes("'date, year'");
		assert.deepEqual([status, told.filter((line) => !isUndated(line))], [0, []]);
		assert.equal(told.length, 2 * undated.length);
	});
});

describe('titles in a reader', () => {
	for (const [index, [name]] of writings.entries()) {
		it(`come back from ${name}`, () => {
			const { entries, problems } = parseBibtex(written[index] ?? '');
			assert.deepEqual(problems, []);
			assert.deepEqual(
				entries.map((entry) => latexToText(fieldValue(entry, 'title') ?? '')),
				papers.map((paper) => cleanText((isPublished(paper) && paper.publishedTitle) || paper.title)),
			);
		});
	}
});
