import assert from 'node:assert/strict';
import { parseBibtex } from '../../src/core/bibliography/reading/bibtex';
import { type CitationFacts, citationCard } from '../../src/core/citation/citationCard';
import { completeCitation, findOpenCitation } from '../../src/core/citation/citations';
import { documentMarkup } from '../../src/core/citation/documentMarkup';
import { findEntryKeyAt, keysOfEntry } from '../../src/core/citation/entryKeys';
import { countKeys } from '../../src/core/citation/keyCounts';
import { readMarkdownCells } from '../../src/core/citation/notebookCells';
import { type KeyRename, renameCitations, renameEntries } from '../../src/core/citation/renameKey';
import type { Markup } from '../../src/core/citation/styles';
import type { Paper } from '../../src/core/paper';
import { applyChange, readCursor } from './markedText';

describe('The count of cited keys', () => {
	it('counts every key of every citation', () => {
		const counts = countKeys(`${String.raw`\cite{b} \citep[p.~3]{a,b} % \cite{c}`}\n\\nocite{*}`, 'latex');
		assert.deepEqual(
			[...counts],
			[
				['b', 2],
				['a', 1],
				['*', 1],
			],
		);
	});
});

describe('The cells of a notebook', () => {
	it('are its Markdown cells, whose source is a string or lines', () => {
		const text = JSON.stringify({
			cells: [
				{ cell_type: 'markdown', source: ['See\n', '[@a].'] },
				{ cell_type: 'code', source: '@b' },
				{ cell_type: 'markdown', source: '@c' },
				{ cell_type: 'markdown' },
				null,
			],
		});
		assert.deepEqual(readMarkdownCells(`\ufeff${text}`), [
			{ number: 0, text: 'See\n[@a].' },
			{ number: 2, text: '@c' },
			{ number: 3, text: '' },
		]);
	});

	for (const text of ['', '{', 'null', '[]', '{"cells": 3}']) {
		it(`are none in ${text || 'nothing'}`, () => assert.deepEqual(readMarkdownCells(text), []));
	}
});

describe('The markup of a document', () => {
	it('is that of MyST where a Markdown file has one of its roles', () => {
		assert.equal(documentMarkup('markdown', 'a.md', 'See {cite:p}`a`.'), 'myst');
		assert.equal(documentMarkup('markdown', 'a.md', 'See [@a].'), 'markdown');
		assert.equal(documentMarkup('latex', 'a.tex', '{cite:p}`a`'), 'latex');
	});
});

describe('The keys of an entry', () => {
	const text =
		'@inbook{child, crossref = {parent}, xdata = "one, two", related={r}, title = {crossref}}\n@book{parent}';
	const { entries } = parseBibtex(text);

	it('are its own and those that its fields refer to', () => {
		const [entry] = entries;
		assert.deepEqual(entry && keysOfEntry(text, entry).map(({ key, start, end }) => [key, text.slice(start, end)]), [
			['child', 'child'],
			['parent', 'parent'],
			['one', 'one'],
			['two', 'two'],
			['r', 'r'],
		]);
	});

	it('are found at their characters only', () => {
		const at = (part: string) => findEntryKeyAt(text, entries, text.indexOf(part))?.key;
		assert.equal(at('hild'), 'child');
		assert.equal(at('arent}'), 'parent');
		assert.equal(at('wo"'), 'two');
		assert.equal(at('title'), undefined);
		assert.equal(at('rossref}}'), undefined);
	});
});

const applyAll = (text: string, changes: readonly { start: number; end: number; text: string }[] | undefined) =>
	changes ? [...changes].reverse().reduce(applyChange, text) : undefined;

