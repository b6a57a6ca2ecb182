import assert from 'node:assert/strict';
import { parseQuery } from '../../src/core/search/query';
import type { Term } from '../../src/core/terms/glossary';
import { bundledData } from './bundledData';
import { indexOf, paper } from './searchFixtures';

describe('the filter term:', () => {
	const term = (id: string, label: string, definedBy: string, mentionedBy: readonly string[]): Term => ({
		id,
		label,
		kind: 'method',
		definition: '',
		definedBy,
		forms: [{ text: label }, { text: `${label}-v2` }],
		mentionedBy,
	});
	const library = [
		paper('new', 'Code Llama', { year: 2024 }),
		paper('uses', 'A study', { year: 2023 }),
		paper('old', 'Models', { year: 2020 }),
	];
	const terms = [
		term('code-llama', 'Code Llama', 'old', ['uses']),
		term('mint-a', 'MINT', 'new', []),
		term('mint-b', 'Mint', 'old', ['gone']),
	];
	const index = indexOf(library, terms);
	const ids = (typed: string) => index.search(typed).hits.map((hit) => hit.paper.id);

	const FILTERS: readonly (readonly [typed: string, ids: readonly string[]])[] = [
		['term:code-llama', ['uses', 'old']],
		['term:"Code Llama"', ['uses', 'old']],
		['term:codellama', ['uses', 'old']],
		['term:codellama-v2', ['uses', 'old']],
		['term:mint', ['new', 'old']],
		['term:mint-a', ['new']],
		['term:llama', []],
		['term:code-llama year:2023', ['uses']],
		['study term:code-llama', ['uses']],
	];

	for (const [typed, expected] of FILTERS) {
		it(`${typed} gives the papers that define or mention the term`, () => assert.deepEqual(ids(typed), expected));
	}

	it('says that there is no such term, and searches the rest', () => {
		const { hits, problems } = index.search('study term:llama');
		assert.deepEqual([hits.map((hit) => hit.paper.id), problems], [['uses'], ['No term is called "llama".']]);
		assert.deepEqual(index.search('study term:mint').problems, []);
	});

	it('says how it is written when it has no value', () => {
		assert.match(parseQuery('term:').problems[0] ?? '', /^The filter "term:" has no value; write term:humaneval/);
	});

	it('lists exactly the papers of every bundled term, by its id', () => {
		const { papers, terms, topics } = bundledData;
		const bundled = indexOf(papers, terms, topics);
		for (const { id, definedBy, mentionedBy } of terms) {
			const hits = bundled.search(`term:${id}`, { limit: papers.length }).hits;
			assert.deepEqual(hits.map((hit) => hit.paper.id).sort(), [...new Set([definedBy, ...mentionedBy])].sort(), id);
		}
	});
});
