import assert from 'node:assert/strict';
import { mergeRecords } from '../../src/core/bibliography/mergedPaper';
import type { Author } from '../../src/core/paper';
import { paper } from './searchFixtures';

const people = (...names: readonly string[]): Author[] =>
	names.map((name) => {
		const [given, family = ''] = name.split(' ');
		return given ? { family, given } : { family };
	});

describe('records of one work together', () => {
	const preprint = paper('chen2021', 'Evaluating Large Language Models: A Study', {
		authors: people('M Chen', 'J Tworek'),
		authorsTruncated: true,
		year: 2021,
		month: 7,
		arxiv: '2107.03374',
		abstract: 'Long and telling.',
		tags: ['code'],
		topic: 'models',
	});
	const published = paper('uri#chen', 'Evaluating large language models', {
		key: 'chen',
		authors: people('Mark Chen', 'Jerry Tworek', 'Heewoo Jun'),
		entryType: 'inproceedings',
		year: 2022,
		venue: 'ICSE',
		venueYear: 2022,
		pages: '1-9',
		doi: '10.1/x',
		abstract: 'Cut.',
		tags: ['mine', 'code'],
		note: 'Read twice',
	});

	it('are one where there is one', () => assert.equal(mergeRecords([preprint]), preprint));

	it('tell the richest of each field, by the id of the first', () => {
		assert.deepEqual(mergeRecords([preprint, published]), {
			id: 'chen2021',
			title: preprint.title,
			authors: published.authors,
			entryType: 'inproceedings',
			year: 2021,
			month: 7,
			arxiv: '2107.03374',
			doi: '10.1/x',
			venue: 'ICSE',
			venueYear: 2022,
			pages: '1-9',
			abstract: 'Long and telling.',
			tags: ['code', 'mine'],
			topic: 'models',
			note: 'Read twice',
		});
	});

	it('keep the key of the first', () => {
		const merged = mergeRecords([published, preprint]);
		assert.deepEqual([merged.id, merged.key, merged.title], ['uri#chen', 'chen', preprint.title]);
	});

	it('keep volume and pages of one publication apart from those of another', () => {
		const article = paper('b', preprint.title, { entryType: 'article', venue: 'TSE', venueYear: 2023, volume: '7' });
		const { venue, pages, volume } = mergeRecords([preprint, published, article]);
		assert.deepEqual([venue, pages, volume], ['ICSE', '1-9', undefined]);
	});

	it('complete a publication by other records of it', () => {
		const more = paper('b', 'Any', { ...published, pages: '', publisher: 'ACM' });
		assert.equal(mergeRecords([published, more]).publisher, 'ACM');
		assert.equal(mergeRecords([more, published]).pages, '1-9');
	});

	it('take a preprint for none', () => {
		const corr = paper('b', preprint.title, {
			entryType: 'article',
			venue: 'CoRR',
			volume: 'abs/2107.03374',
			year: 2021,
		});
		assert.equal(mergeRecords([corr, published]).venue, 'ICSE');
		assert.equal(mergeRecords([corr, preprint]).volume, 'abs/2107.03374');
	});

	it('name the publication by its own title', () => {
		const other = { ...published, title: 'Codex under test' };
		assert.equal(mergeRecords([preprint, other]).publishedTitle, 'Codex under test');
		assert.equal(mergeRecords([preprint, published]).publishedTitle, undefined);
	});

	it('leave titles in capitals and keys for titles', () => {
		const loud = paper('a', 'EVALUATING LARGE LANGUAGE MODELS: A STUDY');
		const none = paper('b', 'b', { arxiv: '2107.03374' });
		assert.equal(mergeRecords([loud, none, preprint]).title, preprint.title);
	});

	it('do not date a work by a slip', () => {
		const slip = { ...published, year: 1022 };
		assert.deepEqual([mergeRecords([preprint, slip]).year, mergeRecords([published, preprint]).month], [2021, 7]);
		assert.equal(mergeRecords([preprint, { ...preprint, year: 2020 }]).month, 7);
		assert.equal(mergeRecords([preprint, paper('b', 'Any', { year: 2020 })]).month, undefined);
	});

	it('do not take bodies or cut lists for more people', () => {
		const body = { ...preprint, authors: [{ literal: 'OpenAI' }], authorsTruncated: false };
		assert.deepEqual(mergeRecords([body, published]).authors, published.authors);
		assert.deepEqual(mergeRecords([preprint, paper('b', 'Any')]).authors, preprint.authors);
		assert.equal(mergeRecords([preprint, paper('b', 'Any')]).authorsTruncated, true);
	});
});
