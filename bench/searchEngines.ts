import MiniSearch, { type Options, type SearchOptions } from 'minisearch';
import type { Paper, Topic } from '../src/core/paper';
import { type KnownNames, knownNames } from '../src/core/search/knownNames';
import { createLibraryIndex } from '../src/core/search/librarySearch';
import { joinSegments } from '../src/core/search/packed/joinedCorpus';
import { openPackedIndex, type PackedIndex, packPapers } from '../src/core/search/packed/packedIndex';
import { fullName } from '../src/core/search/paperFields';
import { createSearch } from '../src/core/search/searchPapers';
import type { Term } from '../src/core/terms/glossary';
import { type Bm25Index, buildBm25, searchBm25 } from './bm25';

/** What is searched. */
export interface Library {
	readonly papers: readonly Paper[];
	readonly terms: readonly Term[];
	readonly topics: readonly Topic[];
}

/** A saved index. */
export type Saved = string | Uint8Array;

/** A built index. */
export interface OpenedEngine {
	/** Ids of papers, best first. */
	search(text: string, limit: number): string[];
	/** What a cache or a package would hold. */
	save(): Saved;
}

/** A way to search; `name` is what `--engine` takes. */
export interface Engine {
	readonly name: string;
	build(library: Library): OpenedEngine;
	/** Opens what `save` gave for the same library. */
	open(saved: Saved, library: Library): OpenedEngine;
}

/** The engines compared, the product's first. */
export const ENGINES: readonly Engine[] = [
	{
		name: 'related-work',
		build: (library) => productEngine(packPapers(library.papers, library.terms, library.topics), library),
		open: (saved, library) => productEngine(openPackedIndex(saved as Uint8Array), library),
	},
	{
		name: 'related-work-all-words',
		build: ({ papers, terms, topics }) => allWordsEngine(packPapers(papers, terms, topics), knownNames(terms, topics)),
		open: (saved, { terms, topics }) => allWordsEngine(openPackedIndex(saved as Uint8Array), knownNames(terms, topics)),
	},
	miniSearchEngine('minisearch-default', {}),
	miniSearchEngine('minisearch-readme', { boost: { title: 2 }, prefix: true, fuzzy: 0.2 }),
	{
		name: 'bm25',
		build: ({ papers }) => bm25Engine(buildBm25(papers), papers),
		open: (saved, { papers }) => bm25Engine(readBm25(String(saved)), papers),
	},
];

function productEngine(index: PackedIndex | undefined, { terms, topics }: Library): OpenedEngine {
	if (!index) {
		throw new Error('The saved index does not open.');
	}
	const library = createLibraryIndex();
	library.setNames(terms, topics);
	library.setPart('all', index);
	return {
		search: (text, limit) => library.search(text, { limit }).hits.map(({ paper }) => paper.id),
		save: () => index.bytes,
	};
}

/** Searches long texts by more words than the product does, as many as the second look has places for. */
function allWordsEngine(index: PackedIndex | undefined, names: KnownNames): OpenedEngine {
	if (!index) {
		throw new Error('The saved index does not open.');
	}
	const corpus = joinSegments([{ index, base: 0, removed: undefined, sources: [] }]);
	const { search } = createSearch(corpus, names, 254);
	return {
		search: (text, limit) => search(text, { limit }).hits.map(({ paper }) => paper.id),
		save: () => index.bytes,
	};
}

function miniSearchEngine(name: string, searchOptions: SearchOptions): Engine {
	const options: Options<Paper> = {
		fields: ['title', 'abstract', 'tags', 'authors', 'venue', 'year'],
		extractField: (paper, field) => miniSearchField(paper, field),
		searchOptions,
	};
	const opened = (index: MiniSearch<Paper>): OpenedEngine => ({
		search: (text, limit) =>
			index
				.search(text)
				.slice(0, limit)
				.map(({ id }) => String(id)),
		save: () => JSON.stringify(index),
	});
	return {
		name,
		build({ papers }) {
			const index = new MiniSearch<Paper>(options);
			index.addAll(papers);
			return opened(index);
		},
		open: (saved) => opened(MiniSearch.loadJSON<Paper>(String(saved), options)),
	};
}

function miniSearchField(paper: Paper, field: string): string {
	switch (field) {
		case 'authors':
			return paper.authors.map(fullName).join(', ');
		case 'tags':
			return paper.tags?.join(', ') ?? '';
		default:
			return String(paper[field as 'id' | 'title' | 'abstract' | 'venue' | 'year'] ?? '');
	}
}

function bm25Engine(index: Bm25Index, papers: readonly Paper[]): OpenedEngine {
	return {
		search: (text, limit) => searchBm25(index, text, limit).map((number) => papers[number]?.id ?? ''),
		save: () =>
			JSON.stringify({
				postings: [...index.postings].map(([term, counts]) => [term, [...counts]]),
				lengths: index.lengths,
			}),
	};
}

function readBm25(saved: string): Bm25Index {
	const { postings, lengths } = JSON.parse(saved) as {
		readonly postings: readonly (readonly [string, readonly (readonly [number, number])[]])[];
		readonly lengths: readonly number[];
	};
	return { postings: new Map(postings.map(([term, counts]) => [term, new Map(counts)])), lengths };
}
