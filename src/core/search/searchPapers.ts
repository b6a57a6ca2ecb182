import type { Corpus } from './corpus';
import { correctedTexts } from './correctedTexts';
import { createExcerpts, type Excerpts } from './excerpt';
import { createFilterTest, createLeadTest, filterProblem, type RowTest } from './filters';
import { readKey } from './keyQuery';
import type { KnownNames } from './knownNames';
import { findNamedPapers, type NamedPapers } from './namedPapers';
import { withAllWords } from './narrowing';
import type { Steps } from './packed/steps';
import { createPhraseTest } from './phraseTest';
import { parseQuery, type Query } from './query';
import { createScorer, type QueryWord, queryWords, type Scores } from './ranking';
import { type RankedPaper, rerank } from './reranking';
import type { FoundPapers, SearchAnswer, SearchHit, SearchOptions } from './searchAnswer';
import { topRows } from './topRows';
import { WEIGHTS } from './weights';

/** How far a paper is preferred among equals, 0 to 1, by its row. */
export type Boost = (row: number) => number;

/** The search of an index. */
export interface Search {
	/** The papers that the text names, then by BM25F with a second look at the first hundred. */
	search(text: string, options?: SearchOptions, boost?: Boost): SearchAnswer;
	/** The papers that a filter keeps. Stops behind each. */
	find(text: string, names?: KnownNames): Steps<FoundPapers>;
}

/** Searches a corpus; of a long text, the `mostWords` most telling words. */
export function createSearch(corpus: Corpus, ownNames: KnownNames, mostWords?: number): Search {
	const score = createScorer(corpus);
	const rank = (text: string, known: KnownNames, boost?: Boost) => {
		const query = withoutUnknown(readKey(parseQuery(text), corpus), corpus, known);
		const passes = createFilterTest(query.filters, corpus, known);
		const words = queryWords(query.tokens, query.typing, corpus, mostWords);
		const task = { ...query, words, passes, boost };
		const isOnlyFilters = query.text.trim() === '';
		const ranking = isOnlyFilters
			? newestPapers(task, corpus)
			: rankPapers(task, score(words), namedPapers(task, corpus, known), corpus);
		return { words, query, ranking };
	};
	return {
		search(text, { limit = 50, names = ownNames } = {}, boost) {
			const { words, query, ranking } = rank(text, names, boost);
			const { papers, total } = bestWorks(ranking, limit, corpus);
			return { hits: toHits(papers, words, corpus), total, problems: query.problems };
		},
		*find(text, names = ownNames) {
			const { words, query, ranking } = rank(text, names);
			const rows = yield* withAllWords(ranking.rows(), ranking.named, query, words, score);
			const ids = yield* worksOf(rows, corpus);
			const excerpts = createExcerpts(words, corpus.sequences);
			return { ids, problems: query.problems, highlights: (paper) => excerpts.highlights(paper.title) };
		},
	};
}

/** A query without the filters that name what there is not, each of which is a problem. */
function withoutUnknown(query: Query, corpus: Corpus, known: KnownNames): Query {
	const problems = new Map(query.filters.map((filter) => [filter, filterProblem(filter, corpus, known)]));
	return {
		...query,
		filters: query.filters.filter((filter) => problems.get(filter) === undefined),
		problems: [...query.problems, ...[...problems.values()].flatMap((problem) => problem ?? [])],
	};
}

/** The ids of the works whose records stand in these rows. */
function* worksOf(rows: readonly number[], { papers, works }: Corpus): Steps<ReadonlySet<string>> {
	const firsts = new Set<number>();
	for (const row of rows) {
		firsts.add(works.firstOf(row));
		yield;
	}
	const ids = new Set<string>();
	for (const row of firsts) {
		const paper = papers.at(row);
		if (paper) {
			ids.add(paper.id);
		}
		yield;
	}
	return ids;
}

interface Task extends Query {
	readonly words: readonly QueryWord[];
	readonly passes: RowTest;
	readonly boost: Boost | undefined;
}

/** The papers that the text names or, where it names none, that it names with its misspelt words put right. */
function namedPapers({ text, tokens, words }: Task, { papers }: Corpus, known: KnownNames): NamedPapers {
	const named = findNamedPapers(text, papers, known);
	if (named.meant.length > 0) {
		return named;
	}
	const corrected = correctedTexts(text, tokens, words).map((right) => findNamedPapers(right, papers, known));
	return corrected.find(({ meant }) => meant.length > 0) ?? named;
}

interface Ranking {
	/** Number of records found. */
	readonly total: number;
	/** At least so many of them, the best first, or all. */
	readonly best: (count: number) => readonly RankedPaper[];
	/** All of them, in no order. */
	readonly rows: () => readonly number[];
	/** Those of them that the text names. */
	readonly named: readonly number[];
}

