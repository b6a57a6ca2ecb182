import assert from 'node:assert/strict';
import type { Topic } from '../../src/core/paper';
import { finish } from './finish';
import { found, indexOf, other, paper } from './searchFixtures';

const topics: readonly Topic[] = [{ id: 'code-llms', label: 'Code LLMs & pre-training', description: '' }];
const library = [
	paper('a', 'Tests for Code', {
		authors: [
			{ family: 'Chen', given: 'Mark' },
			{ family: "O'Neil", given: 'Bo' },
		],
		year: 2021,
		venue: 'International Conference on Software Engineering',
		venueShort: 'ICSE',
		venueYear: 2022,
		tags: ['code generation', 'agents'],
		topic: 'code-llms',
		abstract: 'We test code. A test of generated code finds bugs, and code is tested again. The end.',
	}),
	paper('b', 'Agents at Work', {
		authors: [{ family: 'Cheng', given: 'Li' }, { literal: 'OpenAI' }],
		year: 2023,
		month: 2,
		venue: 'ACL',
		tags: ['agents'],
		alsoTopics: ['code-llms'],
	}),
	paper('c', 'Agents and Tests', {
		authors: [
			{ family: 'Li', given: 'Mark' },
			{ family: 'Chen', given: 'Bo' },
		],
		year: 2023,
		month: 5,
	}),
	paper('d', 'An undated Test'),
	paper('e', 'Sorting', {
		authors: [
			{ family: 'Knuth', given: 'Donald E.' },
			{ family: 'Roe', given: 'M. C.' },
		],
	}),
];
const index = indexOf(library, [], topics);
const ids = (typed: string) => index.search(typed).hits.map((hit) => hit.paper.id);

describe('filters of a search', () => {
	const FILTERS: readonly (readonly [typed: string, ids: readonly string[]])[] = [
		['author:chen', ['a', 'c']],
		['author:che', ['b', 'a', 'c']],
		['author:chen author:mark', ['a', 'c']],
		['author:li', ['c', 'b']],
		['author:"bo chen"', ['c']],
		['author:"mark che', ['a']],
		['author:"mark chen"', ['a']],
		['author:"Mark Ch', ['a']],
		['author:"Chen, M"', ['a']],
		['author:"Chen, M." tests', ['a']],
		['author:"M. Chen"', ['a']],
		['author:"Chen, B."', ['c']],
		['author:"Chen, C', []],
		['author:"Knuth, D"', ['e']],
		['author:"D. E. Knuth"', ['e']],
		['author:"Knuth, M"', []],
		["author:o'neil", ['a']],
		['author:openai', ['b']],
		['author:nobody', []],
		['year:2021', ['a']],
		['year:2022', ['a']],
		['year:2022..', ['c', 'b', 'a']],
		['year:<2023', ['a']],
		['venue:icse', ['a']],
		['venue:"software eng', ['a']],
		['venue:acl', ['b']],
		['topic:code-llms', ['b', 'a']],
		['topic:pre-training', ['b', 'a']],
		['topic:"code llms"', ['b', 'a']],
		['tag:agents', ['b', 'a']],
		['tag:"code generation"', ['a']],
		['tag:"code agents"', []],
		['author:chen year:2023', ['c']],
	];

	for (const [typed, expected] of FILTERS) {
		it(`${typed} gives all that pass, first authors first, then the newest`, () =>
			assert.deepEqual(ids(typed), expected));
	}

	it('hold beside words', () => {
		assert.deepEqual(ids('tests year:2023'), ['c']);
		assert.deepEqual(ids('"tests for code" year:2023'), []);
	});

	it('that do not parse are told, and the rest is searched', () => {
		const { hits, problems } = index.search('agents work year:soon');
		assert.equal(hits[0]?.paper.id, 'b');
		assert.equal(problems.length, 1);
	});

	it('that name no topic are told, and the rest is searched; authors and years may have no papers', () => {
		const { hits, problems } = index.search('agents work topic:"code nonsense"');
		assert.deepEqual([hits[0]?.paper.id, problems], ['b', ['No topic is called "code nonsense".']]);
		for (const typed of ['topic:pre-tra', 'author:nobody', 'year:1900', 'venue:nowhere', 'tag:none', 'key:none']) {
			assert.deepEqual(index.search(typed).problems, [], typed);
		}
	});
});

