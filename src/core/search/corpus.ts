import type { Paper } from '../paper';
import type { WordSequences } from './wordSequences';

/** The papers that hold a term. */
export interface Postings {
	/** Number of papers. */
	readonly size: number;
	/** Tells how often the term stands in each paper, the rows rising. */
	forEach(visit: (count: number, row: number) => void): void;
}

/** The terms of an index: which papers hold them, and in which field. */
export interface TermDictionary {
	/** Field number → postings; `undefined` when no paper holds the term. */
	find(term: string): ReadonlyMap<number, Postings> | undefined;
	/** The terms that begin with `prefix`. */
	startingWith(prefix: string): Iterable<string>;
	/** The `most` most frequent terms that begin with `prefix` and go on, the most frequent first. */
	frequent(prefix: string, most: number): readonly string[];
	/** The terms within `distance` insertions, deletions and replacements of `term`. */
	near(term: string, distance: number): Iterable<readonly [term: string, distance: number]>;
}

/** The papers of an index by row. A row stays empty when its paper was taken out. */
export interface PaperRows {
	/** Number of rows. */
	readonly length: number;
	/** Number of papers. */
	readonly count: number;
	/** `undefined` for an empty row. */
	at(row: number): Paper | undefined;
	/** The citation key of the paper. */
	keyAt(row: number): string;
	/** The years of the first public and of the published version, as far as they are known. */
	yearsAt(row: number): readonly number[];
	/** Months since the year 0, to sort by; 0 where the year is unknown. */
	monthAt(row: number): number;
	/** A sentence of the abstract by its number. */
	sentenceAt(row: number, number: number): string;
	/** All that the filter `in:` calls sources of papers. */
	readonly sources: readonly string[];
	/** What the filter `in:` calls the sources of the paper. */
	sourcesAt(row: number): readonly string[];
	/** The rows with this id. */
	withId(id: string): readonly number[];
	/** Rows with this key among their `paperKeys`; where very many have it, some of them. */
	named(key: string): readonly number[];
	/** The other rows that may be of the same work, rising; where very many may be, some of them. */
	alike(row: number): readonly number[];
}

/** Which rows are records of the same work; found out when asked, and remembered. */
export interface Works {
	/** The first row of the work that a row is a record of. */
	firstOf(row: number): number;
	/** All rows of that work, rising. */
	rowsOf(row: number): readonly number[];
	/** What its records tell together; `undefined` for an empty row. */
	paperOf(row: number): Paper | undefined;
}

/** Everything the search reads of an index; a row is a paper's number in it. */
export interface Corpus {
	readonly papers: PaperRows;
	/** Stems of what papers say, in the fields `CONTENT_FIELDS`. */
	readonly content: TermDictionary;
	/** Words as written of what papers are called, in the fields `NAME_FIELDS`. */
	readonly names: TermDictionary;
	/** Field number → row → the field's weight over the paper's length normalisation in it. */
	readonly contentNorms: readonly Float32Array[];
	readonly nameNorms: readonly Float32Array[];
	readonly sequences: WordSequences;
	readonly works: Works;
}
