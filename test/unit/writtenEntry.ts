import assert from 'node:assert/strict';
import { parseBibtex } from '../../src/core/bibliography/reading/bibtex';
import { type EntryOptions, formatEntry } from '../../src/core/bibliography/writing/bibEntry';
import type { Paper } from '../../src/core/paper';

/** A preprint without its peculiarities. */
export const preprint: Paper = {
	id: 'doe2021robots',
	title: 'Robots',
	authors: [{ family: 'Doe', given: 'Jane' }],
	year: 2021,
	arxiv: '2101.00001v3',
	arxivClass: 'cs.RO',
	entryType: 'misc',
};

/** The same paper, published. */
export const published: Paper = {
	...preprint,
	publishedTitle: 'Robots at Work',
	entryType: 'inproceedings',
	venue: 'Proceedings of the Conference on Work',
	venueYear: 2022,
	volume: '7',
	number: '2',
	pages: '10-19',
	publisher: 'Work & Sons',
	doi: '10.1000/Work_7.2',
};

/** The fields of an entry, raw; `entryType` and `key` among them. */
export function entryOf(paper: Paper, options?: EntryOptions): Readonly<Record<string, string>> {
	const { entries, problems } = parseBibtex(formatEntry(paper, options));
	assert.deepEqual(problems, []);
	const [entry] = entries;
	assert.ok(entry && entries.length === 1);
	return {
		entryType: entry.type,
		key: entry.key,
		...Object.fromEntries(entry.fields.map(({ name, value }) => [name, value])),
	};
}

/** One field of the entry, raw; undefined where it is not written. */
export function fieldOf(paper: Paper, name: string, options?: EntryOptions): string | undefined {
	return entryOf(paper, options)[name];
}
