/** What a match in a field is worth, and how much a long field lessens it: BM25F's weight and b. */
export interface FieldWeight {
	readonly weight: number;
	readonly length: number;
}

/**
 * The numbers of the ranking; `bench/search.bench.ts` shows what they give. b is the textbook's. k1, the weights of titles
 * and nearness were chosen on CACM, CISI and one-sentence summaries of 10,000 machine-learning papers, those of names,
 * beginnings and corrections on 360 queries for known papers among the same; round numbers, none is on a sharp peak.
 */
export const WEIGHTS = {
	/** BM25's k1: how soon more occurrences stop to count. */
	saturation: 1.6,
	/** Fields of stems; b is the textbook's, over title and text together. */
	title: 2,
	text: 1,
	contentLength: 0.75,
	/** Fields of words as written, in the order of `NAME_FIELDS`. Tags and topics are there for the filters. */
	names: {
		title: { weight: 1, length: 0.5 },
		/** The first author's family name, by which people cite, counts beside `authors`. */
		lead: { weight: 1.5, length: 0 },
		authors: { weight: 1, length: 0.3 },
		venue: { weight: 1, length: 0 },
		names: { weight: 3, length: 0 },
		tags: { weight: 0, length: 0 },
		topics: { weight: 0, length: 0 },
		/** Of the book that a paper is in; less telling than its authors. */
		editors: { weight: 0.5, length: 0.3 },
	} satisfies Record<string, FieldWeight>,
	/** A word that is half typed, and one that is corrected, against a word that stands there exactly. */
	prefix: 0.5,
	correction: 0.6,
	/** Words of the query that stand near each other, against the words themselves. */
	nearness: 0.2,
	/** What a paper that is preferred among equals, as one of the document's own bibliography, gains. */
	preferred: 0.05,
	/** The title begins with what was typed, or holds it. */
	titleStart: 2.5,
	titleInside: 1.6,
} as const;
