import assert from 'node:assert/strict';
import {
	addKeys,
	citeKeys,
	completeCitation,
	findCitations,
	findOpenCitation,
	findOpenInParagraph,
} from '../../src/core/citation/citations';
import type { Markup } from '../../src/core/citation/styles';
import { applyChange, readCursor } from './markedText';

/** A text with the cursor, what is typed of the key, and the text when `new2021` is accepted. */
type Row = readonly [fixture: string, typed: string, completed: string];

const open: Readonly<Partial<Record<Markup, readonly Row[]>>> = {
	latex: [
		[String.raw`\cite{|}`, '', String.raw`\cite{new2021}`],
		[String.raw`\cite{|`, '', String.raw`\cite{new2021`],
		[String.raw`\cite{a, b|`, 'b', String.raw`\cite{a, new2021`],
		[String.raw`\citep[see][p.~3]{ch|en-etal}`, 'ch', String.raw`\citep[see][p.~3]{new2021}`],
		[String.raw`\cite{a,|}`, '', String.raw`\cite{a,new2021}`],
		[String.raw`\cite{|a}`, '', String.raw`\cite{new2021,a}`],
		[String.raw`\cite{a,| b}`, '', String.raw`\cite{a,new2021, b}`],
		[String.raw`\cite{wang eval|}`, 'wang eval', String.raw`\cite{new2021}`],
		[String.raw`\cites[1]{a}[2]{b|}{c}`, 'b', String.raw`\cites[1]{a}[2]{new2021}{c}`],
		[String.raw`\parencites{a}{|}`, '', String.raw`\parencites{a}{new2021}`],
		[String.raw`\parencites{a}{ |}{b}`, '', String.raw`\parencites{a}{ new2021}{b}`],
		[String.raw`\cites[1]{a}[2]{|`, '', String.raw`\cites[1]{a}[2]{new2021`],
		[String.raw`\cites{a}{b, |}`, '', String.raw`\cites{a}{b, new2021}`],
		[String.raw`\volcite{2}[3]{|}`, '', String.raw`\volcite{2}[3]{new2021}`],
		[String.raw`\textbf{see \cite{ch| and more}`, 'ch', String.raw`\textbf{see \cite{new2021 and more}`],
		['\\cite{%\r\n  a, % one\r\n  b|,\r\n  c\r\n}', 'b', '\\cite{%\r\n  a, % one\r\n  new2021,\r\n  c\r\n}'],
		[String.raw`\cite{done} \cite{c|`, 'c', String.raw`\cite{done} \cite{new2021`],
		[String.raw`\cite[see \citealp{x|}]{y}`, 'x', String.raw`\cite[see \citealp{new2021}]{y}`],
	],
	markdown: [
		['@|', '', '@new2021'],
		['See @ch|.', 'ch', 'See @new2021.'],
		['See @ch|en-etal: x', 'ch', 'See @new2021: x'],
		['[@|]', '', '[@new2021]'],
		['[@a; @|', '', '[@a; @new2021'],
		['[@a; |]', '', '[@a; @new2021]'],
		['[@a, p. 3; -@b|]', 'b', '[@a, p. 3; -@new2021]'],
		[String.raw`\citep{a, b|`, 'b', String.raw`\citep{a, new2021`],
		['[@{odd k|ey}]', 'odd k', '[@new2021]'],
		['@{od|', 'od', '@new2021'],
		['-@ch|', 'ch', '-@new2021'],
		['[@afl++|]', 'afl++', '[@new2021]'],
		['[see @a; -@afl++p|aper, p. 3; @b]', 'afl++p', '[see @a; -@new2021, p. 3; @b]'],
		['See [@afl++| more', 'afl++', 'See [@new2021 more'],
		['[@a;\r\n@b|]', 'b', '[@a;\r\n@new2021]'],
		['```py\n@x\n```\n\n@ch|', 'ch', '```py\n@x\n```\n\n@new2021'],
	],
	typst: [
		['@|', '', '@new2021'],
		['As @ch|en said', 'ch', 'As @new2021 said'],
		['#cite(|', '', '#cite(<new2021>'],
		['#cite(|)', '', '#cite(<new2021>)'],
		['#cite(<|', '', '#cite(<new2021>'],
		['#cite(<ch|>, form: "prose")', 'ch', '#cite(<new2021>, form: "prose")'],
		['#cite(form: "prose", |)', '', '#cite(form: "prose", <new2021>)'],
		['#cite(label("a/|"))', 'a/', '#cite(<new2021>)'],
		['@a|[p. 3]', 'a', '@new2021[p. 3]'],
	],
	myst: [
		['{cite:p}`|`', '', '{cite:p}`new2021`'],
		['{cite:p}`a, b|', 'b', '{cite:p}`a, new2021'],
		['{cite:t}`{see}a|{p. 3}`', 'a', '{cite:t}`{see}new2021{p. 3}`'],
		['[@a; |]', '', '[@a; @new2021]'],
		['```{note}\n@ch|\n```', 'ch', '```{note}\n@new2021\n```'],
	],
	rst: [
		[':cite:p:`|', '', ':cite:p:`new2021'],
		[':cite:`a, b|`', 'b', ':cite:`a, new2021`'],
		[':cite:`|next', '', ':cite:`new2021,next'],
	],
	org: [
		['[cite:|', '', '[cite:@new2021'],
		['[cite:|]', '', '[cite:@new2021]'],
		['[cite/t:@a;@b|]', 'b', '[cite/t:@a;@new2021]'],
		['[cite:@a;|]', '', '[cite:@a;@new2021]'],
		['cite:|', '', 'cite:new2021'],
		['cite:a,b|', 'b', 'cite:a,new2021'],
		['citep:&a;&b|', 'b', 'citep:&a;&new2021'],
		['[[cite:&a|]]', 'a', '[[cite:&new2021]]'],
	],
	asciidoc: [
		['cite:[|', '', 'cite:[new2021'],
		['cite:[a(3), b|]', 'b', 'cite:[a(3), new2021]'],
	],
	djot: [['[@a; @b|]', 'b', '[@a; @new2021]']],
};

