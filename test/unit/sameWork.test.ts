import assert from 'node:assert/strict';
import { createWorkIndex, isSameWork, isSincePublished } from '../../src/core/bibliography/sameWork';
import type { Author, Paper } from '../../src/core/paper';
import { bundledData } from './bundledData';

const people = (names: string): Author[] => names.split(', ').map((family) => ({ family, given: 'A.' }));

const preprint: Paper = {
	id: 'a',
	title: 'Robots at Work: A Field Study',
	authors: people('Doe, Núñez, van der Berg'),
	year: 2021,
	arxiv: '2101.00001',
	entryType: 'misc',
};
const published: Paper = {
	id: 'b',
	title: 'Robots at Work: a field study',
	authors: people('Doe, Nunez, Berg'),
	venueYear: 2023,
	entryType: 'article',
	venue: 'Journal of Work',
	doi: '10.1000/JW.1',
};
const undated: Paper = { id: 'u', title: published.title, authors: published.authors, entryType: 'article' };
/** The published work as an entry without identifiers would give it. */
const entry = (changes: Partial<Paper>): Paper => {
	const { doi: _, ...plain } = published;
	return { ...plain, id: 'e', ...changes };
};

const same: readonly (readonly [why: string, one: Paper, other: Paper])[] = [
	['by DOI in any case and form', published, entry({ doi: 'https://doi.org/10.1000/jw.1', title: 'Robots' })],
	['by arXiv id of any version', preprint, entry({ arxiv: '2101.00001v4', title: 'Robot Labour' })],
	['by arXiv id in a venue', preprint, entry({ venue: 'arXiv preprint arXiv:2101.00001', title: 'Robot Labour' })],
	['by ACL id and its DOI', { ...published, doi: '10.18653/v1/P18-1001' }, entry({ acl: 'P18-1001', title: 'Robots' })],
	['by title, authors and year', published, entry({})],
	['by a title in other marks', published, entry({ title: 'ROBOTS AT WORK — A Field-Study.' })],
	['by a title without its subtitle', published, entry({ title: 'Robots at Work' })],
	['by the title of the publication', { ...published, title: 'Draft', publishedTitle: 'Robots at Work' }, entry({})],
	['with some authors', published, entry({ authors: people('Doe'), authorsTruncated: true })],
	['with exchanged names', published, entry({ authors: [{ family: 'A.', given: 'Doe' }] })],
	['with a body for its people', published, entry({ authors: [{ literal: 'WorkLab' }] })],
	['as preprint and two years later', preprint, published],
	['in print a year later', published, entry({ venueYear: 2024 })],
	['where a year is unknown', published, undated],
	['as software twice', entry({ entryType: 'software' }), entry({ entryType: 'software', title: 'Robots at Work' })],
	['as software without a type for it', entry({ entryType: 'software' }), entry({ entryType: 'misc' })],
	['as data by DOI', published, entry({ entryType: 'dataset', doi: '10.1000/jw.1' })],
	['with the page of its code', published, entry({ entryType: 'misc', url: 'https://github.com/doe/robots' })],
	['entered as book and as article', entry({ entryType: 'book' }), entry({})],
];

const different: readonly (readonly [why: string, one: Paper, other: Paper])[] = [
	['other authors', published, entry({ authors: people('Smith, Jones') })],
	['most authors other', published, entry({ authors: people('Doe, Smith, Jones') })],
	['two arXiv ids', preprint, entry({ arxiv: '2101.00002' })],
	['two DOIs of publications', published, entry({ doi: '10.1000/JW.2' })],
	['Part I and Part II', entry({ title: 'On Robots, Part I' }), entry({ title: 'On Robots, Part II' })],
	['a part and the whole', entry({ title: 'On Robots' }), entry({ title: 'On Robots: Part II' })],
	['two subtitles', published, entry({ title: 'Robots at Work: A Critique' })],
	['a reply', published, entry({ title: 'Reply to "Robots at Work: A Field Study"' })],
	['an erratum', entry({ title: 'Robots at Work' }), entry({ title: 'Robots at Work: Erratum' })],
	['years apart', published, entry({ venueYear: 2026 })],
	['editions of a book', entry({ entryType: 'book' }), entry({ entryType: 'book', venueYear: 2024 })],
	['no subtitle and no year', entry({ title: 'Robots at Work' }), undated],
	[
		'a short title by a body',
		entry({ title: 'Robots', authors: people('Doe') }),
		entry({ title: 'Robots', authors: [{ literal: 'Lab' }] }),
	],
	['a DOI given by mistake', published, entry({ doi: '10.1000/jw.1', title: 'Bees', authors: people('Smith, Jones') })],
	['software and its paper', entry({ entryType: 'software', venue: '' }), entry({})],
	[
		'data and the preprint about it',
		entry({ entryType: 'dataset', venue: '' }),
		{ ...preprint, title: published.title },
	],
	[
		'a repository by the name of the software',
		entry({ entryType: 'online', venue: '', title: 'Robots at Work', url: 'https://github.com/doe/robots' }),
		published,
	],
	['a book and an article', entry({ entryType: 'book', venue: 'Work Series' }), entry({ volume: '7' })],
	['empty titles', entry({ title: '' }), entry({ title: '' })],
];

describe('isSameWork', () => {
	for (const [why, one, other] of same) {
		it(`takes two records for one work ${why}`, () => {
			assert.deepEqual([isSameWork(one, other), isSameWork(other, one)], [true, true]);
			assert.equal(createWorkIndex([other]).findSameWork(one), other);
		});
	}

	for (const [why, one, other] of different) {
		it(`keeps apart: ${why}`, () => {
			assert.deepEqual([isSameWork(one, other), isSameWork(other, one)], [false, false]);
			assert.equal(createWorkIndex([other]).findSameWork(one), undefined);
		});
	}
});

describe('createWorkIndex', () => {
	it('prefers the record with the same identifier', () => {
		const titled = entry({ id: 'titled' });
		const named = entry({ id: 'named', title: 'Robot Labour', doi: '10.1000/jw.1' });
		assert.equal(createWorkIndex([titled, named]).findSameWork(published), named);
	});

	it('finds each bundled paper, and no other', () => {
		const { findSameWork } = createWorkIndex(bundledData.papers);
		for (const paper of bundledData.papers) {
			assert.equal(findSameWork(paper), paper);
			const { arxiv: _, doi: __, acl: ___, url: ____, ...bare } = paper;
			assert.equal(findSameWork(bare)?.id, paper.id);
		}
	});
});

describe('isSincePublished', () => {
	it('tells a preprint whose paper is published by now', () => {
		assert.equal(isSincePublished(preprint, published), true);
		assert.equal(isSincePublished({ ...preprint, entryType: 'article', venue: 'CoRR' }, published), true);
		assert.equal(isSincePublished(published, published), false);
		assert.equal(isSincePublished(preprint, preprint), false);
		const software: Paper = { ...published, entryType: 'software' };
		assert.deepEqual([isSameWork(software, published), isSincePublished(software, published)], [true, false]);
	});
});
