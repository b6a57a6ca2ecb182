import type { BibliographyEntry } from '../bibliography/bibliography';
import type { Library } from '../library';
import type { Paper } from '../paper';
import { type EntryIndex, searchEntries } from './entrySearch';
import { STRIDE, type Steps } from './packed/steps';
import { nameKey } from './paperKeys';

/** A work to cite: an entry of the document's bibliography, or a paper of the library that has none there. */
export type CitationProposal = { readonly entry: BibliographyEntry } | { readonly paper: Paper };

export interface ProposalSources {
	/** The document's bibliographies, in its order. */
	readonly indexes: readonly EntryIndex[];
	readonly library: Library;
	/** The keys that the document cites. */
	readonly cited: readonly string[];
	/** The ids of the papers of the library that were picked last, the latest first. */
	readonly recent: readonly string[];
}

/**
 * What may be meant by the words typed in a citation: of the document's bibliography first the entry with that very key,
 * then that of the paper for which a name stands, what is cited already, what was picked lately, and the rest; then papers of
 * the library. Stops behind some thousand entries.
 */
export function* proposeCitations(typed: string, sources: ProposalSources): Steps<CitationProposal[]> {
	const isSearch = typed.trim() !== '';
	const papers = isSearch ? foundPapers(typed, sources.library) : recentPapers(sources);
	yield;
	const known = papers.slice(0, MOST_PAPERS).flatMap((paper) => entryOf(paper, sources.indexes) ?? []);
	const hits = yield* searchEntries(sources.indexes, typed);
	const found = isSearch ? hits.map(({ entry }) => entry) : allEntries(sources.indexes);
	// What the library knows of a work is surer than a corrected word, and less sure than the words of an entry.
	const isSurer = found.length === 0 || hits[0]?.corrected === true;
	const rank = rankOf(typed, sources, new Set(isSurer ? [...known, ...found] : found));
	const entries = yield* mostFitting(isSurer ? [...known, ...found] : [...found, ...known], rank);
	const without = papers.filter((paper) => entryOf(paper, sources.indexes) === undefined);
	return [...entries.map((entry) => ({ entry })), ...without.slice(0, MOST_PAPERS).map((paper) => ({ paper }))];
}

const MOST_ENTRIES = 40;
const MOST_PAPERS = 15;
/** Of these many have an entry. */
const MOST_FOUND = 45;
const RANKS = 5;

/** Of each key the first entry, by rank; entries of the same rank stay as they are. */
function* mostFitting(
	entries: readonly BibliographyEntry[],
	rank: (entry: BibliographyEntry) => number,
): Steps<readonly BibliographyEntry[]> {
	const ranked = Array.from({ length: RANKS }, () => new Map<string, BibliographyEntry>());
	for (const [number, entry] of entries.entries()) {
		const ofRank = ranked[rank(entry)];
		if (ofRank && ofRank.size < MOST_ENTRIES && !ofRank.has(entry.key)) {
			ofRank.set(entry.key, entry);
		}
		if (number % STRIDE === 0) {
			yield;
		}
	}
	return ranked.flatMap((ofRank) => [...ofRank.values()]).slice(0, MOST_ENTRIES);
}

function rankOf(
	typed: string,
	sources: ProposalSources,
	sure: ReadonlySet<BibliographyEntry>,
): (entry: BibliographyEntry) => number {
	const { indexes, library } = sources;
	const whole = typed.trim().toLowerCase();
	const keysOf = (papers: readonly Paper[]) => new Set(papers.flatMap((paper) => entryOf(paper, indexes)?.key ?? []));
	const isNamed = keysOf(namedPapers(typed, library));
	const isCited = new Set(sources.cited);
	const isRecent = keysOf(recentPapers(sources));
	return (entry) => {
		const { key } = entry;
		if (key.length === whole.length && key.toLowerCase() === whole) {
			return 0;
		}
		if (isNamed.has(key)) {
			return 1;
		}
		return sure.has(entry) && isCited.has(key) ? 2 : sure.has(entry) && isRecent.has(key) ? 3 : 4;
	};
}

function entryOf(paper: Paper, indexes: readonly EntryIndex[]): BibliographyEntry | undefined {
	for (const index of indexes) {
		const entry = index.entryOf(paper);
		if (entry) {
			return entry;
		}
	}
	return undefined;
}

function allEntries(indexes: readonly EntryIndex[]): BibliographyEntry[] {
	return indexes.flatMap(({ rows }) => rows.map(({ entry }) => entry));
}

/** Those that what was typed is the name of come first, which the search may know nothing of. */
function foundPapers(typed: string, library: Library): Paper[] {
	const hits = library.search(typed, { limit: MOST_FOUND }).hits.map((hit) => hit.paper);
	return [...new Map([...namedPapers(typed, library), ...hits].map((paper) => [paper.id, paper])).values()];
}

function namedPapers(typed: string, library: Library): Paper[] {
	const terms = library.knownNames().termsByForm.get(nameKey(typed)) ?? [];
	return terms.flatMap(({ definedBy }) => library.findPaper(definedBy) ?? []);
}

function recentPapers({ library, recent }: ProposalSources): Paper[] {
	return recent.flatMap((id) => library.findPaper(id) ?? []);
}
