import assert from 'node:assert/strict';
import { openLibrary } from '../../src/core/library';
import type { Paper } from '../../src/core/paper';
import { type Chart, type CitedKey, libraryCharts } from '../../src/core/statistics';
import { readingHtml, statisticsHtml } from '../../src/core/statisticsHtml';
import { bundledData } from './bundledData';
import { finish } from './finish';

const library = openLibrary(bundledData);

const paper = (id: string, more: Partial<Paper> = {}): Paper => ({
	id,
	title: `Title of ${id}`,
	authors: [{ family: 'Oda' }],
	entryType: 'misc',
	...more,
});

const charts = (papers: readonly Paper[], cited: readonly CitedKey[] = []) =>
	finish(libraryCharts(papers, { topics: [{ id: 'agents', label: 'Agents', description: '' }] }, cited));

const bars = (chart: Chart | undefined) => chart?.bars.map(({ label, count, filter }) => [label, count, filter]);

describe('libraryCharts', () => {
	it('counts years, the newest first, a paper in that of its publication too', () => {
		const papers = [
			paper('a', { year: 2020, venueYear: 2021 }),
			paper('b', { year: 2020, venueYear: 2020 }),
			paper('c'),
		];
		assert.deepEqual(bars(charts(papers)[0]), [
			['2021', 1, 'year:2021'],
			['2020', 2, 'year:2020'],
		]);
	});

	it('puts all years before the last twenty into one bar', () => {
		const papers = Array.from({ length: 50 }, (_, number) => paper(`p${number}`, { year: 1970 + number }));
		const [years] = charts(papers);
		assert.equal(years?.bars.length, 20);
		assert.deepEqual(bars(years)?.at(-1), ['until 2000', 31, 'year:..2000']);
	});

	it('counts a paper of two of those years once', () => {
		const papers = Array.from({ length: 50 }, (_, number) =>
			paper(`p${number}`, { year: 1970 + number, venueYear: 1971 + number }),
		);
		assert.deepEqual(bars(charts(papers)[0])?.at(-1), ['until 2001', 32, 'year:..2001']);
	});

	it('counts topics that the library knows, and venues', () => {
		const papers = [
			paper('a', { topic: 'agents', venue: 'Journal of Folding' }),
			paper('b', { topic: 'other', alsoTopics: ['agents'], venue: 'J. Folding', venueShort: 'JF' }),
			paper('c', { venue: 'Quoted "Venue"' }),
		];
		const [, topics, venues] = charts(papers);
		assert.deepEqual(bars(topics), [['Agents', 2, 'topic:agents']]);
		assert.deepEqual(bars(venues), [
			['JF', 1, 'venue:"JF"'],
			['Journal of Folding', 1, 'venue:"Journal of Folding"'],
		]);
	});

	it('tells cited papers from keys without entry, the most cited first', () => {
		const cited = [
			{ key: 'a', times: 1, paper: paper('a') },
			{ key: 'b:2', times: 7, paper: paper('b', { year: 2020 }) },
			{ key: 'lost', times: 3, paper: undefined },
		];
		const [, , , known, unknown] = charts([], cited);
		assert.deepEqual(bars(known), [
			['Title of b', 7, 'key:"b:2"'],
			['Title of a', 1, 'key:"a"'],
		]);
		assert.equal(known?.bars[0]?.detail, 'Oda, 2020 (b:2)');
		assert.deepEqual(bars(unknown), [['lost', 3, 'lost']]);
	});

	it('adds up the keys of a work, and names the one that is cited most', () => {
		const cited = [
			{ key: 'old', times: 25, paper: paper('b') },
			{ key: 'a', times: 100, paper: paper('a') },
			{ key: 'new', times: 113, paper: paper('b') },
		];
		const known = charts([], cited)[3];
		assert.deepEqual(bars(known), [
			['Title of b', 138, 'key:"new"'],
			['Title of a', 100, 'key:"a"'],
		]);
		assert.equal(known?.bars[0]?.detail, 'Oda (new, old)');
	});

	it('keeps the twenty largest bars, and tells how many there are besides', () => {
		const papers = Array.from({ length: 25 }, (_, number) => paper(`p${number}`, { venue: `Venue ${number}` }));
		const [, , venues] = charts(papers);
		assert.deepEqual([venues?.bars.length, venues?.left], [20, 5]);
	});

	it('has filters that find as many of the bundled papers as the bars of years and topics count', () => {
		const [years, topics] = finish(libraryCharts(library.papers, library, []));
		const all = [...(years?.bars ?? []), ...(topics?.bars ?? [])];
		assert.deepEqual(
			all.map(({ filter, count }) => [filter, count]),
			all.map(({ filter }) => [filter, library.search(filter).total]),
		);
		assert.equal(topics?.bars.length, library.topics.length);
	});
});

describe('statisticsHtml', () => {
	const hostile = '"><img src=x onerror=alert(1)></a><script>alert(2)</script>&\u202e';
	const html = statisticsHtml(
		2,
		charts(
			[paper('a', { venue: hostile.replaceAll('"', "'"), year: 2020 })],
			[
				{ key: hostile, times: 1, paper: undefined },
				{ key: 'b', times: 2, paper: paper('b', { title: hostile }) },
			],
		),
		'nonce',
	);

	it('lets nothing run and nothing be loaded', () => {
		assert.match(html, /content="default-src 'none'; style-src 'nonce-nonce'"/);
		assert.doesNotMatch(html, /<script|<img|javascript:|https?:|style="|\u202e/i);
	});

	it('links bars to their papers in the tree, by one command only', () => {
		const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, link = '']) => link);
		assert.ok(links.length >= 4);
		assert.ok(links.every((link) => link.startsWith('command:relatedWork.showPapers?')));
		const filters = links.map((link) => JSON.parse(decodeURIComponent(link.slice(link.indexOf('?') + 1))));
		assert.deepEqual(filters[0], ['year:2020']);
	});

	it('gives each picture its text, and each list its heading', () => {
		const pictures = html.match(/<svg role="img"[^>]*><title>\d+ (?:paper|citation)s?<\/title>/g) ?? [];
		assert.equal(pictures.length, html.match(/<svg/g)?.length);
		assert.equal(html.match(/<h2>/g)?.length, 5);
	});

	it('has a sentence in the place of each chart without bars', () => {
		const empty = statisticsHtml(0, charts([]), 'nonce');
		assert.doesNotMatch(empty, /<ul>|<svg/);
		assert.match(empty, /<p>0 papers in the library/);
		assert.match(empty, /Every key that is cited has an entry\./);
		assert.match(readingHtml('nonce'), /Reading the library/);
	});
});
