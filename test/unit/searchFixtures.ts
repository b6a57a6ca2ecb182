import type { Paper } from '../../src/core/paper';
import { buildPaperIndex } from '../../src/core/search/paperIndex';

/** A paper with what a test needs to say about it. */
export function paper(id: string, title: string, more: Partial<Paper> = {}): Paper {
	return { id, title, authors: [], entryType: 'misc', ...more };
}

/** A paper that no test looks for. */
export const other = paper('other', 'Weather of distant moons', { abstract: 'Clouds, winds and storms.', year: 1990 });

/** The ids of the papers found, best first. */
export function found(papers: readonly Paper[], typed: string): string[] {
	return buildPaperIndex(papers)
		.search(typed)
		.hits.map((hit) => hit.paper.id);
}
