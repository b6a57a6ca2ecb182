import assert from 'node:assert/strict';
import { parseBibtex } from '../../src/core/bibliography/reading/bibtex';
import { formatEntry } from '../../src/core/bibliography/writing/bibEntry';
import { detectDialect } from '../../src/core/bibliography/writing/dialect';
import { detectEntryStyle, writesLatexAccents } from '../../src/core/bibliography/writing/entryStyle';
import { planEntryInsertion } from '../../src/core/bibliography/writing/insertEntry';

/** The text with `@new{key}` put in; checks that only this was done. */
function insert(text: string, key: string): string {
	const { entries } = parseBibtex(text);
	const { offset, text: added } = planEntryInsertion(text, entries, key, () => `@new{${key}}`);
	const after = text.slice(0, offset) + added + text.slice(offset);
	const read = parseBibtex(after).entries;
	const raws = read.map((entry) => after.slice(entry.start, entry.end)).filter((raw) => raw !== `@new{${key}}`);
	assert.deepEqual(
		raws,
		entries.map((entry) => text.slice(entry.start, entry.end)),
	);
	assert.equal(read.length, entries.length + 1);
	return after;
}

const styleOf = (text: string) => detectEntryStyle(text, parseBibtex(text).entries);

describe('planEntryInsertion', () => {
	it('puts an entry behind the last one, with the blank lines of the file', () => {
		assert.equal(insert('@a{b}\n\n@a{a}\n', 'z'), '@a{b}\n\n@a{a}\n\n@new{z}\n');
		assert.equal(insert('@a{b}\n@a{a}\n', 'z'), '@a{b}\n@a{a}\n@new{z}\n');
		assert.equal(insert('@a{b}\n\n\n@a{a}\n', 'z'), '@a{b}\n\n\n@a{a}\n\n\n@new{z}\n');
	});

	it('keeps line ends and the missing final one', () => {
		assert.equal(insert('@a{b}\r\n\r\n@a{a}', 'z'), '@a{b}\r\n\r\n@a{a}\r\n\r\n@new{z}');
		assert.equal(insert('@a{b}\r@a{a}\r', 'z'), '@a{b}\r@a{a}\r@new{z}\r');
	});

	it('keeps a sorted file sorted, whatever the case', () => {
		const sorted = '@a{Alpha}\n\n@a{beta}\n\n@a{Delta}\n';
		assert.equal(insert(sorted, 'Aa'), '@new{Aa}\n\n@a{Alpha}\n\n@a{beta}\n\n@a{Delta}\n');
		assert.equal(insert(sorted, 'charlie'), '@a{Alpha}\n\n@a{beta}\n\n@new{charlie}\n\n@a{Delta}\n');
		assert.equal(insert(sorted, 'echo'), '@a{Alpha}\n\n@a{beta}\n\n@a{Delta}\n\n@new{echo}\n');
	});

	/** Entries with the keys of two letters from aa, ab, … on. */
	const sorted = (count: number) => {
		const letters = 'abcdefghij';
		return Array.from({ length: count }, (_, n) => `${letters[Math.floor(n / 10)]}${letters[n % 10]}`);
	};
	const keysWith = (keys: readonly string[], key: string) =>
		parseBibtex(insert(keys.map((one) => `@a{${one}}\n`).join(''), key)).entries.map((entry) => entry.key);

	for (const [what, keys, key, before] of [
		['at the end', [...sorted(20), 'ab2'], 'zz', 'ab2'],
		['at the beginning', ['zz', ...sorted(20)], 'aaa', 'ab'],
		['behind the place', [...sorted(15), 'zz', ...sorted(20).slice(15)], 'bdd', 'be'],
		['in front of it', ['x', ...sorted(20)], 'A', 'aa'],
		['twice among 60', ['zz', ...sorted(60), 'az'], 'bcc', 'bd'],
	] as const) {
		it(`finds the place among sorted entries where one stands elsewhere: ${what}`, () => {
			const after = keysWith(keys, key);
			assert.equal(after[after.indexOf(key) + 1], before);
		});
	}

	it('goes to the end where few entries or too many stand elsewhere', () => {
		for (const keys of [
			[...sorted(10), 'ab2'],
			['zz', ...sorted(20), 'ab2'],
			[...sorted(30), ...sorted(20)],
		]) {
			assert.equal(keysWith(keys, 'ac2').at(-1), 'ac2', keys.join(' '));
		}
	});

	it('leaves comments where they stand', () => {
		const text = '@a{a}\n% about b\n@a{b} % seen\n@a{c}\n\n@comment{jabref-meta: databaseType:bibtex;}\n% End\n';
		assert.equal(insert(text, 'aa'), text.replace('@a{a}\n', '@a{a}\n@new{aa}\n'));
		assert.equal(insert(text, 'bb'), text.replace(' % seen\n', ' % seen\n@new{bb}\n'));
		assert.equal(insert(text, 'd'), text.replace('@a{c}\n', '@a{c}\n@new{d}\n'));
	});

	it('begins a file that has no entries', () => {
		assert.equal(insert('', 'a'), '@new{a}\n');
		assert.equal(insert('\n', 'a'), '\n@new{a}\n');
		assert.equal(insert('% Mine', 'a'), '% Mine\n\n@new{a}\n');
		assert.equal(insert('@string{x = "y"}\r\n', 'a'), '@string{x = "y"}\r\n\r\n@new{a}\r\n');
		const settings = '% Encoding: UTF-8\n\n@Comment{jabref-meta: databaseType:bibtex;}\n';
		assert.equal(
			insert(settings, 'a'),
			'% Encoding: UTF-8\n\n@new{a}\n\n@Comment{jabref-meta: databaseType:bibtex;}\n',
		);
	});

	it('stays clear of entries that are not closed, and of one line with two', () => {
		assert.equal(insert('@a{b}\n\n@a{a,\n  title = {x\n', 'z'), '@a{b}\n\n@new{z}\n\n@a{a,\n  title = {x\n');
		assert.equal(insert('@a{a,\n  title = {x\n', 'z'), '@new{z}\n\n@a{a,\n  title = {x\n');
		assert.equal(insert('@a{a} @a{b} @a{d}\n', 'c'), '@a{a} @a{b}\n\n@new{c} @a{d}\n');
	});

	it('lays the entry out as those around it', () => {
		const text = '@Book{old,\r\n\tTITLE="Old",\r\n\tYEAR="1999"\r\n}\r\n';
		const paper = { id: 'new', title: 'New', authors: [], year: 2001, entryType: 'misc', url: 'https://example.org' };
		const { entries } = parseBibtex(text);
		const options = { key: 'new', omitFields: ['key', 'url'] };
		const plan = planEntryInsertion(text, entries, 'new', (style) => formatEntry(paper, { ...options, style }));
		assert.equal(plan.text, '\r\n\r\n@Misc{new,\r\n\tTITLE="New",\r\n\tYEAR="2001"\r\n}');
		assert.equal(plan.offset, text.length - 2);
	});
});

