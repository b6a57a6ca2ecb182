import assert from 'node:assert/strict';
import { findCitations, formatCitation } from '../../src/core/citation/citations';
import {
	citationCommands,
	citationExtensions,
	citationLanguages,
	type Markup,
	markupOf,
} from '../../src/core/citation/styles';

const plainKeys = [
	'chen2021evaluating',
	'chen-etal-2021-evaluating',
	'Chen:2021',
	'DBLP:conf/nips/Vaswani17',
	'a_b.c+d',
	'müller2020',
	'2021x',
];

/** What the key of a .bib file may hold besides, as far as the markup can write it. */
const oddKeys: Readonly<Record<Markup, readonly string[]>> = {
	latex: ["o'brien2020", 'doe_????', 'a|b', 'a--b', 'a.', 'a(b)', 'a*', '日本2020', 'e\u0301tude'],
	markdown: [
		'my key',
		"o'brien2020",
		'doe_????',
		'a--b',
		'a.',
		'a=b',
		'https://example.com/?a=b&c',
		'10.1145/3368089.3409749',
		'a@b',
		'-a',
		'e\u0301tude',
	],
	typst: ['a/b', 'my key', "o'brien", 'a.', 'a:', 'a"b', 'a\\b', '日本', 'a+b', 'a>b', 'a)b'],
	myst: ["o'brien2020", 'doe_????', 'a--b', 'a.', 'a=b', 'a(b)'],
	rst: ["o'brien2020", 'doe_????', 'a--b', 'a.', 'a;b', 'a(b)', 'a<b>'],
	org: ["o'brien2020", 'doe_????', 'a--b', 'a.', 'a|b', 'a(b)'],
	asciidoc: ["o'brien2020", 'doe_????', 'a--b', 'a.', 'a;b', 'a=b'],
	djot: ['my key', 'a--b', 'a.'],
	plain: [],
};

const markups = Object.keys(oddKeys) as Markup[];

describe('formatting citations', () => {
	for (const markup of markups) {
		for (const { command } of citationCommands(markup)) {
			it(`${markup}: finds again what it writes with ${command}`, () => {
				const keys = [...plainKeys, ...oddKeys[markup]];
				for (const cited of [keys, ...keys.map((key) => [key])]) {
					for (const notes of [{}, { postnote: 'p. 3' }, { prenote: 'see' }, { prenote: 'see', postnote: 'ch. 2' }]) {
						assertFound(markup, cited, { command, ...notes });
					}
				}
			});
		}
	}

	it('writes the common forms', () => {
		const rows: readonly [Markup, string, Parameters<typeof formatCitation>[2]?][] = [
			['latex', String.raw`\cite{a,b/c}`],
			['latex', String.raw`\citep[see][p.~3]{a,b/c}`, { command: 'citep', prenote: 'see', postnote: 'p.~3' }],
			['latex', String.raw`\citet[see][]{a,b/c}`, { command: 'citet', prenote: 'see' }],
			['latex', String.raw`\cite[{[1]}]{a,b/c}`, { postnote: '[1]' }],
			['latex', String.raw`see \cite[p.~3]{a,b/c}`, { prenote: 'see', postnote: 'p.~3' }],
			['latex', String.raw`\nocite{a,b/c}`, { command: 'nocite', prenote: 'see', postnote: 'p.~3' }],
			['latex', String.raw`\supercite{a,b/c}`, { command: 'supercite', prenote: 'see', postnote: 'p.~3' }],
			['markdown', '[@a; @b/c]'],
			['markdown', '[see @a; @b/c, p. 3]', { prenote: 'see', postnote: 'p. 3' }],
			['markdown', '@a; @b/c [p. 3]', { command: '@key', postnote: 'p. 3' }],
			['markdown', '[-@a; -@b/c]', { command: '[-@key]' }],
			['typst', '@a #cite(label("b/c"))'],
			['typst', 'see @a #cite(label("b/c"), supplement: [p. 3])', { prenote: 'see', postnote: 'p. 3' }],
			['typst', '#cite(<a>, form: "prose") #cite(label("b/c"), form: "prose")', { command: 'prose' }],
			['typst', '#cite(<a>, form: none) #cite(label("b/c"), form: none)', { command: 'none' }],
			['myst', '{cite:p}`a,b/c`'],
			['myst', '[@a; @b/c]', { command: '[@key]' }],
			['rst', ':cite:p:`a,b/c`'],
			['rst', ':cite:t:`{see}a,b/c{p. 3}`', { command: 'cite:t', prenote: 'see', postnote: 'p. 3' }],
			['org', '[cite:@a;@b/c]'],
			['org', '[cite/t:see @a;@b/c p. 3]', { command: 'cite/t', prenote: 'see', postnote: 'p. 3' }],
			['org', 'citep:&a;&b/c', { command: 'citep:' }],
			['org', '[[citet:see &a;&b/c p. 3]]', { command: 'citet:', prenote: 'see', postnote: 'p. 3' }],
			['asciidoc', 'cite:[a,b/c]'],
			['asciidoc', 'citenp:See[a,b/c(p. 3)]', { command: 'citenp', prenote: 'See', postnote: 'p. 3' }],
			['djot', '[@a; @b/c]'],
			['plain', ''],
		];
		for (const [markup, expected, options] of rows) {
			assert.equal(formatCitation(markup, ['a', 'b/c'], options), expected);
		}
	});

	it('writes nothing without keys', () => {
		assert.deepEqual(new Set(markups.map((markup) => formatCitation(markup, []))), new Set(['']));
	});
});

