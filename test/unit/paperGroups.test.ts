import assert from 'node:assert/strict';
import { openLibrary } from '../../src/core/library';
import type { Paper } from '../../src/core/paper';
import { countPapers, groupings, groupPapers, sortings } from '../../src/core/paperGroups';
import { bundledData } from './bundledData';

const library = openLibrary(bundledData);

const paper = (id: string, more: Partial<Paper>): Paper => ({ id, title: id, authors: [], entryType: 'misc', ...more });

const small = openLibrary({
	asOf: '2026-11',
	topics: [
		{ id: 'agents', label: 'Agents', description: 'About agents' },
		{ id: 'empty', label: 'Empty', description: 'Nothing' },
	],
	terms: [
		{ id: 't', label: 'T', kind: 'metric', definition: '', definedBy: 'b', forms: [], mentionedBy: ['a', 'b', 'c'] },
	],
	papers: [
		paper('a', { topic: 'agents', year: 2020, venueShort: 'ICSE', authors: [{ family: 'Zed', given: 'A.' }] }),
		paper('b', { year: 2021, authors: [{ literal: 'OpenAI' }, { family: 'Zed', given: 'A.' }] }),
		paper('c', { topic: 'agents', year: 2022 }),
		paper('d', {}),
	],
});

const outline = (by: (typeof groupings)[number], sort: (typeof sortings)[number] = 'year') =>
	groupPapers(small, small.papers, by, sort).map((group) => [
		group.label,
		...group.papers.map((member) => member.id),
		...group.groups.map((inner) => [inner.label, ...inner.papers.map((member) => member.id)]),
	]);

describe('groupPapers', () => {
	it('groups by topic, newest first, without empty topics', () => {
		assert.deepEqual(outline('topic'), [
			['Agents', 'c', 'a'],
			['Works that define terms', 'b', 'd'],
		]);
	});

	it('sorts by title', () => assert.deepEqual(outline('topic', 'title')[0], ['Agents', 'a', 'c']));

	it('groups by year, the unknown last', () => {
		assert.deepEqual(outline('year'), [
			['2022', 'c'],
			['2021', 'b'],
			['2020', 'a'],
			['Year unknown', 'd'],
		]);
	});

	it('groups by venue, the largest first', () => {
		assert.deepEqual(outline('venue'), [
			['Preprints and other works', 'c', 'b', 'd'],
			['ICSE', 'a'],
		]);
	});

	it('lists a paper under each of its authors', () => {
		assert.deepEqual(outline('author'), [
			['OpenAI', 'b'],
			['Zed, A.', 'b', 'a'],
		]);
	});

	it('puts the defining paper of a term first', () => {
		assert.deepEqual(outline('term'), [['Metrics', ['T', 'b', 'c', 'a']]]);
	});

	for (const by of groupings) {
		for (const sort of sortings) {
			it(`has distinct ids and no empty group by ${by}, sorted by ${sort}`, () => {
				const groups = groupPapers(library, library.papers, by, sort);
				assert.equal(new Set(groups.map((group) => group.id)).size, groups.length);
				assert.ok(groups.every((group) => countPapers(group) > 0));
			});
		}
	}

	it('leaves no paper out by topic, year, venue or author', () => {
		for (const by of ['topic', 'year', 'venue', 'author'] as const) {
			const groups = groupPapers(library, library.papers, by, 'year');
			const ids = new Set(groups.flatMap((group) => group.papers.map((member) => member.id)));
			assert.equal(ids.size, library.papers.length, by);
		}
	});
});

describe('countPapers', () => {
	it('counts a paper below several groups once', () => {
		const [metrics] = groupPapers(small, small.papers, 'term', 'year');
		assert.equal(metrics && countPapers(metrics), 3);
	});
});
