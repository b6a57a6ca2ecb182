import type { Paper } from '../paper';
import type { KnownNames } from './knownNames';

/** A paper found. */
export interface SearchHit {
	readonly paper: Paper;
	/** What the filter `in:` calls where the records of the paper are from. */
	readonly sources: readonly string[];
	/** Comparable within one answer only, in which it does not rise. */
	readonly score: number;
	/** The sentence of the abstract that matched best. */
	readonly sentence?: string;
}

export interface SearchAnswer {
	readonly hits: readonly SearchHit[];
	/** Number of papers found, of which `hits` are the first; where there are more than those, it counts the records of a paper from each source. */
	readonly total: number;
	/** One sentence for each filter that does not parse or does not exist. */
	readonly problems: readonly string[];
}

/** The papers that a text keeps as a filter, without an order: of those that a search finds the ones with all its words, if any. */
export interface FoundPapers {
	/** Of the works. */
	readonly ids: ReadonlySet<string>;
	/** The matched words of the title of one of them: UTF-16 offsets, sorted, apart. */
	highlights(paper: Paper): readonly (readonly [start: number, end: number])[];
	/** One sentence for each filter that does not parse or does not exist. */
	readonly problems: readonly string[];
}

/** What to prefer among papers that match equally well. */
export interface Preferred {
	/** Parts whose papers all are preferred, such as the document's own bibliography. */
	readonly parts?: ReadonlySet<string>;
	/** Ids of papers, such as the keys cited recently. */
	readonly ids?: ReadonlySet<string>;
}

export interface SearchOptions {
	readonly preferred?: Preferred;
	/** Most hits to give, 50 unless told. */
	readonly limit?: number;
	/** The terms and topics that a text may name, such as those learned since; else those that the index was made with. */
	readonly names?: KnownNames;
}
