import assert from 'node:assert/strict';
import { readBibliography } from '../../src/core/bibliography/bibliography';
import { createJsonLinesReader } from '../../src/core/bibliography/formats/jsonLines';
import type { Paper } from '../../src/core/paper';
import { finish } from '../../src/core/search/packed/steps';
import { bundledData } from './bundledData';

const read = (text: string, name = 'a.jsonl') => finish(readBibliography(text, name));
const papersOf = (text: string, name?: string) => read(text, name).entries.map(({ paper }) => paper);
const { papers } = bundledData;
/** Without what the data card alone is about. */
const plain = papers.map((paper) => {
	const { confidence: _, kind: __, ...rest } = paper as Paper & { confidence?: string; kind?: string };
	return rest;
});

describe('JSON Lines of papers', () => {
	const lines = papers.map((paper) => JSON.stringify(paper));

	it('give back every paper of the bundled index', () => {
		for (const name of ['a.jsonl', 'A.NDJSON']) {
			assert.deepEqual(papersOf(lines.join('\n'), name), plain);
		}
	});

	it('may have a byte order mark, blank lines and any line ends', () => {
		assert.deepEqual(papersOf(`\uFEFF${lines.join('\r\n\r\n')}\r\n \n`), plain);
	});

	it('are read past broken lines, which are told by number', () => {
		const text = ['{"id":"a","title":"A"}', '', '{"id":"b"', '[1]', '{"title":"No id"}', '{"id":"c","title":"C"}'].join(
			'\n',
		);
		const { entries, problems } = read(text);
		assert.deepEqual(
			entries.map(({ key, start, end }) => [key, text.slice(start, end).trim()]),
			[
				['a', '{"id":"a","title":"A"}'],
				['c', '{"id":"c","title":"C"}'],
			],
		);
		assert.deepEqual(
			problems.map(({ line }) => line),
			[2, 3, 4],
		);
		assert.match(problems[0]?.message ?? '', /^This line is not valid JSON: .+\.$/);
		assert.equal(problems[2]?.message, 'This line is no record with "id" and "title".');
	});

	it('are taken field by field: what is of another kind is left out', () => {
		const odd = {
			id: 7,
			title: ' A\n title ',
			authors: ['Ann Quill', 'Doe, John', { family: 'van Dam', given: 3 }, { literal: 'OpenAI' }, null, {}, 5],
			year: '2020',
			month: 1.5,
			venueYear: 'soon',
			doi: { value: 'x' },
			venue: ['a'],
			tags: 'one',
			introduces: [1, '', null, 'Two', 'Two'],
			authorsTruncated: 'yes',
			abstract: null,
			unknown: 1,
			__proto__: { url: 'x' },
		};
		assert.deepEqual(papersOf(JSON.stringify(odd)), [
			{
				id: '7',
				title: 'A title',
				authors: [
					{ family: 'Quill', given: 'Ann' },
					{ family: 'Doe', given: 'John' },
					{ family: 'van Dam', given: '3' },
					{ literal: 'OpenAI' },
				],
				entryType: 'misc',
				year: 2020,
				tags: ['one'],
				introduces: ['1', 'Two'],
			},
		]);
	});

	it('may stand as a list in a .json file, beside items of CSL', () => {
		assert.deepEqual(papersOf(JSON.stringify(papers), 'a.json'), plain);
		const mixed = [papers[0], { id: 'csl', type: 'book', title: 'B', author: [{ family: 'Doe' }], abstract: 'Cut.' }];
		assert.deepEqual(
			papersOf(JSON.stringify(mixed), 'a.json').map(({ id, authors }) => [id, authors.length > 0]),
			[
				[papers[0]?.id, true],
				['csl', true],
			],
		);
	});

	it('are read in parts, cut anywhere', () => {
		const text = `${lines.slice(0, 20).join('\r\n')}\r\nbroken\n${lines.slice(20, 25).join('\n')}`;
		const all = read(text);
		for (const size of [1, 7, 1000, 5000, text.length]) {
			const reader = createJsonLinesReader();
			const files = [];
			for (let at = 0; at < text.length; at += size) {
				files.push(finish(reader.read(text.slice(at, at + size), at + size >= text.length)));
			}
			assert.deepEqual(
				files.flatMap((file) => file.papers.map(({ paper, start, end }) => [paper, start, end])),
				all.entries.map(({ paper, start, end }) => [paper, start, end]),
			);
			assert.deepEqual(
				files.flatMap(({ problems }) => problems),
				all.problems,
			);
		}
	});
});
