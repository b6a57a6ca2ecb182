import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { isProseLanguage, languagesWithoutProse } from '../../src/core/prose/prose';
import { findTermAt, findTermsIn } from '../../src/core/terms/findTerm';
import type { Term } from '../../src/core/terms/glossary';
import { createTermMatcher } from '../../src/core/terms/termMatcher';

interface HoverCase {
	readonly n: number;
	readonly language: string;
	readonly text: string;
	readonly hover: string;
	readonly offset: number;
	readonly length: number;
	readonly expected: string | null;
	readonly why: string;
}

const terms: readonly Term[] = JSON.parse(readFileSync('data/terms.json', 'utf8'));
const cases: readonly HoverCase[] = JSON.parse(readFileSync('test/fixtures/hoverCases.json', 'utf8'));
const matcher = createTermMatcher(terms);

describe('hovering', () => {
	for (const { n, language, text, hover, offset, length, expected, why } of cases) {
		it(`${n} "${hover}" in ${language} gives ${expected ?? 'nothing'}: ${why}`, () => {
			assert.equal(text.slice(offset, offset + length), hover);
			for (let at = offset; at < offset + length; at++) {
				const match = findTermAt(matcher, text, at, language);
				assert.equal(match?.term.id ?? null, expected, `at ${at}`);
				assert.equal(match && text.slice(match.start, match.end), match && hover);
			}
		});

		it(`${n} is the same when the whole document is searched`, () => {
			const match = findTermsIn(matcher, text, language).find(({ start, end }) => start <= offset && offset < end);
			assert.equal(match?.term.id ?? null, expected);
		});
	}
});

describe('the range of a hover', () => {
	const at = (text: string) => {
		const offset = text.indexOf('|');
		const match = findTermAt(matcher, text.replace('|', ''), offset, 'plaintext');
		return match && text.replace('|', '').slice(match.start, match.end);
	};

	it('is exactly the term', () => assert.equal(at('on Human|Eval, it'), 'HumanEval'));
	it('holds behind the last character', () => assert.equal(at('on HumanEval|, it'), 'HumanEval'));
	it('prefers the term that begins there', () => assert.equal(at('BLEU/|ROUGE'), 'ROUGE'));
	it('leaves out braces around the term and takes those within it', () => {
		const wraps: readonly (readonly [language: string, text: string, expected: string])[] = [
			['latex', String.raw`on \textsc{Human|Eval}, it`, 'HumanEval'],
			['latex', String.raw`on \emph{MB|PP} and`, 'MBPP'],
			['latex', 'on {Human|Eval}', 'HumanEval'],
			['latex', String.raw`on \textbf{\emph{Human|Eval}}, it`, 'HumanEval'],
			['latex', String.raw`on {\sc Human|Eval} it`, 'HumanEval'],
			['latex', 'on Human|Eval{} it', 'HumanEval'],
			['latex', String.raw`on \textbf{Human}Ev|al it`, 'Human}Eval'],
			['latex', 'on {C}ode{T|5}, it', 'C}ode{T5}'],
			['latex', String.raw`on \emph{pa|ss@$k$} it`, 'pass@$k$'],
			['bibtex', '@misc{a, title={On {Human|Eval} and}}', 'HumanEval'],
			['bibtex', '@misc{a, title={On {{Human|Eval}}}}', 'HumanEval'],
			['bibtex', '@misc{a, title={On Human|Eval}}', 'HumanEval'],
			['markdown', 'on [Human|Eval]{.smallcaps} it', 'HumanEval'],
		];
		for (const [language, text, expected] of wraps) {
			const whole = text.replace('|', '');
			const match = findTermAt(matcher, whole, text.indexOf('|'), language);
			assert.equal(match && whole.slice(match.start, match.end), expected, text);
		}
	});

	it('is none beside a term', () => assert.equal(at('on |a HumanEval'), undefined));
});