const closed: Readonly<Partial<Record<Markup, readonly string[]>>> = {
	latex: [
		String.raw`\cite{a}|`,
		String.raw`\cite[p. |3]{a}`,
		String.raw`\ci|te{a}`,
		String.raw`% \cite{a|`,
		'\\cite{a\n\nb|',
		String.raw`\textbf{a|}`,
		String.raw`\begin{verbatim} \cite{a|`,
		'|',
	],
	markdown: [
		'me@|',
		'me@ex|',
		'a.@|',
		'`@d|`',
		'```\n@d|',
		'```py\n\n\n@d|\n```',
		'[@a, p. |3]',
		'[see |',
		String.raw`\@|`,
		'<!-- @d| -->',
		'@fig-|',
		'@ |',
		'See @a; |',
		'[@a]; |',
		'@afl++|',
		'[@a]++|',
		'[@a...|]',
		'[@a--|]',
		'[@a ++|]',
		'[@jumper highly accurate|]',
	],
	typst: ['me@|', 'x.@|', '// @x|', '#let x = "@a|"', '`@x|`', '```\n\n@x|\n```', '#cite(<a>, |'],
	myst: ['{note}`a|`', '```{code-cell}\n\n@d|\n```'],
	rst: [':ref:`a|`', '``:cite:`a|`` '],
	org: ['me@|', '@a|', '# [cite:@a|'],
	asciidoc: ['[a|]', '// cite:[a|'],
	plain: [String.raw`\cite{a|}`, '@a|'],
};

