import type { Paper, Topic } from '../../src/core/paper';
import { createLibraryIndex, type LibraryIndex } from '../../src/core/search/librarySearch';
import { packPapers } from '../../src/core/search/packed/packedIndex';
import type { Term } from '../../src/core/terms/glossary';

/** A paper with what a test needs to say about it. */
export function paper(id: string, title: string, more: Partial<Paper> = {}): Paper {
	return { id, title, authors: [], entryType: 'misc', ...more };
}

/** A paper that no test looks for. */
export const other = paper('other', 'Weather of distant moons', { abstract: 'Clouds, winds and storms.', year: 1990 });

/** A library with these papers as its only part. */
export function indexOf(
	papers: readonly Paper[],
	terms: readonly Term[] = [],
	topics: readonly Topic[] = [],
): LibraryIndex {
	const index = createLibraryIndex();
	index.setNames(terms, topics);
	index.setPart('bundled', packPapers(papers, terms, topics), ['bundled']);
	return index;
}

/** The ids of the papers found, best first. */
export function found(papers: readonly Paper[], typed: string): string[] {
	return indexOf(papers)
		.search(typed)
		.hits.map((hit) => hit.paper.id);
}
