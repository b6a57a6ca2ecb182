import assert from 'node:assert/strict';
import { parseBibtex } from '../../src/core/bibliography/reading/bibtex';
import { formatEntry } from '../../src/core/bibliography/writing/bibEntry';
import { DEFAULT_STYLE, type EntryStyle } from '../../src/core/bibliography/writing/entryStyle';
import { createLatexEncoder } from '../../src/core/bibliography/writing/latexEncoder';
import { latexTable } from './latexTable';
import { entryOf, fieldOf, preprint, published } from './writtenEntry';

describe('formatEntry', () => {
	it('writes a preprint with its arXiv fields', () => {
		const lines = [
			'@misc{doe2021robots,',
			'  author = {Doe, Jane},',
			'  title = {Robots},',
			'  year = {2021},',
			'  eprint = {2101.00001},',
			'  archivePrefix = {arXiv},',
			'  primaryClass = {cs.RO},',
			'  url = {https://arxiv.org/abs/2101.00001},',
			'}',
		];
		assert.equal(formatEntry(preprint), lines.join('\n'));
	});

	it('writes a preprint for biblatex', () => {
		const { entryType, date, eprint, eprinttype, eprintclass, url } = entryOf(preprint, { dialect: 'biblatex' });
		assert.deepEqual(
			{ entryType, date, eprint, eprinttype, eprintclass, url },
			{
				entryType: 'online',
				date: '2021',
				eprint: '2101.00001',
				eprinttype: 'arXiv',
				eprintclass: 'cs.RO',
				url: undefined,
			},
		);
	});

	it('writes the published version: its title, year and place, without the number beside a volume', () => {
		assert.deepEqual(entryOf(published, { key: 'k' }), {
			entryType: 'inproceedings',
			key: 'k',
			author: 'Doe, Jane',
			title: 'Robots at Work',
			booktitle: 'Proceedings of the Conference on Work',
			year: '2022',
			volume: '7',
			pages: '10--19',
			publisher: 'Work \\& Sons',
			doi: '10.1000/Work_7.2',
		});
	});

	it('writes no publisher in an article, and its number', () => {
		const { publisher, number, journal } = entryOf({ ...published, entryType: 'article' });
		assert.deepEqual([publisher, number, journal], [undefined, '2', 'Proceedings of the Conference on Work']);
	});

	it('writes a number alone as the volume, which BibTeX styles print', () => {
		const { volume: _, ...unnumbered } = published;
		assert.equal(fieldOf(unnumbered, 'volume'), '2');
		assert.equal(fieldOf({ ...unnumbered, entryType: 'article' }, 'number', { dialect: 'biblatex' }), '2');
	});

	it('gives the number of an article a place', () => {
		const { pages: _, ...numbered } = { ...published, articleNumber: '127', entryType: 'article' };
		assert.equal(fieldOf(numbered, 'pages'), '127');
		assert.equal(fieldOf({ ...numbered, pages: '1-9' }, 'pages'), '1--9');
		assert.equal(fieldOf({ ...numbered, entryType: 'inproceedings' }, 'eid'), '127');
		assert.equal(fieldOf(numbered, 'eid', { dialect: 'biblatex' }), '127');
	});

	for (const [pages, written] of [
		['10-19', '10--19'],
		['10 – 19', '10--19'],
		['10--19', '10--19'],
		['79:1–79:12', '79:1--79:12'],
		['A-3--A-9', 'A-3--A-9'],
		['S-12', 'S-12'],
		['1-3, 7-9', '1--3, 7--9'],
		['xi-xv', 'xi--xv'],
	] as const) {
		it(`writes the pages ${pages} as ${written}`, () =>
			assert.equal(fieldOf({ ...published, pages }, 'pages'), written));
	}

	for (const [entryType, dialect, type, place] of [
		['conference', 'bibtex', 'inproceedings', 'booktitle'],
		['incollection', 'bibtex', 'incollection', 'booktitle'],
		['inbook', 'bibtex', 'incollection', 'booktitle'],
		['thesis', 'bibtex', 'phdthesis', 'school'],
		['phdthesis', 'biblatex', 'thesis', 'institution'],
		['report', 'bibtex', 'techreport', 'institution'],
		['techreport', 'biblatex', 'report', 'institution'],
		['book', 'bibtex', 'book', 'series'],
		['article', 'biblatex', 'article', 'journaltitle'],
		['dataset', 'bibtex', 'misc', 'howpublished'],
		['constructor', 'bibtex', 'misc', 'howpublished'],
	] as const) {
		it(`writes a ${entryType} as @${type} with ${place} for ${dialect}`, () => {
			const entry = entryOf({ ...published, entryType }, { dialect });
			assert.deepEqual([entry.entryType, entry[place]], [type, 'Proceedings of the Conference on Work']);
		});
	}

	it('takes what is written for want of a journal for a preprint', () => {
		const paper = { ...preprint, entryType: 'article', venue: 'arXiv preprint arXiv:2101.00001' };
		assert.equal(fieldOf(paper, 'entryType'), 'misc');
		assert.equal(fieldOf({ ...paper, venue: 'CoRR' }, 'howpublished'), undefined);
	});

	it('writes a work of the web with its address', () => {
		const { year: _, arxiv: __, ...page } = { ...preprint, url: 'https://example.org/a_b%20c#d~e?f={g}' };
		assert.equal(fieldOf(page, 'url'), 'https://example.org/a_b%20c#d~e?f=%7Bg%7D');
		assert.equal(fieldOf(page, 'entryType', { dialect: 'biblatex' }), 'online');
	});

	it('gives a work without author the key that BibTeX sorts by', () => {
		const { key, ...fields } = entryOf({ ...preprint, authors: [], title: 'Robots: A View' });
		assert.deepEqual([key, fields.author], ['Robots', undefined]);
	});

	it('leaves out what it is told to', () => {
		const written = entryOf(preprint, { omitFields: ['URL', 'eprint'] });
		assert.deepEqual(Object.keys(written), ['entryType', 'key', 'author', 'title', 'year']);
	});

	it('never writes abstract and notes', () => {
		const written = formatEntry({ ...preprint, abstract: 'Long text', notes: 'A remark' });
		assert.ok(!/Long text|A remark/.test(written));
	});

	it('makes a key that an entry can hold', () => {
		assert.equal(fieldOf({ ...preprint, id: 'a b,{c}' }, 'key', {}), 'abc');
		assert.equal(parseBibtex(formatEntry({ ...preprint, id: '{}' })).entries[0]?.key, 'untitled');
	});
});

