import assert from 'node:assert/strict';
import {
	type Check,
	fieldProblems,
	formSchema,
	isAclId,
	isArxivId,
	isDoi,
	isName,
	isPlain,
	isUrl,
	paperSchema,
	remnantsIn,
	setOf,
} from './dataRules';

describe('the rules for the data', () => {
	const cases: readonly (readonly [string, Check, readonly unknown[], readonly unknown[]])[] = [
		['an arXiv id', isArxivId, ['2107.03374', '1409.0473'], ['2113.03374', 'arXiv:2107.03374', '2107.03374v2']],
		['a DOI', isDoi, ['10.1145/3597503.3639138'], ['https://doi.org/10.1145/1', '10.1145/ 1', '10.1145', 'doi:10.1/x']],
		['an ACL id', isAclId, ['2025.findings-naacl.176', 'P02-1040'], ['2021.emnlp-main', 'https://x', 'P02-1040 ']],
		['a URL', isUrl, ['https://a.org', 'https://a.org/b?c=d#e'], ['http://a.org', 'https://a.org/b c', 'https://a']],
		['a name', isName, ['Le Goues', 'Ben-Nun', "O'Neill", 'Paaß', 'J. W.'], ['', ' Chen', '{Chen}', 'Chen1']],
		['a set', setOf(isPlain), [['a', 'b']], [[], ['a', 'a'], 'a', [1]]],
	];

	for (const [what, check, good, bad] of cases) {
		it(`know ${what}`, () => {
			assert.deepEqual([good.filter((value) => !check(value)), bad.filter(check)], [[], []]);
		});
	}

	it('find what a source left in a text', () => {
		const broken = ['$k$', '\\emph', '{A', 'a  b', 'a ', ' a', '', 'a\nb', 'a&amp;b', '<i>a</i>', 'Ã©', 'a\u200bb'];
		const glued = ['agent systems.While', 'misuses,which', '(e.g.,from', 'opti- mal', '``a', 'Code~Llama'];
		assert.deepEqual([...broken, ...glued].filter(isPlain), []);
	});

	it('leave alone what may stand in a text', () => {
		const fine = [
			'Up to $0.42 -- 5% & >1B, e.g., A',
			'Inter- and intra-operator',
			'See https://a.org/b.Cd,ef.',
			'~70× larger',
		];
		assert.deepEqual(fine.flatMap(remnantsIn), []);
	});

	it('name a missing, a misspelt and a malformed field', () => {
		const missing = ['collection', 'title', 'authors', 'entryType'].map((field) => `a: no ${field}`);
		assert.deepEqual(fieldProblems({ id: 'a', tilte: 'T', year: '2021' }, paperSchema), [
			...missing,
			'a: tilte',
			'a: year',
		]);
		assert.deepEqual(fieldProblems({ id: 'f', text: ' a', contextWords: [] }, formSchema), [
			'f: id',
			'f: text',
			'f: contextWords',
		]);
	});
});
