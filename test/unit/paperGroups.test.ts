import assert from 'node:assert/strict';
import { openLibrary } from '../../src/core/library';
import type { Paper } from '../../src/core/paper';
import { filledGroups, type Grouping, groupings, leafGroup, type PaperGroup } from '../../src/core/paperGroup';
import { type GroupingFacts, groupPapers } from '../../src/core/paperGroups';
import { type Sorting, sortings, sortPapers } from '../../src/core/paperOrder';
import { bundledData } from './bundledData';
import { finish } from './finish';

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
		paper('b', { collection: 'cited', year: 2021, authors: [{ literal: 'OpenAI' }, { family: 'Zed', given: 'A.' }] }),
		paper('c', { topic: 'agents', year: 2022 }),
		paper('d', { topic: 'of another library' }),
		paper('e', { year: 1999 }),
	],
});

const facts = (more: Partial<GroupingFacts> = {}): GroupingFacts => ({
	...small,
	sources: [
		{ id: 'off', label: 'off.bib', kind: 'workspace' },
		{ id: 'refs', label: 'refs.bib', kind: 'document' },
		{ id: 'bundled', label: 'Bundled', kind: 'bundled' },
	],
	sourcesOf: ({ id }) => (id === 'd' ? ['refs'] : id === 'b' ? ['refs', 'bundled'] : ['bundled']),
	cited: new Set(),
	...more,
});

const grouped = (papers: readonly Paper[], by: Grouping, sort: Sorting, more: GroupingFacts): readonly PaperGroup[] =>
	finish(groupPapers(finish(sortPapers(papers, sort)), by, more));

const ids = (papers: readonly Paper[]) => papers.map(({ id }) => id);

const outline = (by: Grouping, sort: Sorting = 'year', more: Partial<GroupingFacts> = {}) =>
	grouped(small.papers, by, sort, facts(more)).map((group) => [
		group.label,
		...ids(group.papers),
		...group.groups.map((inner) => [inner.label, ...ids(inner.papers)]),
	]);