/** The best works, each in the place of its best record; the total counts works where all records were looked at. */
function bestWorks({ total, best }: Ranking, limit: number, { papers, works }: Corpus) {
	for (let reach = 2 * limit; ; reach *= 8) {
		const firsts = new Set<number>();
		const found: RankedPaper[] = [];
		for (const ranked of best(reach)) {
			const first = works.firstOf(ranked.row);
			if (found.length < limit && !firsts.has(first)) {
				firsts.add(first);
				found.push(ranked);
			}
		}
		if (found.length >= limit || reach >= papers.length) {
			return { papers: found, total: found.length < limit ? found.length : total };
		}
	}
}

/** How many papers get the second look. */
const SECOND_LOOK = 100;

function rankPapers(task: Task, scores: Scores, named: NamedPapers, corpus: Corpus): Ranking {
	const { words, phrases, tokens, typing, passes } = task;
	const tiers = nameTiers(named, passes);
	const holdsAll = createPhraseTest(phrases, corpus);
	const found = foundRows(task, scores, holdsAll);
	const typed = tokens.flatMap(({ word, whole }) => (whole ? [] : [word]));
	const best = (count: number) => {
		const rows = new Set([...tiers.keys(), ...topRows(found, scores.of, Math.max(count, SECOND_LOOK))]);
		const first = [...rows].map((row) => ({ row, score: scores.of[row] ?? 0 }));
		const looked = rerank(first.slice(0, SECOND_LOOK + tiers.size), { words, typed, typing }, corpus.sequences);
		const step = 1 + (looked[0]?.score ?? 0);
		const lifted = looked.map(({ row, score }) => ({ row, score: score + step * (tiers.get(row) ?? 0) }));
		return [...lifted.sort((a, b) => b.score - a.score || a.row - b.row), ...first.slice(looked.length)];
	};
	const onlyNamed = [...tiers.keys()].filter((row) => scores.of[row] === 0 || !holdsAll(row)).length;
	const rows = () => [...new Set([...found, ...tiers.keys()])];
	return { total: found.length + onlyNamed, best, rows, named: [...tiers.keys()] };
}

/** The papers that pass the filters and hold the phrases; preferred ones get their boost. */
function foundRows({ filters, phrases, passes, boost }: Task, scores: Scores, holdsAll: RowTest): Uint32Array {
	const isOpen = filters.length === 0 && phrases.length === 0;
	const found = isOpen ? scores.rows : scores.rows.filter((row) => passes(row) && holdsAll(row));
	if (boost) {
		for (const row of found) {
			scores.of[row] = (scores.of[row] ?? 0) * (1 + WEIGHTS.preferred * boost(row));
		}
	}
	return found;
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

/** All that pass the filters, those first whose first author is asked for, then the newest. */
function newestPapers({ filters, passes, boost = () => 0 }: Task, corpus: Corpus): Ranking {
	const { papers } = corpus;
	const leads = createLeadTest(filters, corpus);
	const rows: number[] = [];
	const ranks = new Float64Array(papers.length);
	for (let row = 0; filters.length > 0 && row < papers.length; row++) {
		if (passes(row)) {
			rows.push(row);
			ranks[row] = papers.monthAt(row) + boost(row) / 2 + (leads(row) ? ALL_MONTHS : 0);
		}
	}
	const best = (count: number) => topRows(rows, ranks, count).map((row) => ({ row, score: 1 }));
	return { total: rows.length, best, rows: () => rows, named: [] };
}

// More than any `monthAt`.
const ALL_MONTHS = 12 * 10_000;

function toHits(ranked: readonly RankedPaper[], words: readonly QueryWord[], corpus: Corpus): SearchHit[] {
	const { papers, sequences, works } = corpus;
	const excerpts = createExcerpts(words, sequences);
	return ranked.flatMap(({ row, score }) => {
		const paper = works.paperOf(row);
		const rows = works.rowsOf(row);
		const sources = rows.length === 1 ? papers.sourcesAt(row) : [...new Set(rows.flatMap(papers.sourcesAt))];
		return paper ? [{ paper, sources, score, ...excerptOf(rows, excerpts, papers) }] : [];
	});
}

/** The sentence of the first record that has a fitting one. */
function excerptOf(rows: readonly number[], excerpts: Excerpts, papers: Corpus['papers']): Pick<SearchHit, 'sentence'> {
	for (const row of rows) {
		const number = excerpts.sentence(row);
		if (number !== undefined) {
			return { sentence: papers.sentenceAt(row, number).trim() };
		}
	}
	return {};
}