describe('the markup of a document', () => {
	it('follows the language, else the extension', () => {
		assert.equal(markupOf('latex'), 'latex');
		assert.equal(markupOf('latex-expl3'), 'latex');
		assert.equal(markupOf('quarto', 'x.qmd'), 'markdown');
		assert.equal(markupOf('restructuredtext'), 'rst');
		assert.equal(markupOf('plaintext', '/x/paper.typ'), 'typst');
		assert.equal(markupOf('plaintext', 'paper.adoc'), 'asciidoc');
		assert.equal(markupOf('plaintext', 'paper.lhs'), 'latex');
		assert.equal(markupOf('literate haskell', 'paper.lhs'), 'latex');
		assert.equal(markupOf('haskell', 'x.hs'), 'plain');
		assert.equal(markupOf('plaintext', 'notes.txt'), 'plain');
	});

	it('is plain for code, bibliographies and names that JavaScript knows', () => {
		for (const language of ['python', 'typescript', 'bibtex', 'json', 'constructor', '']) {
			assert.equal(markupOf(language, language === 'constructor' ? 'x.constructor' : 'x.py'), 'plain');
		}
	});

	it('is known for every language and extension that has one', () => {
		assert.ok(citationLanguages().length > 20 && citationExtensions().length > 15);
		for (const language of citationLanguages()) {
			assert.notEqual(markupOf(language), 'plain');
		}
		for (const extension of citationExtensions()) {
			assert.notEqual(markupOf('plaintext', `x.${extension.toUpperCase()}`), 'plain');
		}
	});

	it('has citation commands with different names, the default first', () => {
		for (const markup of markups) {
			const names = citationCommands(markup).map(({ command }) => command);
			assert.equal(new Set(names).size, names.length);
			assert.equal(
				formatCitation(markup, ['a']),
				formatCitation(markup, ['a'], names[0] === undefined ? {} : { command: names[0] }),
			);
		}
	});
});

function assertFound(markup: Markup, keys: readonly string[], options: Parameters<typeof formatCitation>[2]): void {
	const citation = formatCitation(markup, keys, options);
	const text = `A word ${citation}, then (${citation}).`;
	const found = findCitations(text, markup).flatMap((each) => each.keys.map(({ key }) => key));
	assert.deepEqual(found, [...keys, ...keys], citation);
}