describe('the type of a new entry', () => {
	const typeIn = (text: string) => {
		const paper = { id: 'new', title: 'New', authors: [], year: 2001, entryType: 'inproceedings', venue: 'Work' };
		const { entries } = parseBibtex(text);
		const plan = planEntryInsertion(text, entries, 'new', (style) => formatEntry(paper, { key: 'new', style }));
		return /@(\w+)/.exec(plan.text)?.[1];
	};
	const articles = '@Article{a}\n'.repeat(40);

	it('is spelt as it is most often in the file, near or far', () => {
		assert.equal(typeIn(`@InProceedings{b}\n${articles}`), 'InProceedings');
		assert.equal(typeIn(`@InProceedings{b}\n${'@ inproceedings {c}\n'.repeat(2)}${articles}`), 'inproceedings');
		assert.equal(typeIn('@INPROCEEDINGS{b}\n@article{c}\n@article{d}\n'), 'INPROCEEDINGS');
	});

	it('has the case of the others where it is new there', () => {
		assert.equal(typeIn(articles), 'Inproceedings');
		assert.equal(typeIn('@article{b}\n@InCollection{c}\n@article{d}\n'), 'inproceedings');
	});
});

describe('detectEntryStyle', () => {
	for (const [name, text, style] of [
		[
			'Google Scholar',
			'@article{k,\n  title={T},\n  author={A},\n  year={2020}\n}',
			['  ', 'braces', 'none', false, 'lower', 'lower'],
		],
		[
			'JabRef',
			'@Article{k,\n  author  = {A},\n  title   = {T},\n  journal = {J},\n}',
			['  ', 'braces', 'aligned', true, 'lower', 'title'],
		],
		[
			'BibNet',
			'@Article{k,\n  author =       "A",\n  title =        "T",\n}',
			['  ', 'quotes', 'aligned values', true, 'lower', 'title'],
		],
		[
			'Mendeley',
			'@article{k,\nauthor = {A},\ntitle = {{T}},\nyear = {2020}\n}',
			['', 'braces', 'spaced', false, 'lower', 'lower'],
		],
		[
			'capitals',
			'@ARTICLE{k,\n\tAUTHOR = "A",\n\tTITLE = "T",\n\tYEAR = 2020,\n}',
			['\t', 'quotes', 'spaced', true, 'upper', 'upper'],
		],
		['one line', '@misc{k, title = {T}, year = 2020}', ['  ', 'braces', 'spaced', false, 'lower', 'lower']],
		['nothing', '', ['  ', 'braces', 'spaced', true, 'lower', 'lower']],
	] as const) {
		it(`reads the style of ${name}`, () => {
			const { indent, delimiter, equals, trailingComma, fieldCase, typeCase } = styleOf(text);
			assert.deepEqual([indent, delimiter, equals, trailingComma, fieldCase, typeCase], style);
		});
	}

	it('reads the width that signs are aligned to', () => {
		assert.equal(styleOf('@a{k,\n  title        = {T},\n  year         = {2020},\n}').nameWidth, 12);
		assert.equal(styleOf('@a{k,\n  title =        {T},\n  year =         {2020},\n}').nameWidth, 12);
	});

	it('follows most entries', () => {
		const odd = '@b{x,\n\tTITLE = "T"\n}\n';
		const usual = '@b{y,\n  title = {T},\n}\n';
		assert.deepEqual(styleOf(odd + usual + usual), styleOf(usual));
	});
});

