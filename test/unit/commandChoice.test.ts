import assert from 'node:assert/strict';
import { findCitations, formatCitation } from '../../src/core/citation/citations';
import { formatPages, rankedCommands, takesNotes } from '../../src/core/citation/commandChoice';
import { citationCommands, type Markup } from '../../src/core/citation/styles';

const markups: readonly Markup[] = ['latex', 'markdown', 'typst', 'myst', 'rst', 'org', 'asciidoc', 'djot'];

describe('rankedCommands', () => {
	const first = (text: string, markup: Markup, count: number) =>
		rankedCommands(text, markup)
			.slice(0, count)
			.map(({ command }) => command);

	it('puts what the text uses first, then what its packages have', () => {
		assert.deepEqual(first('', 'latex', 2), ['cite', 'nocite']);
		assert.deepEqual(first(String.raw`\usepackage{natbib}`, 'latex', 3), ['cite', 'citep', 'citet']);
		const text = String.raw`\usepackage{biblatex} \parencite{a} \textcite{b} \textcite{c}`;
		assert.deepEqual(first(text, 'latex', 4), ['textcite', 'parencite', 'cite', 'citeauthor']);
		assert.deepEqual(first('As @a shows.', 'markdown', 3), ['@key', '[@key]', '[-@key]']);
	});

	it('leaves no command out', () => {
		for (const markup of markups) {
			assert.deepEqual(new Set(rankedCommands('', markup)), new Set(citationCommands(markup)));
		}
	});
});

describe('takesNotes', () => {
	it('is true of commands whose notes are found around their keys again', () => {
		for (const markup of markups) {
			for (const { command, kind } of citationCommands(markup).filter((one) => takesNotes(one.kind))) {
				const text = formatCitation(markup, ['a', 'b'], { command, prenote: 'see', postnote: 'p. 3' });
				const keys = findCitations(text, markup).flatMap((citation) => citation.keys.map(({ key }) => key));
				assert.deepEqual(keys, ['a', 'b'], `${markup} ${command} ${kind}: ${text}`);
				assert.ok(text.includes('see') && text.includes('p. 3'), text);
			}
		}
	});

	it('is not true of parts of an entry', () => {
		assert.equal(takesNotes('author'), false);
		assert.equal(takesNotes('hidden'), false);
	});
});

describe('formatPages', () => {
	const cases: readonly (readonly [typed: string, latex: string, markdown: string])[] = [
		['12', 'p.~12', 'p. 12'],
		[' 12 - 15 ', 'pp.~12--15', 'pp. 12–15'],
		['12–15', 'pp.~12--15', 'pp. 12–15'],
		['3, 7-9', 'pp.~3, 7--9', 'pp. 3, 7–9'],
		['p. 3', 'p. 3', 'p. 3'],
		['ch. 2-3', 'ch. 2-3', 'ch. 2-3'],
		['Theorem 4', 'Theorem 4', 'Theorem 4'],
		['', '', ''],
	];
	for (const [typed, latex, markdown] of cases) {
		it(`writes ${JSON.stringify(typed)}`, () => {
			assert.equal(formatPages(typed, 'latex'), latex);
			assert.equal(formatPages(typed, 'markdown'), markdown);
		});
	}
});
