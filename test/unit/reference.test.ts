import assert from 'node:assert/strict';
import { formatReference } from '../../src/core/bibliography/reference';
import type { Author, Paper } from '../../src/core/paper';
import { hostileTexts } from './hostileTexts';

const people = (count: number): Author[] =>
	Array.from({ length: count }, (_, at) => ({ family: `F${String.fromCharCode(97 + at)}`, given: 'Jean-Luc Q.' }));

const article: Paper = {
	id: 'a',
	title: 'Robots at Work',
	authors: [
		{ family: 'van Dam', given: 'Tim' },
		{ family: 'King Jr.', given: 'Ann B.' },
	],
	year: 2020,
	venueYear: 2021,
	entryType: 'article',
	venue: 'Journal of Work',
	volume: '35',
	number: '2',
	pages: '1--72',
	doi: '10.1000/jw.1',
	publisher: 'Work Press',
};
const paper: Paper = {
	...article,
	entryType: 'inproceedings',
	venue: 'Proceedings of Work',
	volume: '',
	publisher: 'ACM',
};
const { venue: _, doi: __, ...unpublished } = article;
const preprint: Paper = { ...unpublished, entryType: 'misc', arxiv: '2001.00001v2', title: 'Do Robots Work?' };
const page: Paper = {
	id: 'p',
	title: 'Robots',
	authors: [{ literal: 'RobotLab' }],
	entryType: 'misc',
	url: 'https://example.org/',
};

describe('formatReference', () => {
	for (const [name, given, style, reference] of [
		[
			'an article',
			article,
			'apa',
			'van Dam, T., & King, A. B., Jr. (2021). Robots at Work. Journal of Work, 35(2), 1–72. https://doi.org/10.1000/jw.1',
		],
		[
			'an article',
			article,
			'ieee',
			'T. van Dam and A. B. King Jr., “Robots at Work,” Journal of Work, vol. 35, no. 2, pp. 1–72, 2021, doi: 10.1000/jw.1.',
		],
		[
			'a paper',
			paper,
			'apa',
			'van Dam, T., & King, A. B., Jr. (2021). Robots at Work. In Proceedings of Work (pp. 1–72). ACM. https://doi.org/10.1000/jw.1',
		],
		[
			'a paper',
			paper,
			'ieee',
			'T. van Dam and A. B. King Jr., “Robots at Work,” in Proceedings of Work, 2021, pp. 1–72, doi: 10.1000/jw.1.',
		],
		[
			'a preprint',
			preprint,
			'apa',
			'van Dam, T., & King, A. B., Jr. (2020). Do Robots Work? (arXiv:2001.00001). arXiv. https://arxiv.org/abs/2001.00001',
		],
		['a preprint', preprint, 'ieee', 'T. van Dam and A. B. King Jr., “Do Robots Work?” 2020, arXiv:2001.00001.'],
		['a page', page, 'apa', 'RobotLab. (n.d.). Robots. https://example.org/'],
		['a page', page, 'ieee', 'RobotLab, “Robots,” n.d. [Online]. Available: https://example.org/'],
		['no author', { ...page, authors: [] }, 'apa', 'Robots. (n.d.). https://example.org/'],
		['no author', { ...page, authors: [] }, 'ieee', '“Robots,” n.d. [Online]. Available: https://example.org/'],
	] as const) {
		it(`writes ${name} as ${style.toUpperCase()} has it`, () => assert.equal(formatReference(given, style), reference));
	}

	it('names up to twenty authors for APA, else nineteen and the last', () => {
		const names = (count: number) => formatReference({ ...page, authors: people(count) }, 'apa').replace(/ \(.*/, '');
		assert.match(names(20), /^Fa, J\.-L\. Q\., .*Fs, J\.-L\. Q\., & Ft, J\.-L\. Q\.$/);
		assert.match(names(21), /Fs, J\.-L\. Q\., … Fu, J\.-L\. Q\.$/);
		assert.ok(!names(21).includes('Ft'));
	});

	it('names up to six authors for IEEE, else the first', () => {
		const names = (count: number) => formatReference({ ...page, authors: people(count) }, 'ieee').replace(/, “.*/, '');
		assert.match(names(6), /^J\.-L\. Q\. Fa, .*, and J\.-L\. Q\. Ff$/);
		assert.equal(names(7), 'J.-L. Q. Fa et al.');
	});

	it('says where the source cut the list', () => {
		const cut = { ...page, authors: people(2), authorsTruncated: true };
		assert.match(formatReference(cut, 'apa'), /^Fa, J\.-L\. Q\., Fb, J\.-L\. Q\., et al\. \(n\.d\.\)/);
		assert.match(formatReference(cut, 'ieee'), /^J\.-L\. Q\. Fa et al\., “/);
	});

	it('gives the number of an article', () => {
		const { pages: ___, ...numbered } = { ...article, articleNumber: '127' };
		assert.match(formatReference(numbered, 'apa'), /, 35\(2\), Article 127\. /);
		assert.match(formatReference(numbered, 'ieee'), /, Art\. no\. 127, 2021/);
	});

	for (const [name, text] of hostileTexts) {
		it(`stays on one line with ${name}`, () => {
			const hostile = { ...article, title: text, venue: text, authors: [{ family: text, given: text }] };
			for (const style of ['apa', 'ieee'] as const) {
				assert.match(formatReference(hostile, style), /^[^\p{Cc}\p{Cs}\u2028\u202a-\u202e\u2066-\u2069]+$/u);
			}
		});
	}
});
