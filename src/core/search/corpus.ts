import type { Paper } from '../paper';
import type { WordSequences } from './wordSequences';

/** Paper's row in the index → how often the term stands there. */
export type Postings = ReadonlyMap<number, number>;

/** The terms of an index: which papers hold them, and in which field. */
export interface TermDictionary {
	/** Field number → postings; `undefined` when no paper holds the term. */
	find(term: string): ReadonlyMap<number, Postings> | undefined;
	/** The terms that begin with `prefix`. */
	startingWith(prefix: string): Iterable<readonly [term: string, fields: ReadonlyMap<number, Postings>]>;
	/** The terms within `distance` insertions, deletions and replacements of `term`. */
	near(term: string, distance: number): Iterable<readonly [term: string, distance: number]>;
}

/** Everything the search reads of an index; a row is a paper's place in `papers`. */
export interface Corpus {
	readonly papers: readonly Paper[];
	/** Stems of what papers say, in the fields `CONTENT_FIELDS`. */
	readonly content: TermDictionary;
	/** Words as written of what papers are called, in the fields `NAME_FIELDS`. */
	readonly names: TermDictionary;
	/** Field number → row → the field's weight over the paper's length normalisation in it. */
	readonly contentNorms: readonly Float32Array[];
	readonly nameNorms: readonly Float32Array[];
	readonly sequences: WordSequences;
}
