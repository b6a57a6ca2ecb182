import { lazily } from '../lazily';
import type { Library } from '../library';
import type { Paper } from '../paper';
import type { Term } from './glossary';
import { createTermMatcher } from './termMatcher';

/** A library with another glossary, and with the papers that its terms stand for besides its own. */
export function withGlossary(library: Library, terms: readonly Term[], papers: readonly Paper[]): Library {
	const termById = new Map(terms.map((term) => [term.id, term]));
	const paperById = new Map(papers.map((paper) => [paper.id, paper]));
	return {
		...library,
		terms,
		findTerm: (id) => termById.get(id),
		findPaper: (id) => paperById.get(id) ?? library.findPaper(id),
		termsOf: ({ id }) => ({
			introduced: terms.filter((term) => term.definedBy === id),
			mentioned: terms.filter((term) => term.definedBy !== id && term.mentionedBy.includes(id)),
		}),
		termMatcher: lazily(() => createTermMatcher(terms)),
	};
}