describe('the open citation at the cursor', () => {
	for (const [markup, rows] of Object.entries(open) as [Markup, readonly Row[]][]) {
		for (const [fixture, typed, completed] of rows) {
			it(`${markup}: completes ${fixture}`, () => {
				const { text, offset } = readCursor(fixture);
				const found = findOpenCitation(text, offset, markup);
				assert.equal(found?.typed, typed);
				assert.equal(text.slice(found?.start, offset), typed);
				assert.equal(found && applyChange(text, completeCitation(text, found, markup, ['new2021'])), completed);
			});
		}
	}

	for (const [markup, fixtures] of Object.entries(closed) as [Markup, readonly string[]][]) {
		for (const fixture of fixtures) {
			it(`${markup}: finds none in ${fixture}`, () => {
				const { text, offset } = readCursor(fixture);
				assert.equal(findOpenCitation(text, offset, markup), undefined);
			});
		}
	}

	it('puts a key that Pandoc reads only so in braces', () => {
		const { text, offset } = readCursor('[see @a; @afl++|, p. 3]');
		const found = findOpenCitation(text, offset, 'markdown');
		const change = found && completeCitation(text, found, 'markdown', ['afl++paper']);
		assert.equal(applyChange(text, change), '[see @a; @{afl++paper}, p. 3]');
	});

	it('knows the other keys', () => {
		const others = (fixture: string, markup: Markup) => {
			const { text, offset } = readCursor(fixture);
			return findOpenCitation(text, offset, markup)?.keys.map(({ start, end }) => text.slice(start, end));
		};
		assert.deepEqual(others(String.raw`x \cite{a, b|, c}`, 'latex'), ['a', 'c']);
		assert.deepEqual(others('x [@a; @b|; @c-d] @e', 'markdown'), ['a', 'c-d']);
		assert.deepEqual(others('x [@a; @b++|; @c-d] @e', 'markdown'), ['a', 'c-d']);
		assert.deepEqual(others('{cite}`a, |b`', 'myst'), ['a', 'b']);
		assert.deepEqual(others('[cite:@a;@b|', 'org'), ['a']);
	});

	it('tells where the punctuation in front of the cursor ends a key', () => {
		const ended: readonly (readonly [Markup, string, boolean | undefined])[] = [
			['markdown', 'See @hay.|', true],
			['markdown', 'See @hay.|\n\nMore', true],
			['markdown', '[see @hay:|]', true],
			['markdown', 'See @ha|.', false],
			['markdown', 'See @hay.|2020', false],
			['markdown', '@{hay.|', false],
			['markdown', String.raw`\cite{hay.|`, false],
			['djot', '@hay?|', true],
			['myst', '@hay:|', true],
			['myst', '{cite}`hay.|', false],
			['typst', '@hay...|', true],
			['typst', '#cite(<hay.|', false],
			['org', 'cite:hay.|', true],
			['org', 'citep:&hay:|', true],
			['org', '[cite:@hay.|', false],
			['latex', String.raw`\cite{hay.|`, false],
			['latex', String.raw`\cite{wang eval |}`, false],
			['rst', ':cite:`hay.|', false],
			['asciidoc', 'cite:[hay.|', false],
		];
		for (const [markup, fixture, expected] of ended) {
			const { text, offset } = readCursor(fixture);
			assert.equal(findOpenCitation(text, offset, markup)?.isEnded, expected, `${markup} ${fixture}`);
		}
	});

	it('finds a citation of 30 lines', () => {
		const lines = Array.from({ length: 28 }, (_, line) => `  key${line}, % note ${line}`).join('\n');
		const text = `word\n\n\\cite{\n${lines}\n  ch`;
		assert.equal(findOpenCitation(text, text.length, 'latex')?.typed, 'ch');
	});

	it('looks no further than the paragraph', () => {
		const text = `\\cite{a,\n${'word '.repeat(2000)}`;
		assert.equal(findOpenCitation(text, text.length, 'latex'), undefined);
	});
});