describe('groupPapers', () => {
	it('groups by topic, newest first, without empty topics; the user’s papers without topic by source', () => {
		assert.deepEqual(outline('topic'), [
			['Your papers', ['refs.bib', 'd'], ['Bundled', 'e']],
			['Agents', 'c', 'a'],
			['Works that define terms', 'b'],
		]);
	});

	it('lists the user’s papers without topic at once where they are from one source', () => {
		const [own] = outline('topic', 'year', { sourcesOf: () => ['refs'] });
		assert.deepEqual(own, ['Your papers', 'e', 'd']);
	});

	it('sorts by title', () => assert.deepEqual(outline('topic', 'title')[1], ['Agents', 'a', 'c']));

	it('groups by year, the unknown last', () => {
		assert.deepEqual(outline('year'), [
			['2022', 'c'],
			['2021', 'b'],
			['2020', 'a'],
			['1999', 'e'],
			['Year unknown', 'd'],
		]);
	});

	it('groups by venue, the largest first', () => {
		assert.deepEqual(outline('venue'), [
			['Preprints and other works', 'c', 'b', 'e', 'd'],
			['ICSE', 'a'],
		]);
	});

	it('lists a paper under each of its authors', () => {
		assert.deepEqual(outline('author'), [
			['OpenAI', 'b'],
			['Zed, A.', 'b', 'a'],
		]);
	});

	it('puts many authors below their first letters, and counts a paper of two of them once', () => {
		const family = (number: number) => `${number % 2 === 0 ? 'Österberg' : 'Žižek'} ${number}`;
		const papers = Array.from({ length: 300 }, (_, number) =>
			paper(`p${number}`, { authors: [{ family: family(2 * number) }, { family: family(2 * number + 1) }] }),
		);
		const others = paper('q', { authors: [{ literal: '北京大学' }] });
		const groups = grouped([...papers, others], 'author', 'title', facts());
		assert.deepEqual(
			groups.map(({ label, count, groups: inner }) => [label, count, inner.length]),
			[
				['O', 300, 300],
				['Z', 300, 300],
				['Others', 1, 1],
			],
		);
		assert.equal(groups[0]?.groups[0]?.label, 'Österberg 0');
	});

	it('puts the defining paper of a term first, and counts a paper below several terms once', () => {
		assert.deepEqual(outline('term'), [['Metrics', ['T', 'b', 'c', 'a']]]);
		const [metrics] = grouped(small.papers, 'term', 'year', facts());
		assert.equal(metrics?.count, 3);
	});

	it('groups by source, a paper of several below each, and shows sources without papers', () => {
		assert.deepEqual(outline('source'), [['This document', 'b', 'd'], ['Workspace'], ['Bundled', 'c', 'b', 'a', 'e']]);
	});

	it('puts the files of a workspace below it, and those added beside it', () => {
		const sources = [
			{ id: 'added', label: 'mine.ris', kind: 'added' },
			{ id: 'w1', label: 'a.bib', kind: 'workspace' },
			{ id: 'w2', label: 'b.bib', kind: 'workspace' },
		] as const;
		const sourcesOf = ({ id }: Paper) => (id === 'a' ? ['added'] : id === 'b' ? ['w1', 'w2'] : ['w1']);
		assert.deepEqual(outline('source', 'title', { sources, sourcesOf }), [
			['Workspace', ['a.bib', 'b', 'c', 'd', 'e'], ['b.bib', 'b']],
			['mine.ris', 'a'],
		]);
		const [workspace] = grouped(small.papers, 'source', 'title', facts({ sources, sourcesOf }));
		assert.deepEqual([workspace?.source, workspace?.count], ['workspace', 4]);
	});

	it('tells of which month the bundled index is', () => {
		const [bundled] = grouped(small.papers, 'source', 'title', facts()).slice(-1);
		assert.deepEqual([bundled?.label, bundled?.description], ['Bundled', 'Index as of 2026-11']);
	});

	it('tells what the document cites from what it does not', () => {
		assert.deepEqual(outline('cited', 'year', { cited: new Set(['a', 'd', 'gone']) }), [
			['Cited in this document', 'a', 'd'],
			['Not cited yet', ['refs.bib', 'b'], ['Bundled', 'c', 'b', 'e']],
		]);
	});

	for (const by of groupings) {
		for (const sort of sortings) {
			it(`has distinct ids by ${by}, sorted by ${sort}`, () => {
				const groups = grouped(library.papers, by, sort, facts(library));
				assert.equal(new Set(groups.map((group) => group.id)).size, groups.length);
			});
		}
	}

	it('leaves no paper out by topic, year, venue, author, source or citation', () => {
		for (const by of groupings.filter((one) => one !== 'term')) {
			const groups = grouped(library.papers, by, 'year', facts(library));
			const all = groups.flatMap((group) => [...group.papers, ...group.groups.flatMap(({ papers }) => papers)]);
			assert.equal(new Set(ids(all)).size, library.papers.length, by);
		}
	});
});

describe('filledGroups', () => {
	it('leaves out what has no paper, at each level', () => {
		const sources = ['w1', 'w2'].map((id) => ({ id, label: id, kind: 'workspace' }) as const);
		const groups = grouped(small.papers, 'source', 'title', facts({ sources, sourcesOf: () => ['w2'] }));
		const added = { ...leafGroup('added', 'source', 'added'), source: 'added' };
		const [workspace, ...others] = filledGroups([...groups, added]);
		assert.deepEqual(
			workspace?.groups.map(({ label }) => label),
			['w2'],
		);
		assert.deepEqual(others, []);
	});
});

describe('sortPapers', () => {
	const sorted = (...titles: readonly string[]) =>
		ids(
			finish(
				sortPapers(
					titles.map((title) => paper(title, { title })),
					'title',
				),
			),
		);

	it('heeds words and numbers, not case, accents and punctuation', () => {
		const titles = ['A Study', '“An Edit”', 'Éclair', 'eclairs', 'GPT-4', 'GPT-10', 'Zebra', 'Žižek', '中文'];
		assert.deepEqual(sorted(...[...titles].reverse()), titles);
	});

	it('puts the newest month first', () => {
		const papers = [paper('old', { year: 2020, month: 12 }), paper('none', {}), paper('new', { year: 2021, month: 1 })];
		assert.deepEqual(ids(finish(sortPapers(papers, 'year'))), ['new', 'old', 'none']);
	});
});
