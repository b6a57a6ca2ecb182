import type { Library } from '../library';
import type { Paper } from '../paper';
import type { Term } from './glossary';
import { createTermMatcher } from './termMatcher';

/** The text that searches for a learned name as it is written, word after word. */
export function quotedName({ label }: Term): string {
	return `"${label.replace(/["“”]/g, ' ')}"`;
}

/** The papers of a library whose titles or abstracts mention a learned term, of those that it finds first; not the one it stands for. */
export function findUsers(term: Term, library: Pick<Library, 'search'>): readonly Paper[] {
	const matcher = createTermMatcher([term]);
	const { hits } = library.search(quotedName(term), { limit: MOST_HITS });
	return hits
		.map(({ paper }) => paper)
		.filter(({ title, abstract = '' }) => matcher.findTerms(`${title}\n${abstract}`).length > 0);
}

const MOST_HITS = 50;
