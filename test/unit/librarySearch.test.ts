import assert from 'node:assert/strict';
import type { Paper } from '../../src/core/paper';
import { createLibraryIndex } from '../../src/core/search/librarySearch';
import { createPackedBuilder, packPapers } from '../../src/core/search/packed/packedIndex';
import { finish } from '../../src/core/search/packed/steps';
import type { SearchOptions } from '../../src/core/search/searchAnswer';
import { other, paper } from './searchFixtures';

function libraryOf(parts: Readonly<Record<string, readonly Paper[]>>) {
	const library = createLibraryIndex();
	for (const [id, papers] of Object.entries(parts)) {
		library.setPart(id, packPapers(papers), [id, `${id}.bib`]);
	}
	return library;
}

type Library = ReturnType<typeof createLibraryIndex>;
const ids = (library: Library, typed: string, options?: SearchOptions) =>
	library.search(typed, options).hits.map((hit) => hit.paper.id);
/** What an answer says, whatever the order of equals. */
const scores = (library: Library, typed: string) =>
	library
		.search(typed, { limit: 1000 })
		.hits.map(({ paper, score }) => `${paper.id} ${score.toPrecision(9)}`)
		.sort();

describe('a library of parts', () => {
	const library = libraryOf({
		bundled: [paper('code', 'Code models', { year: 2021 }), paper('moons', 'Moons', { year: 2020 })],
		workspace: [paper('chen2021', 'Code reviews', { year: 2023 }), other],
	});

	it('mixes the papers of all parts by relevance, and tells where they are from', () => {
		assert.deepEqual(ids(library, 'code '), ['code', 'chen2021']);
		assert.deepEqual(library.search('reviews').hits[0]?.sources, ['workspace', 'workspace.bib']);
		assert.equal(library.count, 4);
	});

	const FILTERS: readonly (readonly [typed: string, ids: readonly string[]])[] = [
		['in:workspace', ['chen2021', 'other']],
		['in:work', ['chen2021', 'other']],
		['in:Workspace.bib code', ['chen2021']],
		['in:bundled', ['code', 'moons']],
		['in:nowhere code', ['code', 'chen2021']],
		['in:nowhere', []],
		['key:chen', ['chen2021']],
		['key:CHEN2021', ['chen2021']],
		['key:2021 in:bundled', []],
		['key:o', ['code', 'moons', 'other']],
		['year:2021..', ['chen2021', 'code']],
	];
	for (const [typed, expected] of FILTERS) {
		it(`answers ${typed}`, () => assert.deepEqual(ids(library, typed), expected));
	}

	it('says which libraries there are where a filter names none, and searches the rest', () => {
		assert.deepEqual(library.search('in:nowhere code').problems, [
			'No library is called "nowhere"; there are bundled, bundled.bib, workspace, workspace.bib.',
		]);
		assert.deepEqual(finish(library.find('in:nowhere code')).problems, library.search('in:nowhere code').problems);
		assert.deepEqual(library.search('in:work code').problems, []);
		const many = libraryOf(Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((id) => [id, [paper(id, 'Code')]])));
		assert.match(many.search('in:x').problems[0] ?? '', /; there are a, a.bib, .*, d.bib, 2 more\.$/);
		assert.match(createLibraryIndex().search('in:x').problems[0] ?? '', /; there are none\.$/);
	});

	it('is empty without parts', () => {
		assert.deepEqual(createLibraryIndex().search('code'), { hits: [], total: 0, problems: [] });
		assert.deepEqual(ids(libraryOf({ none: [] }), 'code year:2020'), []);
	});

	it('puts preferred papers first among equals, and not before better ones', () => {
		const twins = libraryOf({
			a: [paper('one', 'Code models')],
			b: [paper('two', 'Code models'), paper('three', 'Models of many other things beside programs')],
		});
		assert.deepEqual(ids(twins, 'code models'), ['one', 'two', 'three']);
		assert.deepEqual(ids(twins, 'code models', { preferred: { parts: new Set(['b']) } }), ['two', 'one', 'three']);
		assert.deepEqual(ids(twins, 'code models', { preferred: { ids: new Set(['two', 'three']) } }), [
			'two',
			'one',
			'three',
		]);
		assert.deepEqual(ids(twins, 'in:b', { preferred: { ids: new Set(['three']) } }), ['three', 'two']);
	});
});

describe('what is searched of a paper', () => {
	const full = paper('doe:2020_x', 'On rivers', {
		authors: [{ family: 'Doe' }],
		editors: [{ family: 'Quill', given: 'Ann' }],
		venue: 'Journal of Waters',
		tags: ['hydrology'],
		note: 'Lent to Bob',
		doi: '10.1000/Riv.7',
		arxiv: '2101.00001',
		url: 'https://example.org/rivers',
	});
	const library = libraryOf({ a: [other, full] });
	const TYPED = [
		'doe:2020_x',
		'10.1000/riv.7',
		'https://doi.org/10.1000/riv.7',
		'https://arxiv.org/abs/2101.00001v3',
		'arXiv:2101.00001',
		'example.org/rivers',
		'waters',
		'ann quill',
		'hydrology',
		'bob',
		'doe:2020',
	];
	for (const typed of TYPED) {
		it(`"${typed}" finds it`, () => assert.equal(ids(library, typed)[0], full.id));
	}
});

