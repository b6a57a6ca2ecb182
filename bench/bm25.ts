import { stemmer } from 'stemmer';
import { authorName, type Paper } from '../src/core/paper';
import { STOP_WORDS } from '../src/core/search/stopWords';

/**
 * The plain reference: BM25 (k1 1.2, b 0.75) over one field with everything a paper record says (title, abstract, keywords,
 * authors, venue, year), words of letters and digits, stop words left out, Porter's stems. Shares only the list of stop
 * words with the product.
 */
export function buildBm25(papers: readonly Paper[]): (text: string, limit: number) => string[] {
	const documents = papers.map((paper) => analyse(documentText(paper)));
	const average = documents.reduce((sum, terms) => sum + terms.length, 0) / Math.max(1, documents.length);
	const postings = new Map<string, Map<number, number>>();
	for (const [row, terms] of documents.entries()) {
		for (const term of terms) {
			const rows = postings.get(term) ?? new Map<number, number>();
			postings.set(term, rows.set(row, (rows.get(row) ?? 0) + 1));
		}
	}
	const norms = documents.map((terms) => K1 * (1 - B + (B * terms.length) / Math.max(1, average)));
	return (text, limit) => {
		const scores = new Map<number, number>();
		for (const term of analyse(text)) {
			const rows = postings.get(term) ?? new Map<number, number>();
			const idf = Math.log(1 + (papers.length - rows.size + 0.5) / (rows.size + 0.5));
			for (const [row, count] of rows) {
				const score = (idf * count * (K1 + 1)) / (count + (norms[row] ?? K1));
				scores.set(row, (scores.get(row) ?? 0) + score);
			}
		}
		return [...scores]
			.sort(([rowA, a], [rowB, b]) => b - a || rowA - rowB)
			.slice(0, limit)
			.map(([row]) => papers[row]?.id ?? '');
	};
}

const K1 = 1.2;
const B = 0.75;

function documentText({ title, abstract, tags = [], authors, venue, year }: Paper): string {
	const names = authors.map((author) =>
		'literal' in author ? author.literal : `${author.given ?? ''} ${authorName(author)}`,
	);
	return [title, abstract, ...tags, ...names, venue, year].filter((part) => part !== undefined).join('\n');
}

function analyse(text: string): string[] {
	const words =
		text
			.normalize('NFKD')
			.replace(/\p{M}/gu, '')
			.toLowerCase()
			.match(/[\p{L}\p{N}]+/gu) ?? [];
	return words.filter((word) => !STOP_WORDS.has(word)).map((word) => stemmer(word));
}
