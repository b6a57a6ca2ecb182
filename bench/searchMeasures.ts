import type { JudgedQuery } from './collection';
import { averagePrecision, mean, ndcg, percentile, recall, reciprocalRank, successAt1 } from './metrics';
import type { Engine, Library, OpenedEngine } from './searchEngines';
import { seededRandom } from './seededRandom';

/** A line of the table. Times in milliseconds, sizes in bytes. */
export interface SearchRow {
	readonly collection: string;
	readonly engine: string;
	readonly ndcg10: number;
	readonly map: number;
	readonly recall20: number;
	readonly mrr: number;
	readonly success1: number;
	/** Judged queries that found nothing; they count as 0 in every measure. */
	readonly empty: number;
	readonly buildMs: number;
	/** To open a saved index of this size. */
	readonly openMs: number;
	readonly sizeBytes: number;
	/** Of one keystroke. */
	readonly p50: number;
	readonly p95: number;
	readonly p99: number;
	/** Kind of query → its mean reciprocal rank, where the collection has kinds. */
	readonly types?: Readonly<Record<string, number>>;
}

/** A library with judged queries. */
export interface SearchTask extends Library {
	readonly name: string;
	readonly queries: readonly JudgedQuery[];
}

/** Builds, saves and opens an index, runs every judged query and a sample of keystrokes on it. */
export function measureEngine(engine: Engine, task: SearchTask): SearchRow {
	const [built, buildMs] = timed(() => engine.build(task));
	const saved = built.save();
	const [opened, openMs] = timed(() => engine.open(saved, task));
	return {
		collection: task.name,
		engine: engine.name,
		...measureQuality(opened, task.queries),
		buildMs,
		openMs,
		sizeBytes: Buffer.byteLength(saved),
		...measureKeystrokes(opened, task.queries),
		...typeMeans(opened, task.queries),
	};
}

/** The mean of the rows of one engine over several collections. */
export function meanRow(rows: readonly SearchRow[], engine: string): SearchRow {
	const of = (key: Exclude<keyof SearchRow, 'collection' | 'engine' | 'types'>) => mean(rows.map((row) => row[key]));
	return {
		collection: 'mean',
		engine,
		ndcg10: of('ndcg10'),
		map: of('map'),
		recall20: of('recall20'),
		mrr: of('mrr'),
		success1: of('success1'),
		empty: of('empty'),
		buildMs: of('buildMs'),
		openMs: of('openMs'),
		sizeBytes: of('sizeBytes'),
		p50: of('p50'),
		p95: of('p95'),
		p99: of('p99'),
	};
}

const DEPTH = 1000;
const KEYSTROKES = 400;
const LONGEST_TYPED = 60;
const SHOWN = 50;
const SEED = 20_240_607;

function measureQuality(engine: OpenedEngine, queries: readonly JudgedQuery[]) {
	const rankings = queries.map(({ text, judgements }) => ({ ranking: answer(engine, text, judgements), judgements }));
	const over = (measure: (ranking: readonly string[], judgements: JudgedQuery['judgements']) => number) =>
		mean(rankings.map(({ ranking, judgements }) => measure(ranking, judgements)));
	return {
		ndcg10: over((ranking, judgements) => ndcg(ranking, judgements, 10)),
		map: over(averagePrecision),
		recall20: over((ranking, judgements) => recall(ranking, judgements, 20)),
		mrr: over(reciprocalRank),
		success1: over(successAt1),
		empty: rankings.filter(({ ranking }) => ranking.length === 0).length,
	};
}

/** A document of gain −1, the query's own source, is taken out. */
function answer(engine: OpenedEngine, text: string, judgements: JudgedQuery['judgements']): string[] {
	return engine.search(text, DEPTH).filter((id) => (judgements.get(id) ?? 0) >= 0);
}

function typeMeans(engine: OpenedEngine, queries: readonly JudgedQuery[]): { types?: Record<string, number> } {
	const ranks = new Map<string, number[]>();
	for (const { type, text, judgements } of queries) {
		if (type !== undefined) {
			ranks.set(type, [...(ranks.get(type) ?? []), reciprocalRank(answer(engine, text, judgements), judgements)]);
		}
	}
	const types = Object.fromEntries([...ranks].map(([type, values]) => [type, mean(values)]));
	return ranks.size > 0 ? { types } : {};
}

/** Types queries letter by letter; a sample of the keystrokes is run, the same for every engine. */
function measureKeystrokes(engine: OpenedEngine, queries: readonly JudgedQuery[]) {
	const typed = queries.flatMap(({ text }) =>
		Array.from({ length: Math.min(text.length, LONGEST_TYPED) }, (_, length) => text.slice(0, length + 1)),
	);
	const random = seededRandom(SEED);
	const sample = Array.from(
		{ length: Math.min(KEYSTROKES, typed.length) },
		() => typed[Math.floor(random() * typed.length)],
	);
	const times = sample.map((text) => timed(() => engine.search(text ?? '', SHOWN))[1]);
	return { p50: percentile(times, 0.5), p95: percentile(times, 0.95), p99: percentile(times, 0.99) };
}

function timed<T>(run: () => T): [value: T, milliseconds: number] {
	const start = performance.now();
	const value = run();
	return [value, performance.now() - start];
}
