import { stemmer } from 'stemmer';
import type { Paper } from '../src/core/paper';
import { fullName } from '../src/core/search/paperFields';
import { STOP_WORDS } from '../src/core/search/stopWords';

/** Term → document number → how often the term stands there; and how many terms each document has. */
export interface Bm25Index {
	readonly postings: ReadonlyMap<string, ReadonlyMap<number, number>>;
	readonly lengths: readonly number[];
}

/**
 * The plain reference: BM25 over one field with all that a paper's record says (title, abstract, keywords, authors, venue,
 * year), words of letters and digits without accents, stop words left out, Porter's stems. It shares nothing with the
 * product's ranking but the list of stop words.
 */
export function buildBm25(papers: readonly Paper[]): Bm25Index {
	const postings = new Map<string, Map<number, number>>();
	const lengths = papers.map((paper, number) => {
		const terms = analyse(paperText(paper));
		for (const term of terms) {
			const counts = postings.get(term) ?? new Map<number, number>();
			postings.set(term, counts.set(number, (counts.get(number) ?? 0) + 1));
		}
		return terms.length;
	});
	return { postings, lengths };
}

/** Document numbers by falling score; of equals the earlier document. */
export function searchBm25({ postings, lengths }: Bm25Index, text: string, limit: number): number[] {
	const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
	const scores = new Map<number, number>();
	for (const term of analyse(text)) {
		const counts = postings.get(term) ?? new Map<number, number>();
		const idf = Math.log(1 + (lengths.length - counts.size + 0.5) / (counts.size + 0.5));
		for (const [number, count] of counts) {
			const norm = 1 - B + (B * (lengths[number] ?? 0)) / average;
			scores.set(number, (scores.get(number) ?? 0) + (idf * count * (K1 + 1)) / (count + K1 * norm));
		}
	}
	const ranked = [...scores].sort(([numberA, a], [numberB, b]) => b - a || numberA - numberB);
	return ranked.slice(0, limit).map(([number]) => number);
}

const K1 = 1.2;
const B = 0.75;

function paperText({ title, abstract, tags = [], authors, venue, year }: Paper): string {
	return [title, abstract, ...tags, ...authors.map(fullName), venue, year].join('\n');
}

function analyse(text: string): string[] {
	const folded = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
	return (folded.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !STOP_WORDS.has(word)).map(stemmer);
}