describe('entry style', () => {
	const styled = (style: Partial<EntryStyle>) =>
		formatEntry(preprint, { style: { ...DEFAULT_STYLE, ...style }, omitFields: ['url', 'eprint'] });

	it('follows indent, delimiters, case, comma and line ends', () => {
		const style = { indent: '\t', delimiter: 'quotes', equals: 'none', trailingComma: false } as const;
		assert.equal(
			styled({ ...style, fieldCase: 'upper', typeCase: 'title', lineEnd: '\r\n' }),
			'@Misc{doe2021robots,\r\n\tAUTHOR="Doe, Jane",\r\n\tTITLE="Robots",\r\n\tYEAR="2021"\r\n}',
		);
	});

	it('aligns equals signs, or values', () => {
		assert.match(styled({ equals: 'aligned' }), /\n {2}author = \{.*\n {2}title {2}= \{.*\n {2}year {3}= \{/);
		assert.match(styled({ equals: 'aligned values', nameWidth: 12 }), /\n {2}author = {7}\{.*\n {2}title = {8}\{/);
	});

	it('puts a quote that quotes delimit into braces', () => {
		const style: EntryStyle = { ...DEFAULT_STYLE, delimiter: 'quotes' };
		assert.match(
			formatEntry({ ...preprint, title: 'The "Best" Robot' }, { style }),
			/title = "The \{"\}Best\{"\} Robot"/,
		);
		const authors = [{ family: 'Schäfer', given: 'Zoë' }];
		assert.match(
			formatEntry({ ...preprint, authors }, { style, encode: createLatexEncoder(latexTable) }),
			/author = "Sch\{\\"a\}fer, Zo\{\\"e\}"/,
		);
	});
});