describe('Renaming a key', () => {
	const rename = (newKey: string): KeyRename => ({ key: 'a', newKey, ambiguous: true });

	const inText: readonly (readonly [markup: Markup, text: string, newKey: string, renamed: string | undefined])[] = [
		[
			'latex',
			'\\cite{a, b,a} a \\citep[a]{a} % \\cite{a}',
			'new:key',
			'\\cite{new:key, b,new:key} a \\citep[a]{new:key} % \\cite{a}',
		],
		['latex', '\\cite{a}', 'b,c', undefined],
		['latex', '\\cite{a}', 'b}c', undefined],
		['latex', '\\cite{a}', '', undefined],
		['markdown', '[see @a, p. 3; -@b] @a. @{a}', 'x-y', '[see @x-y, p. 3; -@b] @x-y. @{x-y}'],
		['markdown', '@a.', 'b.', undefined],
		['markdown', '@a', 'two words', undefined],
		['typst', '@a and #cite(<a>)', 'b', '@b and #cite(<b>)'],
		['typst', '@a', 'b/c', undefined],
		['rst', ':cite:p:`a,b`', 'c', ':cite:p:`c,b`'],
		['org', '[cite:@a;@b]', 'c', '[cite:@c;@b]'],
	];
	for (const [markup, text, newKey, renamed] of inText) {
		it(`${renamed === undefined ? 'refuses' : 'writes'} "${newKey}" in ${markup}: ${text}`, () => {
			assert.equal(applyAll(text, renameCitations(text, markup, rename(newKey))), renamed);
		});
	}

	it('leaves out what may be something else', () => {
		const changes = renameCitations('@a #cite(<a>)', 'typst', { ...rename('b'), ambiguous: false });
		assert.equal(applyAll('@a #cite(<a>)', changes), '@a #cite(<b>)');
	});

	const inEntries: readonly (readonly [text: string, newKey: string, renamed: string | undefined])[] = [
		['@misc{a, title={a}}\n@misc{b, crossref={a}}', 'c', '@misc{c, title={a}}\n@misc{b, crossref={c}}'],
		['@misc{a, title={a}}', 'c:d-e/f', '@misc{c:d-e/f, title={a}}'],
		['@misc{a, title={x}', 'c', '@misc{c, title={x}'],
		['@misc{a, title={a}}', 'c,d', undefined],
		['@misc{a, title={a}}', 'c d', undefined],
		['@misc{a, title={a}}', 'c}', undefined],
		['@misc{a, title={a}}', '', undefined],
		['@misc{a, title={a}}', 'c%d', undefined],
	];
	for (const [text, newKey, renamed] of inEntries) {
		it(`${renamed === undefined ? 'refuses' : 'writes'} "${newKey}" in ${text}`, () => {
			const { entries } = parseBibtex(text);
			assert.equal(applyAll(text, renameEntries(text, entries, rename(newKey))), renamed);
		});
	}
});

describe('A key completed in front of a sentence', () => {
	const sentences: readonly (readonly [markup: Markup, fixture: string, completed: string])[] = [
		['markdown', 'As @| and others say', 'As @new and others say'],
		['typst', 'As @| and others say', 'As @new and others say'],
		['markdown', 'As [@|@b] say', 'As [@new; @b] say'],
	];
	for (const [markup, fixture, completed] of sentences) {
		it(`gets no separator but in a list, in ${markup}: ${fixture}`, () => {
			const { text, offset } = readCursor(fixture);
			const open = findOpenCitation(text, offset, markup);
			assert.equal(open && applyChange(text, completeCitation(text, open, markup, ['new'])), completed);
		});
	}
});

describe('The card of a cited work', () => {
	const paper: Paper = {
		id: 'a',
		title: 'On <b>[x](y)</b> & *z*',
		authors: [{ literal: 'Roe' }],
		entryType: 'misc',
		year: 2020,
	};
	const facts: CitationFacts = {
		paper,
		known: undefined,
		topic: undefined,
		entry: undefined,
		isOwn: true,
		elsewhere: [],
		cited: undefined,
	};

	it('shows foreign text as text', () => {
		assert.equal(citationCard(facts), `${String.raw`**On &lt;b\>\[x\]\(y\)&lt;\/b\> &amp; \*z\***`}\n\nRoe\\, 2020`);
	});

	it('folds the abstract, which may be that of the library', () => {
		const card = citationCard({ ...facts, known: { ...paper, id: 'b', abstract: 'word '.repeat(200) } });
		assert.match(card, /word word…\n\n\[Open Paper\]\(command:relatedWork\.openPaper\?/);
		assert.ok(card.length < 600, 'expected a short card');
	});

	const counts: readonly (readonly [times: number, files: number, isCut: boolean, text: RegExp])[] = [
		[1, 1, false, /Cited once in 1 file$/],
		[5, 2, false, /Cited 5 times in 2 files$/],
		[5, 2, true, /Cited 5 times in the files that were read\\; the workspace has more$/],
	];
	for (const [times, files, isCut, text] of counts) {
		it(`says ${text}`, () => assert.match(citationCard({ ...facts, cited: { times, files, isCut } }), text));
	}

	it('names the other files that have an entry, with its key there', () => {
		const entry = { label: 'refs.bib:3', arguments: [] };
		const elsewhere = [
			{ label: 'old*.bib', key: 'a' },
			{ label: 'thesis.bib', key: 'roe20' },
		];
		assert.match(
			citationCard({ ...facts, entry, elsewhere }),
			/\n\nAlso in old\\\*\\\.bib\\, thesis\\\.bib \\\(as roe20\\\)\n\n/,
		);
		assert.match(citationCard({ ...facts, entry, isOwn: false }), /Not in the bibliography of this document\n\n\[refs/);
		const many = Array.from({ length: 9 }, (_, number) => ({ label: `f${number}`, key: 'a' }));
		assert.match(citationCard({ ...facts, elsewhere: many }), /f3 and 5 more$/);
	});

	it('says where the entry is', () => {
		const card = citationCard({ ...facts, entry: { label: 'refs.bib:3', arguments: ['file:///refs.bib', 2, 6] } });
		assert.match(
			card,
			/\[refs\\\.bib\\:3\]\(command:relatedWork\.showEntry\?%5B%22file%3A%2F%2F%2Frefs\.bib%22%2C2%2C6%5D\)$/,
		);
	});
});
