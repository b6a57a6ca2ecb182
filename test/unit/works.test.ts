import assert from 'node:assert/strict';
import type { Paper } from '../../src/core/paper';
import { createLibraryIndex } from '../../src/core/search/librarySearch';
import { packPapers } from '../../src/core/search/packed/packedIndex';
import { finish } from '../../src/core/search/packed/steps';
import { other, paper } from './searchFixtures';

const record = (uri: string, key: string, title: string, more: Partial<Paper> = {}) =>
	paper(`${uri}#${key}`, title, { key, ...more });

function libraryOf(parts: Readonly<Record<string, readonly Paper[]>>) {
	const library = createLibraryIndex();
	for (const [id, papers] of Object.entries(parts)) {
		library.setPart(id, packPapers(papers), [id]);
	}
	return library;
}

describe('one work of several sources', () => {
	const authors = [{ family: 'Chen', given: 'Mark' }];
	const bundled = paper('chen2021', 'Evaluating Large Language Models Trained on Code', {
		authors,
		arxiv: '2107.03374',
		year: 2021,
		abstract: 'We introduce Codex.',
		topic: 'models',
	});
	const mine = record('book.bib', 'codex', '{Evaluating} large models', { authors, arxiv: '2107.03374', year: 2021 });
	const theirs = record('lab.bib', 'Chen:21', 'Evaluating Large Language Models Trained on Code.', {
		authors: [{ family: 'Chen', given: 'M.' }],
		entryType: 'inproceedings',
		venue: 'NeurIPS',
		year: 2022,
	});
	const library = libraryOf({ bundled: [other, bundled], 'book.bib': [mine], 'lab.bib': [theirs] });
	const hits = (typed: string, limit?: number) => library.search(typed, limit === undefined ? {} : { limit }).hits;

	it('is one hit, told by all its records, with all its sources', () => {
		const [hit, ...more] = hits('evaluating large language models trained');
		assert.deepEqual(more, []);
		assert.equal(hit?.paper.id, 'chen2021');
		assert.equal(hit?.paper.venue, 'NeurIPS');
		assert.equal(hit?.paper.abstract, bundled.abstract);
		assert.deepEqual(hit?.sources, ['bundled', 'book.bib', 'lab.bib']);
	});

	it('is found by what any of its records says, and highlighted in the title that is shown', () => {
		for (const typed of ['codex', 'Chen:21', 'key:codex', 'key:chen:21', 'venue:neurips', 'introduce', '2107.03374']) {
			assert.deepEqual(
				hits(typed).map((hit) => hit.paper.id),
				['chen2021'],
				typed,
			);
		}
		const [hit] = hits('evaluating venue:neurips');
		assert.ok(hit);
		const [[start, end] = []] = finish(library.find('evaluating venue:neurips')).highlights(hit.paper);
		assert.equal(hit.paper.title.slice(start, end), 'Evaluating');
		assert.equal(hits('introduce in:lab')[0]?.sentence, 'We introduce Codex.');
	});

	it('fulfils filters by different records', () => {
		assert.equal(hits('in:lab topic:models key:codex').length, 1);
		assert.equal(hits('in:lab topic:models author:quill').length, 0);
	});

	it('is found by the id of each record', () => {
		for (const id of ['chen2021', 'book.bib#codex', 'lab.bib#Chen:21']) {
			const work = library.findWork(id);
			assert.equal(work?.paper.id, 'chen2021');
			assert.deepEqual(
				work?.records.map(({ part, paper: { key } }) => [part, key]),
				[
					['bundled', undefined],
					['book.bib', 'codex'],
					['lab.bib', 'Chen:21'],
				],
			);
		}
		assert.equal(library.findWork('none'), undefined);
		assert.equal(library.findWork('other')?.paper, library.findWork('other')?.records[0]?.paper);
	});

	it('is listed once, without its abstract', () => {
		const listed = finish(library.works());
		assert.deepEqual(
			listed.map(({ id, abstract, venue }) => [id, abstract, venue]),
			[
				['other', undefined, undefined],
				['chen2021', undefined, 'NeurIPS'],
			],
		);
	});

	it('follows edits', () => {
		const edited = libraryOf({ bundled: [bundled], book: [mine] });
		assert.equal(finish(edited.works()).length, 1);
		finish(
			edited.changePart('book', { removed: [mine.id], added: [record('book', 'codex', 'Whales', { doi: '10.1/w' })] }),
		);
		assert.deepEqual(
			finish(edited.works()).map(({ id }) => id),
			['chen2021', 'book#codex'],
		);
		edited.removePart('bundled');
		assert.equal(edited.findWork('chen2021'), undefined);
	});

	it('leaves works apart that share a title', () => {
		const preface = (key: string, year: number) => record('a', key, 'Preface', { year, authors });
		const apart = libraryOf({ a: [preface('one', 1990), preface('two', 2000), preface('three', 2000)] });
		assert.deepEqual(
			finish(apart.works()).map(({ id }) => id),
			['a#one', 'a#two'],
		);
		assert.equal(apart.findWork('a#three')?.paper.id, 'a#two');
	});

	it('is found where thousands of papers share a title', () => {
		const prefaces = Array.from({ length: 5000 }, (_, number) =>
			record('a', `k${number}`, 'Preface', { year: 1000 + 3 * (number % 300), authors: [{ family: `Name${number}` }] }),
		);
		const many = libraryOf({ a: [...prefaces, record('a', 'last', 'On rivers')] });
		assert.equal(many.search('preface').hits.length, 50);
		assert.equal(many.search('rivers').hits[0]?.paper.key, 'last');
		assert.equal(many.findWork('a#k4999')?.paper.key, 'k4999');
		assert.equal(finish(many.works()).length, 5001);
	});

	it('fills as many hits as asked for', () => {
		const twins = Array.from({ length: 40 }, (_, number) => `Rivers of land${number} in flood`);
		const part = (uri: string) =>
			twins.map((title, number) => record(uri, `k${number}`, title, { year: 2000, authors }));
		const many = libraryOf(Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((uri) => [uri, part(uri)])));
		assert.equal(many.search('rivers', { limit: 30 }).hits.length, 30);
		assert.equal(new Set(many.search('rivers', { limit: 30 }).hits.map((hit) => hit.paper.title)).size, 30);
		assert.equal(many.search('in:a', { limit: 30 }).hits.length, 30);
		const all = many.search('rivers', { limit: 50 });
		assert.deepEqual([all.hits.length, all.total], [40, 40]);
		assert.deepEqual(many.search('rivers', { limit: 1 }).hits[0]?.sources, ['a', 'b', 'c', 'd', 'e', 'f']);
	});
});

describe('a paper of a file', () => {
	const mine = record('file:///home/ann/whales.bib', 'doe:2020_x', 'On rivers');
	const library = libraryOf({ a: [other, mine] });

	it('is found by its key', () => {
		for (const typed of ['doe:2020_x', 'key:DOE', 'doe']) {
			assert.equal(library.search(typed).hits[0]?.paper.id, mine.id, typed);
		}
	});

	it('is not found by where the file is', () => {
		for (const typed of ['whales', 'home', 'key:whales']) {
			assert.deepEqual(library.search(typed).hits, [], typed);
		}
	});
});
