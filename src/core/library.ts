import { lazily } from './lazily';
import type { Paper, Topic } from './paper';
import { type KnownNames, knownNames } from './search/knownNames';
import type { Steps } from './search/packed/steps';
import { buildPaperIndexInSteps, type PaperIndex } from './search/paperIndex';
import type { FoundPapers, SearchAnswer, SearchOptions } from './search/searchAnswer';
import type { Term } from './terms/glossary';
import { createTermMatcher, type TermMatcher } from './terms/termMatcher';

/** What the bundled index is made of: the parsed files of `data/`. */
export interface LibraryData {
	readonly papers: readonly Paper[];
	readonly topics: readonly Topic[];
	readonly terms: readonly Term[];
	/** Year and month of the newest fact in the data, "2026-02". */
	readonly asOf: string;
}

/** The papers that can be found, read and cited, and the terms they define. */
export interface Library extends LibraryData {
	findPaper(id: string): Paper | undefined;
	findTerm(id: string): Term | undefined;
	findTopic(id: string): Topic | undefined;
	/** The terms that a paper introduces, and those that it mentions besides. */
	termsOf(paper: Paper): { readonly introduced: readonly Term[]; readonly mentioned: readonly Term[] };
	/** Builds the search index in steps, where it is not there yet; `search` builds the rest at once. */
	prepareSearch(): Iterator<undefined, unknown>;
	search(text: string, options?: SearchOptions): SearchAnswer;
	/** The papers that a filter keeps; see `FoundPapers`. Stops behind each. */
	find(text: string, names?: KnownNames): Steps<FoundPapers>;
	readonly termMatcher: () => TermMatcher;
	/** The names of its terms and topics, for a search that is to know them. */
	readonly knownNames: () => KnownNames;
}

/** Opens a library; the search index and the term matcher are built at their first use. */
export function openLibrary(data: LibraryData): Library {
	const papers = byId(data.papers);
	const terms = byId(data.terms);
	const topics = byId(data.topics);
	const index = inSteps(() => buildPaperIndexInSteps(data.papers, data.terms, data.topics));
	return {
		...data,
		findPaper: (id) => papers.get(id),
		findTerm: (id) => terms.get(id),
		findTopic: (id) => topics.get(id),
		termsOf: ({ id }) => ({
			introduced: data.terms.filter((term) => term.definedBy === id),
			mentioned: data.terms.filter((term) => term.definedBy !== id && term.mentionedBy.includes(id)),
		}),
		prepareSearch: () => index.steps(),
		search: (text, options) => index.whole().search(text, options),
		find: (text, names) => index.whole().find(text, names),
		termMatcher: lazily(() => createTermMatcher(data.terms)),
		knownNames: lazily(() => knownNames(data.terms, data.topics)),
	};
}

function byId<T extends { readonly id: string }>(records: readonly T[]): ReadonlyMap<string, T> {
	return new Map(records.map((record) => [record.id, record]));
}

/** A value made in steps that several callers may take, and that is made to its end when it is needed at once. */
function inSteps(start: () => Iterator<undefined, PaperIndex>) {
	let made: PaperIndex | undefined;
	const work = lazily(start);
	const next = () => {
		const step = made ? { done: true as const, value: made } : work().next();
		made = step.done ? step.value : undefined;
		return step;
	};
	return {
		steps: (): Iterator<undefined, unknown> => ({ next }),
		whole(): PaperIndex {
			while (!made) {
				next();
			}
			return made;
		},
	};
}
