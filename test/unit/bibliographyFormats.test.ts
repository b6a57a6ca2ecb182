import assert from 'node:assert/strict';
import { parseCslJson } from '../../src/core/bibliography/formats/cslJson';
import type { PaperFile } from '../../src/core/bibliography/formats/paperFile';
import { parseRis } from '../../src/core/bibliography/formats/ris';
import { parseYamlBibliography } from '../../src/core/bibliography/formats/yamlBibliography';
import type { Paper } from '../../src/core/paper';

const chen = {
	id: 'chen2021',
	title: 'Evaluating',
	authors: [{ family: 'Chen', given: 'Mark' }, { literal: 'OpenAI' }],
	year: 2021,
};

describe('parseCslJson', () => {
	const items = [
		{
			id: 'chen2021',
			type: 'article-journal',
			title: '<i>Evaluating</i>',
			author: [{ family: 'Chen', given: 'Mark' }, { literal: 'OpenAI' }],
			issued: { 'date-parts': [['2021', 7, 3]] },
			'container-title': 'Nature',
			volume: 3,
			issue: '4',
			page: '1–9',
			DOI: 'https://doi.org/10.1000/A',
			URL: 'https://arxiv.org/abs/2107.03374',
			keyword: 'code, llm',
		},
		{ id: 7, type: 'chapter', title: 'T', editor: [{ family: 'Dam', 'non-dropping-particle': 'van', given: 'J.' }] },
	];

	it('reads the fields of an item', () => {
		const paper = only(parseCslJson(JSON.stringify([items[0]])));
		assertHas(paper, {
			...chen,
			month: 7,
			venue: 'Nature',
			volume: '3',
			number: '4',
			pages: '1-9',
			tags: ['code', 'llm'],
		});
		assertHas(paper, { doi: '10.1000/a', arxiv: '2107.03374', entryType: 'article', venueYear: 2021 });
	});

	it('reads lists, Zotero and Pandoc wrappers, one item, a byte order mark', () => {
		for (const text of [items, { items }, { config: {}, references: items }].map((value) => JSON.stringify(value))) {
			assert.deepEqual(ids(parseCslJson(text)), ['chen2021', '7']);
			assert.deepEqual(ids(parseCslJson(`\uFEFF${text}`)), ['chen2021', '7']);
		}
		assert.deepEqual(ids(parseCslJson(JSON.stringify(items[1]))), ['7']);
		assert.deepEqual(only(parseCslJson(JSON.stringify(items[1]))).authors, [{ family: 'van Dam', given: 'J.' }]);
		assert.deepEqual(ids(parseCslJson('[]')), []);
		assert.deepEqual(ids(parseCslJson('')), []);
	});

	it('reads the dates that programs write', () => {
		const dates: readonly (readonly [issued: unknown, year: number | undefined, month: number | undefined])[] = [
			[{ 'date-parts': [[2020]] }, 2020, undefined],
			[{ raw: '2020-05' }, 2020, 5],
			[{ literal: 'in press' }, undefined, undefined],
			[[{ year: 2020, month: 3 }], 2020, 3],
			['2020-06-01', 2020, 6],
			[2020, 2020, undefined],
			[{ 'date-parts': [[]] }, undefined, undefined],
			[null, undefined, undefined],
		];
		for (const [issued, year, month] of dates) {
			const paper = only(parseCslJson(JSON.stringify([{ id: 'k', issued }])));
			assert.deepEqual([paper.year, paper.month], [year, month], JSON.stringify(issued));
		}
	});

	it('says where an item is, and which one is broken', () => {
		const text =
			'[\n  {"id": "a"},\n  {"id": "b", "title": "x,\n  "year": 1},\n  {"title": "no id"},\n  {"id": "c"}\n]';
		const { papers, problems } = parseCslJson(text);
		assert.deepEqual(
			papers.map(({ paper, line, start }) => [paper.id, line, text[start]]),
			[
				['a', 1, '{'],
				['c', 5, '{'],
			],
		);
		assert.deepEqual(
			problems.map(({ line }) => line),
			[2, 4],
		);
		assert.match(problems[0]?.message ?? '', /^Item "b" is not valid JSON: /);
		assert.equal(problems[1]?.message, 'This item has no id.');
	});
});