describe('an edit of a part', () => {
	const papers = Array.from({ length: 40 }, (_, n) =>
		paper(`p${n}`, `Study ${n} of ${n % 2 ? 'rivers' : 'lakes'} and word${n % 7}`, {
			abstract: `We look at topic${n % 5}. It holds ${'much '.repeat(n % 4)}water.`,
			authors: [{ family: `Author${n % 9}` }],
			year: 2000 + n,
		}),
	);
	const TYPED = [
		'rivers',
		'lakes word3',
		'author4 2013',
		'topic2',
		'watre',
		'stu',
		'year:2010..2020',
		'"topic1 it"',
		'p7',
	];

	it('gives what a new index of the same papers gives, edit after edit', () => {
		const library = libraryOf({ first: [other], book: papers });
		const now = new Map(papers.map((one) => [one.id, one]));
		for (let step = 0; step < 60; step++) {
			const id = `p${(step * 11) % 45}`;
			const removed = step % 4 === 0 ? [id, `p${step}`] : [id];
			const added =
				step % 5 === 3 ? [] : [paper(id, `Changed ${step} rivers word${step % 7}`, { abstract: `Step ${step}.` })];
			for (const gone of removed) {
				now.delete(gone);
			}
			for (const one of added) {
				now.set(one.id, one);
			}
			assert.equal(finish(library.changePart('book', { removed, added })), true);
			const fresh = libraryOf({ first: [other], book: [...now.values()] });
			assert.equal(library.count, fresh.count);
			for (const typed of TYPED) {
				assert.deepEqual(scores(library, typed), scores(fresh, typed), `${typed} after step ${step}`);
			}
		}
	});

	it('takes out every paper with the id, and no other', () => {
		const library = libraryOf({ a: [paper('x', 'Code one'), paper('x', 'Code two'), paper('X', 'Code three')] });
		finish(library.changePart('a', { removed: ['x', 'gone'], added: [] }));
		assert.deepEqual(ids(library, 'code'), ['X']);
	});

	it('takes out ids of signs only', () => {
		const library = libraryOf({ a: [paper('--', 'Code one'), paper('', 'Code two')] });
		finish(library.changePart('a', { removed: ['--', ''], added: [] }));
		assert.deepEqual(ids(library, 'code'), []);
	});

	it('is refused for a part that is not there', () => {
		assert.equal(finish(createLibraryIndex().changePart('a', { removed: [], added: [other] })), false);
	});

	it('leaves waste, which packing the part anew removes', () => {
		const library = libraryOf({ a: papers });
		assert.equal(library.wasteOf('a'), 0);
		finish(
			library.changePart('a', {
				removed: papers.slice(0, 20).map(({ id }) => id),
				added: [paper('new', 'New rivers')],
			}),
		);
		assert.ok(library.wasteOf('a') > 0.4);
		const before = TYPED.map((typed) => scores(library, typed));
		const packed = finish(library.packPart('a'));
		assert.ok(packed);
		library.setPart('a', packed, ['a']);
		assert.equal(library.wasteOf('a'), 0);
		assert.deepEqual(
			TYPED.map((typed) => scores(library, typed)),
			before,
		);
		assert.equal(finish(library.packPart('gone')), undefined);
	});

	it('replaces and removes parts', () => {
		const library = libraryOf({ a: [paper('x', 'Code one')], b: [paper('y', 'Code two')] });
		library.setPart('a', packPapers([paper('z', 'Code three')]));
		assert.deepEqual(ids(library, 'code').sort(), ['y', 'z']);
		library.removePart('b');
		assert.deepEqual(ids(library, 'code'), ['z']);
	});
});

describe('packing', () => {
	it('stops often', () => {
		const builder = createPackedBuilder();
		for (let n = 0; n < 300; n++) {
			builder.add(paper(`p${n}`, `Title ${n}`, { abstract: `words${n} more${n}` }));
		}
		let stops = 0;
		for (const steps = builder.pack(); !steps.next().done; ) {
			stops++;
		}
		assert.ok(stops > 10);
	});

	it('gives back the papers as they were', () => {
		const papers: readonly Paper[] = [
			paper('a', 'Überblick 𝒳 “x”', {
				abstract: '\ufeffOne. Two is é. 三。四。',
				year: 2020,
				venueYear: 2021,
				month: 3,
			}),
			paper('b', '\ud800 lone', { abstract: '', year: -44 }),
			paper('c', '', { authors: [{ literal: 'OpenAI' }, { family: 'O"Neil', given: 'Ann' }] }),
		];
		const { papers: packed } = packPapers(papers);
		assert.deepEqual(
			papers.map((_, row) => packed.at(row)),
			papers,
		);
		assert.deepEqual([packed.yearsAt(0), packed.yearsAt(1), packed.yearsAt(2)], [[2020, 2021], [-44], []]);
		assert.deepEqual(structuredClone(packed.at(0)), papers[0]);
	});
});