describe('writesLatexAccents', () => {
	it('tells files of LaTeX accents from those of UTF-8 and of neither', () => {
		assert.equal(writesLatexAccents('{M{\\"u}ller and Erd\\H{o}s}'), true);
		assert.equal(writesLatexAccents('{Stra{\\ss}e}'), true);
		assert.equal(writesLatexAccents('{M\\"uller and Müller}'), false);
		assert.equal(writesLatexAccents('{Miller \\& Sons, \\emph{x}}'), false);
	});
});

describe('detectDialect', () => {
	const dialectOf = (text: string) => detectDialect(parseBibtex(text).entries);

	it('tells the dialects by what only one of them has', () => {
		assert.equal(dialectOf('@article{a, journaltitle = {J}, date = {2020}}'), 'biblatex');
		assert.equal(dialectOf('@online{a, url = {u}}'), 'biblatex');
		assert.equal(dialectOf('@article{a, journal = {J}, year = 2020}'), 'bibtex');
		assert.equal(dialectOf('@phdthesis{a, title = {T}}'), 'bibtex');
	});

	it('goes by most entries, and knows when there is no telling', () => {
		assert.equal(dialectOf('@misc{a, date = {2020}} @misc{b, date = {2020}} @misc{c, year = {2020}}'), 'biblatex');
		assert.equal(dialectOf('@misc{a, title = {T}}'), undefined);
		assert.equal(dialectOf(''), undefined);
	});
});
