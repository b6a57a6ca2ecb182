import assert from 'node:assert/strict';
import { parseQuery } from '../../src/core/search/query';

const plain = (typed: string) => parseQuery(typed).tokens.map(({ word }) => word);
const ANY = Number.POSITIVE_INFINITY;

describe('parseQuery', () => {
	it('reads words, and knows a last word that may be half typed', () => {
		assert.deepEqual(plain('code gener'), ['code', 'gener']);
		assert.equal(parseQuery('code gener').typing, true);
		assert.equal(parseQuery('code gener ').typing, false);
		assert.equal(parseQuery('code author:ch').typing, false);
	});

	it('reads quoted phrases, whose words are searched too', () => {
		const { phrases, tokens } = parseQuery('bugs “Code Generation” in "C++"');
		assert.deepEqual(phrases, [['code', 'generation'], ['c']]);
		assert.ok(tokens.some(({ word }) => word === 'c++'));
	});

	it('takes an open quote and the quotes of a whole sentence for text', () => {
		assert.deepEqual(parseQuery('"code gen').phrases, []);
		assert.deepEqual(parseQuery('we ask what a so called "agent" does and whether it helps').phrases, []);
	});

	const YEARS: readonly (readonly [typed: string, from: number, to: number])[] = [
		['2021', 2021, 2021],
		['2021..2023', 2021, 2023],
		['2023..2021', 2021, 2023],
		['2021-2023', 2021, 2023],
		['2021..', 2021, ANY],
		['..2023', -ANY, 2023],
		['>2020', 2021, ANY],
		['>=2020', 2020, ANY],
		['<2020', -ANY, 2019],
		['<=2020', -ANY, 2020],
		['"2021 .. 2023"', 2021, 2023],
	];

	for (const [typed, from, to] of YEARS) {
		it(`reads year:${typed}`, () => {
			const { filters, problems, tokens } = parseQuery(`llm year:${typed}`);
			assert.deepEqual(filters, [{ kind: 'year', from, to }]);
			assert.deepEqual(problems, []);
			assert.equal(tokens.length, 1);
		});
	}

	it('reads values with and without quotes', () => {
		assert.deepEqual(parseQuery('author:"Mark Chen" venue:ICSE topic:code-llms tag:agents').filters, [
			{ kind: 'author', value: 'Mark Chen' },
			{ kind: 'venue', value: 'ICSE' },
			{ kind: 'topic', value: 'code-llms' },
			{ kind: 'tag', value: 'agents' },
		]);
		assert.deepEqual(parseQuery('author:"Mark Ch').filters, [{ kind: 'author', value: 'Mark Ch' }]);
	});

	it('says in a sentence what is wrong with a filter, and searches the rest', () => {
		const PROBLEMS: readonly (readonly [typed: string, says: RegExp])[] = [
			['bugs year:new', /"year:new" is no year; write year:2021/],
			['bugs year:20', /"year:20" is no year/],
			['bugs year:..', /has no value|is no year/],
			['bugs author:', /"author:" has no value; write author:chen/],
			['bugs topic:""', /"topic:" has no value/],
		];
		for (const [typed, says] of PROBLEMS) {
			const { problems, filters } = parseQuery(typed);
			assert.equal(problems.length, 1, typed);
			assert.match(problems[0] ?? '', says);
			assert.deepEqual(filters, []);
			assert.deepEqual(plain(typed), ['bugs']);
		}
	});

	const MISSPELT: readonly (readonly [typed: string, problem: string, words: readonly string[]])[] = [
		['auther:chen code', 'There is no filter auther:; write author:.', ['chen', 'code']],
		['code authors:chen', 'There is no filter authors:; write author:.', ['code', 'chen']],
		['uathor:chen', 'There is no filter uathor:; write author:.', ['chen']],
		['auth:"mark chen" code', 'There is no filter auth:; write author:.', ['mark', 'chen', 'code']],
		['Author:chen', 'There is no filter Author:; write author:.', ['chen']],
		['llm yaer:2021', 'There is no filter yaer:; write year:.', ['llm', '2021']],
		['years:2021..2023', 'There is no filter years:; write year:.', ['2021', '2023']],
		['veneu:icse', 'There is no filter veneu:; write venue:.', ['icse']],
		['topics:agents', 'There is no filter topics:; write topic:.', ['agents']],
		['tags:agents', 'There is no filter tags:; write tag:.', ['agents']],
		['terms:humaneval', 'There is no filter terms:; write term:.', ['humaneval']],
		['kye:chen2021', 'There is no filter kye:; write key:.', ['chen2021']],
		['tags:a tags:b', 'There is no filter tags:; write tag:.', ['a', 'b']],
	];

	for (const [typed, problem, expected] of MISSPELT) {
		it(`tells that ${typed} misspells a filter, and searches its value`, () => {
			const { filters, problems, phrases } = parseQuery(typed);
			assert.deepEqual([filters, problems, phrases], [[], [problem], []]);
			assert.deepEqual(plain(typed), expected);
		});
	}

	it('takes the value of a misspelt filter for half typed, and reads the filters beside it', () => {
		assert.equal(parseQuery('auther:ch').typing, true);
		assert.deepEqual(parseQuery('auther:chen year:2021').filters, [{ kind: 'year', from: 2021, to: 2021 }]);
	});

	it('takes other words with a colon for text', () => {
		for (const text of [
			'foo:bar',
			'CodeT5+: Open Code',
			'title:subtitle',
			'Topics: a subtitle',
			'RAG:A Survey',
			'rag:a survey',
			'map:reduce',
			'10.1000/x:y',
			'doi:10.1000/x',
			'arXiv:2107.03374',
			'arxiv:2107.03374',
			'isbn:9780262035613',
			'https://arxiv.org/abs/2107.03374',
			'12:30',
			'std::vector',
			'tags::vector',
			'yao:2023',
			'pearl:1988',
			'tang:2020',
			'kay:1993',
			'DBLP:conf/icse/Chen21',
			'id:x',
			'auther: a study',
			'auther:',
		]) {
			const { filters, problems, text: searched } = parseQuery(text);
			assert.deepEqual([filters, problems, searched], [[], [], text]);
		}
	});

	const BYLINES: readonly (readonly [typed: string, words: readonly string[]])[] = [
		['chen et al. 2021', ['chen', '2021']],
		['(Chen et al., 2021)', ['chen', '2021']],
		['Chen, M. et al. (2021)', ['chen', '2021']],
		['Chen, M.-Y., Li, J. K. code', ['chen', 'li', 'code']],
		['M. Chen', ['chen']],
		['(J. K. Li)', ['li']],
		['et alii', ['et', 'alii']],
		['C.', ['c']],
		['bugs in C.', ['bugs', 'in', 'c']],
		['C. elegans', ['c', 'elegans']],
	];

	for (const [typed, expected] of BYLINES) {
		it(`reads the names of ${typed}`, () => assert.deepEqual(plain(typed), expected));
	}

	it('takes no name before "et al." for half typed', () => assert.equal(parseQuery('chen et al').typing, false));

	it('takes pasted titles with a colon for text', () => {
		for (const text of [
			'CodeT5: Identifier-aware models',
			'Topic: a survey',
			'the author: a study',
			'title:x',
			'http://x.org',
		]) {
			const { filters, problems, tokens } = parseQuery(text);
			assert.deepEqual([filters, problems], [[], []], text);
			assert.ok(tokens.length > 1, text);
		}
	});

	it('reads hostile text without trouble', () => {
		for (const text of [
			'',
			'   ',
			'"',
			'"""',
			'author:"',
			'\ud800',
			'😀',
			'year:'.repeat(20_000),
			'tags:x '.repeat(20_000),
			'tags:"'.repeat(20_000),
			'"'.repeat(100_001),
			' '.repeat(100_000),
			'A. '.repeat(40_000),
			'et '.repeat(40_000),
			'a '.repeat(50_000),
		]) {
			assert.ok(parseQuery(text));
		}
	});
});