describe('parseRis', () => {
	const record = [
		'TY  - CPAPER',
		'ID  - chen2021',
		'AU  - Chen, Mark',
		'AU  - OpenAI',
		'TI  - Evaluating',
		'T2  - Proceedings of X',
		'PY  - 2021/07/03/',
		'SP  - 1',
		'EP  - 9',
		'DO  - 10.1000/A',
		'UR  - https://arxiv.org/abs/2107.03374',
		'AB  - First line',
		'second line',
		'KW  - code',
		'KW  - llm; agents',
		'A2  - Lee, Ann',
		'ER  - ',
	];

	it('reads the fields of a record', () => {
		const paper = only(parseRis(record.join('\r\n')));
		assertHas(paper, {
			...chen,
			month: 7,
			venue: 'Proceedings of X',
			pages: '1-9',
			doi: '10.1000/a',
			arxiv: '2107.03374',
		});
		assertHas(paper, {
			abstract: 'First line second line',
			tags: ['code', 'llm', 'agents'],
			entryType: 'inproceedings',
		});
		assertHas(paper, { editors: [{ family: 'Lee', given: 'Ann' }] });
	});

	it('reads older tags, a byte order mark, blank lines and text between records', () => {
		const text =
			'\uFEFFTY  - JOUR\nT1  - A\nA1  - Doe, J.\nY1  - 1999///\nJO  - J. X\nN2  - Abs\nER  -\n\n\nProvider: X\nTY  - BOOK\nBT  - B\nER  - \n';
		const [first, second] = parseRis(text).papers.map(({ paper }) => paper);
		assertHas(first, { id: 'Doe1999', title: 'A', venue: 'J. X', year: 1999, abstract: 'Abs', entryType: 'article' });
		assertHas(second, { id: 'B', title: 'B', entryType: 'book' });
	});

	it('makes ids that differ', () => {
		const text = 'TY  - JOUR\nAU  - Doe, J.\nPY  - 1999\nER  - \n'.repeat(28);
		const made = ids(parseRis(text));
		assert.deepEqual([made[0], made[1], made[26], made[27]], ['Doe1999', 'Doe1999a', 'Doe1999z', 'Doe1999aa']);
	});

	it('goes on after a record without its end', () => {
		const { papers, problems } = parseRis('TY  - JOUR\nID  - a\nTY  - JOUR\nID  - b\nER  - \nTY  - ');
		assert.deepEqual(
			papers.map(({ paper, line }) => [paper.id, line]),
			[
				['a', 0],
				['b', 2],
				['record', 5],
			],
		);
		assert.deepEqual(
			problems.map(({ line, message }) => [line, message]),
			[
				[0, 'The record "a" has no line "ER  - " at its end.'],
				[5, 'The record "record" has no line "ER  - " at its end.'],
			],
		);
	});
});

const hayagriva = `
# comment
chen2021:
    type: Article
    title: "{Evaluating}"
    author: ["Chen, Mark", OpenAI]
    date: 2021-07-03
    page-range: 1-9
    serial-number:
        doi: 10.1000/A
        arxiv: 2107.03374
    parent:
        type: Proceedings
        title: Proceedings of X
        publisher:
            name: ACM
        editor: "Lee, Ann"
        parent: { type: Conference, title: X }

"odd key":
    type: Book
    title: { value: A Book, short: B }
    author: { name: Dam, prefix: van, given-name: J. }
    date: 1999
    serial-number: { isbn: 1-2 }
    url: { value: https://a.org, date: 2020-01-01 }
`;