describe('quoted phrases of a search', () => {
	it('demand the words one after the other, in a title or within a sentence', () => {
		assert.deepEqual(ids('"generated code"'), ['a']);
		assert.deepEqual(ids('"code generated"'), []);
		assert.deepEqual(ids('"test code a test"'), []);
		assert.deepEqual(ids('"for code"'), ['a']);
	});
});

describe('hits of a search', () => {
	const highlighted = (typed: string, id: string) => {
		const hit = index.search(typed).hits.find(({ paper }) => paper.id === id);
		const ranges = hit && finish(index.find(typed)).highlights(hit.paper);
		return ranges?.map(([start, end]) => hit?.paper.title.slice(start, end));
	};

	it('highlight what matched in the title: words, inflections, beginnings, corrections', () => {
		assert.deepEqual(highlighted('testing', 'a'), ['Tests']);
		assert.deepEqual(highlighted('code tests ', 'a'), ['Tests', 'Code']);
		assert.deepEqual(highlighted('agen', 'b'), ['Agents']);
		assert.deepEqual(highlighted('agnets', 'b'), ['Agents']);
		assert.deepEqual(highlighted('chen', 'a'), []);
	});

	it('highlight a joined name once', () => {
		const named = paper('x', '😀 On GPT-4 Use');
		assert.deepEqual(finish(indexOf([named]).find('gpt-4')).highlights(named), [[6, 11]]);
	});

	it('carry the sentence of the abstract that matched best, where one did', () => {
		const sentence = (typed: string) => index.search(typed).hits.find((hit) => hit.paper.id === 'a')?.sentence;
		assert.equal(sentence('generated bugs '), 'A test of generated code finds bugs, and code is tested again.');
		assert.equal(sentence('code '), 'We test code.');
		assert.equal(sentence('chen'), undefined);
	});

	it('are none for an empty text', () => {
		assert.deepEqual(index.search('  '), { hits: [], total: 0, problems: [] });
		assert.deepEqual(index.search('!?').hits, []);
	});

	it('have scores that do not rise', () => {
		const scores = index.search('tests for agents').hits.map(({ score }) => score);
		assert.deepEqual(
			scores,
			[...scores].sort((a, b) => b - a),
		);
	});
});

describe('hostile text', () => {
	const HOSTILE = [
		'\ud800',
		'\udfff code \ud83d',
		'😀😀',
		'שלום עולם',
		'مرحبا',
		'"'.repeat(99),
		'author:',
		'author:"',
		'year:9999..0000',
		'constructor __proto__ toString',
		'a'.repeat(100_000),
		'a b '.repeat(25_000),
		'x"'.repeat(50_000),
		'tag:x '.repeat(16_000),
		'(((((('.repeat(9000),
	];

	it('is searched like any other', () => {
		for (const text of HOSTILE) {
			assert.ok(index.search(text).total >= 0);
		}
	});

	it('is indexed like any other', () => {
		const papers = [...HOSTILE.map((text, n) => paper(`h${n}`, text, { abstract: text })), other];
		assert.equal(found(papers, 'weather')[0], 'other');
		assert.equal(found(papers, 'constructor')[0], 'h9');
		assert.equal(found(papers, 'שלום')[0], 'h3');
	});

	it('without end is indexed in part', () => {
		const text = Array.from({ length: 150_000 }, (_, n) => `w${n}.`).join(' ');
		const papers = [paper('h', text, { abstract: text, tags: [text], authors: [{ literal: text }] }), other];
		assert.deepEqual(found(papers, 'w1000'), ['h']);
		assert.deepEqual(found(papers, 'w149999 '), []);
	});
});
