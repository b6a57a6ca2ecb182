import assert from 'node:assert/strict';
import { createLibraryIndex } from '../../src/core/search/librarySearch';
import { packPapers } from '../../src/core/search/packed/packedIndex';
import { bundledData } from './bundledData';
import { finish } from './finish';
import { paper } from './searchFixtures';

const { papers, terms, topics } = bundledData;
const bundled = createLibraryIndex();
bundled.setNames(terms, topics);
bundled.setPart('bundled', packPapers(papers, terms, topics), ['bundled']);

const sorted = (ids: Iterable<string>) => [...ids].sort();

const shelved = [
	paper('both', 'Code Reviews', { year: 2020, authors: [{ family: 'Chen' }] }),
	paper('one', 'Code', { year: 2020 }),
	paper('apart', 'Cranes of Paper'),
	paper('joined', 'PaperCranes Fold'),
];

describe('the papers that a filter keeps', () => {
	const QUERIES = ['code', 'c', 'code year:2021', 'year:..2019', '"program repair"', 'topic:agents', 'term:humaneval'];
	for (const typed of [...QUERIES, 'HumanEval', 'chen2021codex', 'humanevl', 'year:x', 'in:nowhere', '']) {
		it(`are all of the search for “${typed}”`, () => {
			const { hits, problems } = bundled.search(typed, { limit: papers.length });
			const found = finish(bundled.find(typed));
			assert.deepEqual(sorted(found.ids), sorted(hits.map((hit) => hit.paper.id)));
			assert.deepEqual(found.problems, problems);
		});
	}

	const shelf = createLibraryIndex();
	shelf.setPart('a', packPapers(shelved), ['a']);
	const NARROWED: readonly (readonly [typed: string, ids: readonly string[]])[] = [
		['code reviews', ['both']],
		['code revie', ['both']],
		['cdoe reviews', ['both']],
		['the code of reviews', ['both']],
		['code year:2020', ['both', 'one']],
		['reviews chen', ['both']],
		['paper cranes', ['apart', 'joined']],
		['code cranes', ['apart', 'both', 'one']],
		['code nonsense', ['both', 'one']],
	];
	for (const [typed, ids] of NARROWED) {
		it(`hold all words of “${typed}”, if any does`, () => assert.deepEqual(sorted(finish(shelf.find(typed)).ids), ids));
	}

	it('are the one that a name stands for, and those that have its words', () => {
		const { ids } = finish(bundled.find('code llama'));
		const { hits } = bundled.search('code llama', { limit: papers.length });
		assert.ok(hits[0] && ids.has(hits[0].paper.id) && ids.size < hits.length);
	});

	it('are works, whichever of their records is found', () => {
		const library = createLibraryIndex();
		library.setPart('a', packPapers([paper('a1', 'On Paper Cranes and Their Many Folds', { arxiv: '2101.00001' })]), [
			'a',
		]);
		library.setPart('b', packPapers([paper('b1', 'Paper Cranes', { arxiv: '2101.00001', note: 'Folded twice.' })]), [
			'b',
		]);
		assert.deepEqual([...finish(library.find('twice')).ids], ['a1']);
		assert.deepEqual([...finish(library.find('in:b')).ids], ['a1']);
	});

	it('stay the same while another search goes on', () => {
		const steps = bundled.find('code');
		steps.next();
		bundled.search('survey');
		assert.equal(finish(steps).ids.size, bundled.search('code', { limit: papers.length }).hits.length);
	});
});
