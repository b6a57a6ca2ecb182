import { lazily } from './lazily';
import type { Paper, Topic } from './paper';
import { type KnownNames, knownNames } from './search/knownNames';
import { createLibraryIndex } from './search/librarySearch';
import { createPackedBuilder, type PackedIndex, packAll } from './search/packed/packedIndex';
import type { Steps } from './search/packed/steps';
import type { FoundPapers, SearchAnswer, SearchOptions } from './search/searchAnswer';
import type { Term } from './terms/glossary';
import { createTermMatcher, type TermMatcher } from './terms/termMatcher';

/** The name of the papers that ship with the extension, as a source of papers. */
export const BUNDLED = 'bundled';

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
	/** Packs its papers in steps, where they are not packed yet; `search` packs the rest at once. */
	pack(): Iterator<undefined, PackedIndex>;
	search(text: string, options?: SearchOptions): SearchAnswer;
	/** The papers that a filter keeps; see `FoundPapers`. Stops behind each. */
	find(text: string, names?: KnownNames): Steps<FoundPapers>;
	readonly termMatcher: () => TermMatcher;
	/** The names of its terms and topics, for a search that is to know them. */
	readonly knownNames: () => KnownNames;
}

/** Opens a library; its papers are packed and the term matcher is built at their first use. */
export function openLibrary(data: LibraryData): Library {
	const papers = byId(data.papers);
	const terms = byId(data.terms);
	const topics = byId(data.topics);
	const packed = inSteps(() => packAll(createPackedBuilder(data.terms, data.topics), data.papers));
	const index = lazily(() => {
		const made = createLibraryIndex();
		made.setNames(data.terms, data.topics);
		made.setPart(BUNDLED, packed.whole(), [BUNDLED]);
		return made;
	});
	return {
		...data,
		findPaper: (id) => papers.get(id),
		findTerm: (id) => terms.get(id),
		findTopic: (id) => topics.get(id),
		termsOf: ({ id }) => ({
			introduced: data.terms.filter((term) => term.definedBy === id),
			mentioned: data.terms.filter((term) => term.definedBy !== id && term.mentionedBy.includes(id)),
		}),
		pack: packed.steps,
		search: (text, options) => index().search(text, options),
		find: (text, names) => index().find(text, names),
		termMatcher: lazily(() => createTermMatcher(data.terms)),
		knownNames: lazily(() => knownNames(data.terms, data.topics)),
	};
}

function byId<T extends { readonly id: string }>(records: readonly T[]): ReadonlyMap<string, T> {
	return new Map(records.map((record) => [record.id, record]));
}

/** A value made in steps that several callers may take, and that is made to its end when it is needed at once. */
function inSteps<T>(start: () => Iterator<undefined, T>) {
	let made: T | undefined;
	const work = lazily(start);
	const next = () => {
		const step = made ? { done: true as const, value: made } : work().next();
		made = step.done ? step.value : undefined;
		return step;
	};
	return {
		steps: (): Iterator<undefined, T> => ({ next }),
		whole(): T {
			for (;;) {
				const { done, value } = next();
				if (done) {
					return value;
				}
			}
		},
	};
}