describe('parseYamlBibliography', () => {
	it('reads the fields of Hayagriva entries and their parents', () => {
		const [first, second] = parseYamlBibliography(hayagriva).papers.map(({ paper }) => paper);
		assertHas(first, {
			...chen,
			month: 7,
			venue: 'Proceedings of X',
			pages: '1-9',
			doi: '10.1000/a',
			arxiv: '2107.03374',
		});
		assertHas(first, { entryType: 'inproceedings', publisher: 'ACM', editors: [{ family: 'Lee', given: 'Ann' }] });
		assertHas(second, { id: 'odd key', title: 'A Book', authors: [{ family: 'van Dam', given: 'J.' }], year: 1999 });
		assertHas(second, { isbn: '1-2', url: 'https://a.org', entryType: 'book' });
	});

	it("reads Pandoc's list of references", () => {
		const text = '---\nreferences:\n- id: a\n  type: book\n  title: A\n  issued: {year: 2020}\n- id: b\n...\n';
		const { papers, problems } = parseYamlBibliography(text);
		assert.deepEqual(
			papers.map(({ paper, line }) => [paper.id, line]),
			[
				['a', 2],
				['b', 6],
			],
		);
		assert.deepEqual(problems, []);
	});

	it('reads the other entries when one is broken, and says where', () => {
		const { papers, problems } = parseYamlBibliography(`${hayagriva}\nbad:\n  title: "x\n\nlast:\n  title: L\nhalf\n`);
		assert.deepEqual(
			papers.map(({ paper, line }) => [paper.id, line]),
			[
				['chen2021', 2],
				['odd key', 19],
				['last', 30],
			],
		);
		assert.deepEqual(
			problems.map(({ message }) => message),
			['Entry "bad" is not valid YAML: Missing closing "quote.'],
		);
		assert.equal(problems[0]?.line, 30);
	});

	it('refuses what is nested without end, entry by entry', () => {
		for (const nested of ['['.repeat(5000), '[\n'.repeat(5000), 'a: '.repeat(5000), '- '.repeat(5000)]) {
			const { papers, problems } = parseYamlBibliography(`a:\n  title: T\nb: ${nested}`);
			assert.equal(papers[0]?.paper.id, 'a');
			assert.ok(problems.length > 0, nested.slice(0, 9));
		}
		assert.deepEqual(ids(parseYamlBibliography('a: {title: "[0, 1)"}\n'.repeat(300))).length, 300);
	});

	it('reads a long file in parts, and around what is broken in it', () => {
		const numbers = Array.from({ length: 300 }, (_, number) => number);
		const entry = (number: number) => `key${number}:\r\n  type: book\r\n  title: >\r\n    On\r\n\r\n    ${number}\r\n`;
		const item = (number: number) => `  - id: key${number}\n    title: |\n      On\n      - it\n    type: book\n`;
		for (const [first, write] of [['# My books\r\n---\r\n', entry] as const, ['references:\n', item] as const]) {
			const texts = numbers.map(write);
			assert.deepEqual(
				ids(parseYamlBibliography(first + texts.join(''))),
				numbers.map((number) => `key${number}`),
			);
			const broken =
				first + texts.map((text, at) => (at === 150 ? text.replace('title: ', 'title: "') : text)).join('');
			const { papers, problems } = parseYamlBibliography(broken);
			assert.equal(papers.length, 299);
			assert.equal(problems.length, 1);
			const lines = (text: string) => text.split('\n').length - 1;
			assert.equal(papers.at(-1)?.line, lines(broken) - lines(texts[299] ?? ''));
		}
	});

	it('knows names that other entries give, and files in braces', () => {
		const aliased = `a:\n  type: book\n  author: &us [Quill]\n${'\n'.repeat(5000)}b:\n  type: book\n  author: *us\n`;
		assert.deepEqual(parseYamlBibliography(aliased).papers[1]?.paper.authors, [{ literal: 'Quill' }]);
		const books = Array.from({ length: 300 }, (_, number) => `key${number}: {type: book}`);
		assert.equal(ids(parseYamlBibliography(`{\n${books.join(',\n')}\n}`)).length, 300);
	});

	it('reads an empty file, CRLF and what is no bibliography', () => {
		assert.deepEqual(parseYamlBibliography('').papers, []);
		assert.deepEqual(ids(parseYamlBibliography('\uFEFFa:\r\n  title: T\r\nb:\r\n  title: U\r\n')), ['a', 'b']);
		assert.deepEqual(parseYamlBibliography('a: 1').problems[0]?.message, 'Entry "a" has no fields.');
	});
});

describe('readers of bibliographies', () => {
	it('read 100 kB of anything', () => {
		const parts = [
			'{',
			'[',
			'"',
			'{"id":"a"',
			'\\',
			'TY  - ',
			'TY  - \n',
			' ',
			'; ',
			'a: ',
			'a: {',
			'- ',
			'&a *a ',
			'\n',
			'@a{',
			'<i ',
		];
		for (const part of parts) {
			const text = part.repeat(Math.ceil(100_000 / part.length));
			for (const file of [
				parseCslJson(text),
				parseRis(`TY  - JOUR\nKW  - ${text}`),
				parseYamlBibliography(text.slice(0, 5000)),
			]) {
				assert.ok(file.papers.length >= 0, part);
			}
		}
	});
});

function ids({ papers }: PaperFile): string[] {
	return papers.map(({ paper }) => paper.id);
}

function only({ papers, problems }: PaperFile): Paper {
	assert.deepEqual(problems, []);
	const [located] = papers;
	assert.ok(located);
	return located.paper;
}

function assertHas(paper: Paper | undefined, expected: Partial<Paper>): void {
	for (const name of Object.keys(expected) as (keyof Paper)[]) {
		assert.deepEqual(paper?.[name], expected[name], name);
	}
}