describe('adding keys to a citation', () => {
	const added = (fixture: string, markup: Markup, ...keys: string[]) => {
		const { text, offset } = readCursor(fixture);
		return applyChange(text, addKeys(text, offset, markup, keys));
	};

	it('fills an open place', () => {
		assert.equal(added(String.raw`\cite{|}`, 'latex', 'x', 'y'), String.raw`\cite{x,y}`);
		assert.equal(added(String.raw`\cite{a, |}`, 'latex', 'x'), String.raw`\cite{a, x}`);
		assert.equal(added(String.raw`\parencites{a}{|}`, 'latex', 'x', 'y'), String.raw`\parencites{a}{x,y}`);
		assert.equal(added('[@{a b} @{|}]', 'markdown', 'x'), '[@{a b} ; @x]');
		assert.equal(added('[@a; @|]', 'markdown', 'x', 'y z'), '[@a; @x; @{y z}]');
	});

	it('goes behind the last key, wherever the cursor stands in the citation', () => {
		assert.equal(added(String.raw`\c|itep[see][3]{a}`, 'latex', 'x'), String.raw`\citep[see][3]{a,x}`);
		assert.equal(added(String.raw`\cite{a|, b}`, 'latex', 'x', 'y'), String.raw`\cite{a, b, x, y}`);
		assert.equal(added('[@a, p. 3|]', 'markdown', 'x'), '[@a, p. 3; @x]');
		assert.equal(added(String.raw`\cite{a|}`, 'markdown', 'x'), String.raw`\cite{a,x}`);
		assert.equal(added('[-@a|]', 'markdown', 'x'), '[-@a; -@x]');
		assert.equal(added('@a| b', 'markdown', 'x'), '@a; @x b');
		assert.equal(added('@a| [p. 3]', 'markdown', 'x'), '@a [p. 3; @x]');
		assert.equal(added('@a [p. 3|] more', 'markdown', 'x', 'y'), '@a [p. 3; @x; @y] more');
		assert.equal(added('@a| [p. 3; @b] more', 'markdown', 'x'), '@a [p. 3; @b; @x] more');
		assert.equal(added('[@a|;@b]', 'markdown', 'x', 'y'), '[@a;@b;@x;@y]');
		assert.equal(added('[@a|; @b;see @c]', 'markdown', 'x'), '[@a; @b;see @c;@x]');
		assert.equal(added('[@a|;\n@b]', 'markdown', 'x'), '[@a;\n@b;\n@x]');
		assert.equal(added('[-@a|;-@b]', 'djot', 'x'), '[-@a;-@b;-@x]');
		assert.equal(added('@a|[p. 3]', 'typst', 'x', 'y/z'), '@a[p. 3] @x #cite(label("y/z"))');
		assert.equal(
			added('#cite(<a|>, form: "prose")', 'typst', 'x'),
			'#cite(<a>, form: "prose") #cite(<x>, form: "prose")',
		);
		assert.equal(added('{cite:p}`a|`', 'myst', 'x'), '{cite:p}`a,x`');
		assert.equal(added('[@a|]', 'myst', 'x'), '[@a; @x]');
		assert.equal(added(':cite:`a|`', 'rst', 'x'), ':cite:`a,x`');
		assert.equal(added('[cite:@a p. |3]', 'org', 'x'), '[cite:@a p. 3;@x]');
		assert.equal(added('cite:a|', 'org', 'x'), 'cite:a,x');
		assert.equal(added('[[cite:see &a|]]', 'org', 'x'), '[[cite:see &a;&x]]');
		assert.equal(added('cite:[a(3)|]', 'asciidoc', 'x'), 'cite:[a(3),x]');
	});

	it('leaves out keys that the citation has', () => {
		assert.equal(added(String.raw`\cite{a|, b}`, 'latex', 'b', 'x', 'a'), String.raw`\cite{a, b, x}`);
		assert.equal(added('[@a|, p. 3]', 'markdown', 'a'), '[@a, p. 3]');
		assert.equal(added('@a|', 'typst', 'a'), '@a');
	});

	it('finds its place below the first paragraph, too', () => {
		assert.equal(
			added('One \\cite{b}.\n\nTwo \\cite{a|} and.\n\nThree.', 'latex', 'x'),
			'One \\cite{b}.\n\nTwo \\cite{a,x} and.\n\nThree.',
		);
		assert.equal(added('One\n\n[[cite:see &a|]]', 'org', 'x'), 'One\n\n[[cite:see &a;&x]]');
	});

	it('takes the note behind an open place for no key', () => {
		assert.equal(added('[cite/t:see @| p. 3]', 'org', 'x'), '[cite/t:see @x p. 3]');
		assert.equal(added('[see @| p. 3]', 'markdown', 'x'), '[see @x p. 3]');
		assert.equal(added('[@| @b]', 'markdown', 'x'), '[@x; @b]');
	});

	it('keeps what is typed of a citation that is not closed', () => {
		assert.equal(added(String.raw`\cite{a|`, 'latex', 'x'), String.raw`\cite{a,x`);
	});

	it('does nothing outside', () => assert.equal(added('word| word', 'latex', 'x'), 'no change'));
});

