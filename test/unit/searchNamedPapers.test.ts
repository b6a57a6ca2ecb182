import assert from 'node:assert/strict';
import type { Term } from '../../src/core/terms/glossary';
import { found, indexOf, other, paper } from './searchFixtures';

describe('a citation key', () => {
	const chen = { authors: [{ family: 'Chen' }] };
	const papers = [
		paper('chen2021b', 'On models', { ...chen, year: 2021 }),
		paper('c', 'Evaluating programs', { ...chen, year: 2020 }),
		paper('a', 'Evaluating models', { ...chen, year: 2021 }),
		other,
	];

	it('that no paper has is searched as author, year and words of the title', () => {
		for (const typed of ['chen2021evaluating', 'Chen2021Evaluat', 'chenEvaluating2021', 'chen2021evalauting ']) {
			assert.equal(found(papers, typed)[0], 'a', typed);
		}
		assert.deepEqual(found(papers, 'chen2021evaluating year:2020'), ['c']);
	});

	it('of JabRef or DBLP is searched as author and year', () => {
		for (const typed of ['chen21', 'Chen21a', 'ChenTJ21', 'DBLP:conf/nips/ChenTJ21', 'conf/nips/ChenTJ21']) {
			assert.deepEqual(found(papers, typed).slice(0, 2).sort(), ['a', 'chen2021b'], typed);
		}
		const knuth = paper('k', 'Sorting', { authors: [{ family: 'Knuth' }], year: 1998 });
		assert.deepEqual(found([knuth, ...papers], 'Knuth98'), ['k']);
		for (const typed of ['utf16', 'models21', 'evaluating20', 'DBLP:conf/nips/']) {
			assert.deepEqual(found(papers, typed), [], typed);
		}
		const keyed = paper('x', 'Moons', { key: 'DBLP:conf/nips/Chen21' });
		assert.equal(found([keyed, ...papers], 'DBLP:conf/nips/Chen21')[0], 'x');
	});

	it('that a paper has, or that is half typed, stays as it is', () => {
		assert.deepEqual(found(papers, 'chen2021b'), ['chen2021b']);
		assert.deepEqual(found(papers, 'chen2021'), ['chen2021b']);
	});
});

describe('named papers', () => {
	const term: Term = {
		id: 'cl',
		label: 'Code Llama',
		kind: 'model',
		definition: '',
		definedBy: 'llama',
		forms: [{ text: 'Code Llama' }, { text: 'CodeLlama' }],
		mentionedBy: ['uses', 'llama'],
	};
	const papers = [
		paper('talks', 'Code Llama and Code Llama', { abstract: 'Code Llama.' }),
		paper('uses', 'A study of models'),
		paper('llama', 'Open models for programs', {
			arxiv: '2308.12950',
			doi: '10.1000/ABC.1',
			url: 'https://www.example.org/p/1/',
		}),
		paper('mint', 'Neurons', { introduces: ['MINT'] }),
		paper('fresh', 'Fresh mint', { abstract: 'Mint.' }),
	];
	const named = indexOf(papers, [term]);
	const first = (typed: string) => named.search(typed).hits.map((hit) => hit.paper.id);

	it('come first: who defined the term, then who mentions it, then the rest', () => {
		assert.equal(first('Code Llama')[2], 'talks');
		for (const typed of ['Code Llama', 'codellama', 'code-llama', '"Code Llama"']) {
			assert.deepEqual(first(typed).slice(0, 2), ['llama', 'uses'], typed);
		}
		assert.equal(first('mint')[0], 'mint');
	});

	it('come first when a word of the name is misspelt', () => {
		for (const typed of ['Code Lama', 'code-lama', 'codelama', 'CodeLlamma']) {
			assert.deepEqual(first(typed).slice(0, 2), ['llama', 'uses'], typed);
		}
	});

	it('come first by the likeliest correction that is a name', () => {
		const common = [
			paper('b', 'Models of code'),
			paper('c', 'Code again'),
			paper('a', 'Programs', { introduces: ['Codex'] }),
		];
		assert.equal(found(common, 'codx')[0], 'a');
	});

	it('are found by identifiers and addresses', () => {
		const TYPED = [
			'2308.12950',
			'https://arxiv.org/pdf/2308.12950v3.pdf',
			'https://doi.org/10.1000/abc.1',
			'example.org/p/1',
			'llama',
		];
		for (const typed of TYPED) {
			assert.equal(first(typed)[0], 'llama', typed);
		}
	});

	it('are found by the key that DBLP gives an arXiv paper', () => {
		assert.equal(first('DBLP:journals/corr/abs-2308-12950')[0], 'llama');
	});

	it('fulfil the filters', () => assert.deepEqual(first('mint year:2020'), []));
});
