import type { Paper } from '../paper';
import type { Term } from '../terms/glossary';
import type { Corpus } from './corpus';
import { createSentenceFinder, highlights, type MatchedWords, matchedWords } from './excerpt';
import { createFilterTest, type RowTest } from './filters';
import { createNameFinder, type NamedPapers } from './namedPapers';
import type { TopicNames } from './paperFields';
import type { PaperIndex, SearchHit } from './paperIndex';
import { parseQuery, type Query } from './query';
import { type QueryWord, queryWords, scorePapers } from './ranking';
import { type RankedPaper, rerank } from './reranking';
import { topRows } from './topRows';

/** The search of an index: the papers that the text names, then by BM25F with a second look at the first hundred. */
export function createSearch(corpus: Corpus, terms: readonly Term[], topicsOf: TopicNames): PaperIndex['search'] {
	const findNamed = createNameFinder(corpus.papers, terms);
	return (text, { limit = 50 } = {}) => {
		const query = parseQuery(text);
		const passes = createFilterTest(query.filters, corpus, { terms, topicsOf });
		const words = queryWords(query.tokens, query.typing, corpus);
		const { papers, total } =
			query.text.trim() === ''
				? newestPapers(query, passes, corpus.papers)
				: rankPapers({ ...query, words, limit }, findNamed(query.text), passes, corpus);
		return {
			hits: toHits(papers.slice(0, limit), matchedWords(words, corpus), corpus),
			total,
			problems: query.problems,
		};
	};
}

interface Ranked {
	readonly papers: readonly RankedPaper[];
	readonly total: number;
}

/** How many papers get the second look. */
const SECOND_LOOK = 100;

function rankPapers(
	query: Query & { readonly words: readonly QueryWord[]; readonly limit: number },
	named: NamedPapers,
	passes: RowTest,
	corpus: Corpus,
): Ranked {
	const { words, phrases, limit, tokens, typing } = query;
	const scores = scorePapers(words, corpus);
	const tiers = nameTiers(named, passes);
	const found = scores.rows.filter(
		(row) => passes(row) && phrases.every((phrase) => corpus.sequences.holdsPhrase(row, phrase)),
	);
	const rows = new Set([...tiers.keys(), ...topRows(found, scores.of, Math.max(limit, SECOND_LOOK))]);
	const first = [...rows].map((row) => ({ row, score: scores.of[row] ?? 0 }));
	const typed = tokens.flatMap(({ word, whole }) => (whole ? [] : [word]));
	const looked = rerank(first.slice(0, SECOND_LOOK + tiers.size), { words, typed, typing }, corpus.sequences);
	const step = 1 + (looked[0]?.score ?? 0);
	const lifted = looked.map(({ row, score }) => ({ row, score: score + step * (tiers.get(row) ?? 0) }));
	return {
		papers: [...lifted.sort((a, b) => b.score - a.score || a.row - b.row), ...first.slice(looked.length)],
		total: new Set([...tiers.keys(), ...found]).size,
	};
}

/** Row → how far a named paper is lifted: meant papers above those that mention what is named, both above the rest. */
function nameTiers({ meant, mentioning }: NamedPapers, passes: RowTest): Map<number, number> {
	const tiers = new Map<number, number>();
	for (const row of mentioning.filter(passes)) {
		tiers.set(row, 1);
	}
	for (const row of meant.filter(passes)) {
		tiers.set(row, 2);
	}
	return tiers;
}

function newestPapers({ filters }: Query, passes: RowTest, papers: readonly Paper[]): Ranked {
	const rows = filters.length > 0 ? [...papers.keys()].filter(passes) : [];
	const age = (row: number) => {
		const { year, venueYear, month = 0 } = papers[row] ?? {};
		return -((year ?? venueYear ?? 0) * 12 + month);
	};
	return { papers: rows.sort((a, b) => age(a) - age(b)).map((row) => ({ row, score: 1 })), total: rows.length };
}

function toHits(ranked: readonly RankedPaper[], matched: MatchedWords, corpus: Corpus): SearchHit[] {
	const findSentence = createSentenceFinder(matched, corpus);
	return ranked.flatMap(({ row, score }) => {
		const paper = corpus.papers[row];
		const sentence = findSentence(row);
		const excerpt = sentence === undefined ? {} : { sentence };
		return paper ? [{ paper, score, titleHighlights: highlights(paper.title, matched), ...excerpt }] : [];
	});
}