describe('citing behind the punctuation of a bare key', () => {
	const bare: readonly (readonly [Markup, string, string])[] = [
		['markdown', 'See @hay', '@key'],
		['markdown', 'See @hay', '[@key]'],
		['djot', 'See @hay', '@key'],
		['myst', 'See @hay', 'cite:p'],
		['typst', 'Chapter @hay', '@'],
		['typst', 'Chapter @hay', 'prose'],
		['org', 'See cite:hay', 'cite:'],
		['org', 'See cite:hay', 'cite/t'],
		['org', 'See citep:&hay', 'cite:'],
	];
	for (const [markup, before, command] of bare) {
		it(`leaves ${before} of ${markup} as it is and writes ${command}`, () => {
			for (const stop of ['.', ':', '?', '!', ',', ';', '...', '-']) {
				const text = before + stop;
				const cited = applyChange(text, citeKeys(text, text.length, markup, ['new2021'], { command }));
				assert.ok(cited.startsWith(text), cited);
				const keys = findCitations(cited, markup).flatMap((citation) => citation.keys.map(({ key }) => key));
				assert.deepEqual(
					keys.map((key) => (stop === '-' ? key.replace(/-$/, '') : key)),
					['hay', 'new2021'],
					cited,
				);
			}
		});
	}

	it('sets a blank where the citation would be read otherwise', () => {
		const cited = (fixture: string, markup: Markup, command: string) => {
			const { text, offset } = readCursor(fixture);
			return applyChange(text, citeKeys(text, offset, markup, ['x'], { command }));
		};
		assert.equal(cited('Chapter @hay.|', 'typst', '@'), 'Chapter @hay.@x');
		assert.equal(cited('See @hay.| More', 'markdown', '[@key]'), 'See @hay.[@x] More');
		assert.equal(cited('See @hay.|', 'markdown', '@key'), 'See @hay. @x');
		assert.equal(cited('cite:hay.|', 'org', 'cite:'), 'cite:hay. cite:&x');
		assert.equal(cited('See @hay|', 'markdown', '@key'), 'See @hay; @x');
		assert.equal(cited('a word|', 'markdown', '@key'), 'a word @x');
		assert.equal(cited('% no\\cite|', 'latex', 'cite'), '% no\\cite\\cite{x}');
		assert.equal(cited('word|', 'plain', ''), 'word');
	});
});

describe('findOpenInParagraph', () => {
	for (const [markup, rows] of Object.entries(open) as [Markup, readonly Row[]][]) {
		it(`is enough around each open citation in ${markup}`, () => {
			for (const [fixture] of rows) {
				const { text, offset } = readCursor(fixture);
				assert.deepEqual(findOpenInParagraph(text, offset, markup), findOpenCitation(text, offset, markup), fixture);
			}
		});
	}

	it('finds nothing behind the blanks of prose', () => {
		const prose = {
			latex: 'As \\cite{a} says |',
			markdown: 'As @a and [@b] say |',
			typst: '@a says |',
			org: '[cite:@a] says |',
		};
		for (const [markup, fixture] of Object.entries(prose) as [Markup, string][]) {
			const { text, offset } = readCursor(fixture);
			assert.equal(findOpenInParagraph(text, offset, markup), undefined, fixture);
		}
	});
});
