import assert from 'node:assert/strict';
import { fieldValue, parseBibtex } from '../../src/core/bibliography/reading/bibtex';
import { latexToText } from '../../src/core/bibliography/reading/latexText';
import { formatEntry } from '../../src/core/bibliography/writing/bibEntry';
import { DEFAULT_STYLE } from '../../src/core/bibliography/writing/entryStyle';
import { cleanText } from '../../src/core/bibliography/writing/escapeLatex';
import { createLatexEncoder } from '../../src/core/bibliography/writing/latexEncoder';
import type { Author, Paper } from '../../src/core/paper';
import { hostileTexts } from './hostileTexts';
import { latexTable } from './latexTable';
import { entryOf, fieldOf, preprint, published } from './writtenEntry';

const titleOf = (title: string, introduces: string[] = []) => fieldOf({ ...preprint, title, introduces }, 'title');
const authorsOf = (...authors: Author[]) => fieldOf({ ...preprint, authors }, 'author');

describe('author field', () => {
	it('writes family names with particles, suffixes and spaces', () => {
		assert.equal(authorsOf({ family: 'van der Berg', given: 'Jan' }), 'van der Berg, Jan');
		assert.equal(authorsOf({ family: 'King Jr.', given: 'Ann' }), 'King, Jr., Ann');
		assert.equal(authorsOf({ family: 'King', given: 'Ann, III' }), 'King, III, Ann');
		assert.equal(
			authorsOf({ family: 'Meza Soria', given: 'Ada' }, { family: 'Li', given: 'B.' }),
			'Meza Soria, Ada and Li, B.',
		);
	});

	it('keeps a body and a single name of several words together', () => {
		assert.equal(authorsOf({ literal: 'OpenAI' }), '{OpenAI}');
		assert.equal(authorsOf({ literal: 'Barnes and Noble, Inc.' }), '{Barnes and Noble, Inc.}');
		assert.equal(authorsOf({ family: 'Gemini Team' }, { family: 'Aristotle' }), '{Gemini Team} and Aristotle');
	});

	it('ends a cut list in "and others"', () => {
		assert.equal(fieldOf({ ...preprint, authorsTruncated: true }, 'author'), 'Doe, Jane and others');
	});

	it('braces what BibTeX would read as its own marks', () => {
		assert.equal(authorsOf({ family: 'and', given: 'Bo' }), '{and}, Bo');
		assert.equal(authorsOf({ family: 'Sand', given: 'A, B' }), 'Sand, A B');
		assert.equal(authorsOf({ literal: '& Co' }), '{\\& Co}');
	});

	it('leaves out a name without a letter', () =>
		assert.equal(authorsOf({ family: ' ' }, { family: 'Li', given: '' }), 'Li'));
});

describe('title braces', () => {
	for (const [title, written] of [
		['Evaluating Large Language Models Trained on Code', 'Evaluating Large Language Models Trained on Code'],
		['HumanEval and LLMs for GPT-4', '{HumanEval} and {LLM}s for {GPT-4}'],
		['CodeRAG-Bench: Can Retrieval Help?', '{CodeRAG-Bench}: Can Retrieval Help?'],
		['LLM-Augmented Text-to-SQL on C++ and C#', '{LLM}-Augmented Text-to-{SQL} on {C++} and {C\\#}'],
		['code2seq: Sequences', '{code2seq}: Sequences'],
		['Do We Need More? Not for E-Commerce', 'Do We Need More? {Not} for E-Commerce'],
		['A Study of Python and Java-Python Code', 'A Study of {Python} and {Java-Python} Code'],
		['Quantum computing with Qiskit', 'Quantum computing with {Qiskit}'],
		['Copilot’s GPU/TPUs at 7B', 'Copilot’s {GPU/TPU}s at {7B}'],
		['A SURVEY OF NEURAL CODE', 'A SURVEY OF NEURAL CODE'],
		['Meta Programming for A Crowd of Users', 'Meta Programming for A Crowd of Users'],
	] as const) {
		it(`writes ${title}`, () => assert.equal(titleOf(title), written));
	}

	it('keeps the names that a paper introduces', () => {
		assert.equal(
			titleOf('Learning with Self-Edit and Crystal Today', ['Self-Edit', 'Crystal']),
			'Learning with {Self-Edit} and {Crystal} Today',
		);
	});

	it('starts no accented letter of BibTeX by accident', () => {
		const written = fieldOf({ ...preprint, title: 'The ÉCLAIR Tests' }, 'title', {
			encode: createLatexEncoder(latexTable),
		});
		assert.equal(written, "The {{\\'E}CLAIR} Tests");
	});
});

describe('written text', () => {
	it('escapes what LaTeX takes for its own', () => {
		assert.equal(
			titleOf('90%* of $5 & a_b #1 ~ ^ \\ < > |'),
			[
				'90\\%* of \\$5 \\& a\\_b \\#1 \\textasciitilde{} \\textasciicircum{} ',
				'\\textbackslash{} \\textless{} \\textgreater{} \\textbar{}',
			].join(''),
		);
	});

	it('keeps UTF-8, or writes LaTeX for it', () => {
		const paper = { ...preprint, title: 'Naïve – “straße” λ 中', authors: [{ family: 'Łuk', given: 'Çağ' }] };
		assert.equal(fieldOf(paper, 'author'), 'Łuk, Çağ');
		const encoded = entryOf(paper, { encode: createLatexEncoder(latexTable) });
		assert.equal(encoded.author, '{\\L}uk, {\\c C}a{\\u g}');
		assert.equal(encoded.title, "Na{\\\"i}ve -- ``stra{\\ss}e'' {$\\lambda$} 中");
	});

	for (const [name, text] of hostileTexts) {
		it(`survives ${name} in every field`, () => {
			const paper: Paper = {
				...published,
				title: text,
				publishedTitle: text,
				authors: [{ family: text, given: text }, { literal: text }],
				venue: `Venue ${text}`,
				publisher: text,
				pages: text,
				articleNumber: text,
				url: text,
				doi: `10.1000/${text}`,
			};
			for (const options of [
				{},
				{ dialect: 'biblatex' },
				{ style: { ...DEFAULT_STYLE, delimiter: 'quotes' } },
			] as const) {
				const { entries, problems } = parseBibtex(`${formatEntry(paper, options)}\n@misc{next, title = {Next}}\n`);
				assert.deepEqual([entries.length, problems], [2, []]);
				const [entry] = entries;
				assert.equal(latexToText((entry && fieldValue(entry, 'title')) ?? ''), cleanText(text));
			}
		});
	}
});
