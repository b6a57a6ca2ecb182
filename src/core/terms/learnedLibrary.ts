import type { WorkIndex } from '../bibliography/sameWork';
import type { Library } from '../library';
import type { Paper } from '../paper';
import { knownNamesInSteps } from '../search/knownNames';
import type { Steps } from '../search/packed/steps';
import type { Term } from './glossary';
import { learnedTerm, mergeGlossaries, userTerm } from './learnedGlossary';
import type { LearnedName } from './learnedTerms';
import { createTermMatcherInSteps } from './termMatcher';

/** What a user has put down of a name: the paper that it stands for; without one it is no term. */
export interface PutName {
	readonly name: string;
	readonly paper: Paper | undefined;
}

/**
 * A library with the names that were learned and those that the user put down; a paper that the library has as well, which
 * `works` tells, is the library's. Stops behind each name.
 */
export function* learnedLibrary(
	library: Library,
	works: WorkIndex,
	learned: readonly LearnedName[],
	put: readonly PutName[],
): Steps<Library> {
	const papers: Paper[] = [];
	const known = (paper: Paper) => {
		const found = works.findSameWork(paper) ?? paper;
		papers.push(found);
		return found.id;
	};
	const terms: Term[] = [];
	for (const name of learned) {
		terms.push(learnedTerm(name, known(name.paper)));
		yield;
	}
	const user = {
		terms: put.flatMap(({ name, paper }) => (paper ? [userTerm(name, known(paper))] : [])),
		forgotten: put.filter(({ paper }) => paper === undefined).map(({ name }) => name),
	};
	return yield* withGlossary(library, yield* mergeGlossaries(library.terms, terms, user), papers);
}

/**
 * A library with another glossary, which its search knows as well, and with the papers that its terms stand for besides its own.
 * Stops behind each term.
 */
export function* withGlossary(library: Library, terms: readonly Term[], papers: readonly Paper[]): Steps<Library> {
	const matcher = yield* createTermMatcherInSteps(terms);
	const names = yield* knownNamesInSteps(terms, library.topics);
	const paperById = new Map(papers.map((paper) => [paper.id, paper]));
	return {
		...library,
		terms,
		findTerm: (id) => names.termsById.get(id),
		findPaper: (id) => paperById.get(id) ?? library.findPaper(id),
		termsOf: ({ id }) => ({
			introduced: terms.filter((term) => term.definedBy === id),
			mentioned: terms.filter((term) => term.definedBy !== id && term.mentionedBy.includes(id)),
		}),
		search: (text, options) => library.search(text, { names, ...options }),
		find: (text, given = names) => library.find(text, given),
		termMatcher: () => matcher,
		knownNames: () => names,
	};
}