describe('a window that begins inside', () => {
	const rows: readonly (readonly [what: string, language: string, text: string, expected: boolean])[] = [
		['a block comment', 'java', ' * on the |HumanEval set\n */\nint x;', true],
		['a block comment, code behind it', 'java', ' * on a set\n */\nint |HumanEval;', false],
		[
			'a docstring',
			'python',
			'    Load the |HumanEval set from disk.\n    """\n    return load(path)\n\ndef g():\n    """Run it."""\n',
			true,
		],
		[
			'a docstring, code behind it',
			'python',
			'    Load the set from disk and so on.\n    """\n    x = |HumanEval\n    return x\n',
			false,
		],
		['code', 'python', '    x = |HumanEval\n    return x\n\ndef g():\n    """Run it."""\n', false],
		['a fence', 'markdown', 'x = HumanEval\n```\n\nOn |HumanEval.\n\n```python\ny\n```\n', true],
		['a fence, its code', 'markdown', 'x = |HumanEval\n```\n\nOn it.\n\n```python\ny\n```\n', false],
		['a listing', 'latex', 'x = |HumanEval\n\\end{verbatim}\nOn it.', false],
		['a listing, prose behind it', 'latex', 'x = 1\n\\end{verbatim}\nOn |HumanEval.', true],
		['a source block of Org', 'org', 'x = |HumanEval\n#+end_src\nOn it.', false],
	];
	for (const [what, language, text, expected] of rows) {
		it(`${what} is read as such`, () => {
			const match = findTermAt(matcher, text.replace('|', ''), text.indexOf('|'), language);
			assert.equal(match?.term.id, expected ? 'humaneval' : undefined);
		});
	}
});

describe('a text of any size and kind', () => {
	const languages = [
		'latex',
		'markdown',
		'typst',
		'rst',
		'org',
		'asciidoc',
		'bibtex',
		'html',
		'plaintext',
		'git-commit',
		'rsweave',
	];
	const code = ['python', 'javascript', 'rust', 'shellscript', 'yaml', 'lua', 'cpp', 'json', 'unknown', 'log'];
	const hostile: Readonly<Record<string, string>> = {
		'lone surrogates': '\ud800 HumanEval \udc00',
		NULs: '\0\0HumanEval\0',
		'CR line ends': 'a\rHumanEval\rb',
		'open quotes': '"\' `HumanEval',
		'open brackets': '{[(<HumanEval',
		'a byte-order mark': '\ufeffHumanEval',
		'no text': '',
	};
	for (const language of [...languages, ...code]) {
		for (const [name, text] of Object.entries(hostile)) {
			it(`in ${language} with ${name} is read`, () => {
				for (let at = 0; at <= text.length; at++) {
					const match = findTermAt(matcher, text, at, language);
					assert.ok(!match || text.slice(match.start, match.end) === 'HumanEval');
				}
			});
		}
	}

	const pieces = [
		'HumanEval ',
		'"',
		"'",
		'`',
		'$',
		'\\cite{',
		'{',
		'[',
		'](',
		'<a ',
		'/*',
		'#(',
		'@x',
		'_a',
		'"\\',
		'\n```\n',
		'```x\n',
		'%',
		'$$',
		'\\begin{verbatim}',
	];
	for (const piece of pieces) {
		it(`of 100,000 times ${JSON.stringify(piece)} is read in time`, () => {
			const text = piece.repeat(Math.ceil(100_000 / piece.length));
			for (const language of [...languages, ...code]) {
				findTermsIn(matcher, text, language);
				findTermAt(matcher, text, text.length >> 1, language);
			}
		});
	}

	it('of one line of two million characters is read near the pointer only', () => {
		const text = `${'a HumanEval b, '.repeat(130_000)}HumanEval`;
		for (const language of [...languages, 'javascript', 'log']) {
			const match = findTermAt(matcher, text, text.length - 3, language);
			const isProse = isProseLanguage(language) && language !== 'bibtex';
			assert.equal(match?.start, isProse ? text.length - 9 : undefined, language);
		}
	});
});

describe('the languages without prose', () => {
	it('are logs, tables, records and differences', () => {
		for (const language of ['log', 'csv', 'tsv', 'jsonl', 'diff']) {
			assert.ok(languagesWithoutProse.includes(language));
		}
		assert.ok(!languagesWithoutProse.some(isProseLanguage));
	});
});
