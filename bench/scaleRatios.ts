import type { Paper } from '../src/core/paper';
import { mean } from './metrics';
import { bestTimes, openLibrary, type ScaleRow, summary } from './scaleMeasures';
import type { ScaleQueries } from './scaleQueries';
import { ENGINES } from './searchEngines';

/** A library that was measured, with what it takes to measure it again. */
export interface MeasuredScale {
	readonly row: ScaleRow;
	readonly bytes: Uint8Array;
	readonly queries: ScaleQueries;
	readonly papers: () => Iterable<Paper>;
}

/** One comparison, made in turns. */
export interface ScaleRatio {
	readonly papers: number;
	readonly ratio: string;
	readonly value: number;
}

/** How the libraries compare with MiniSearch, with the smallest library, and a pasted paragraph with three words. */
export function compareScales(scales: readonly MeasuredScale[]): ScaleRatio[] {
	const [smallest] = scales;
	const rival = scales.filter(({ row }) => row.papers <= MOST_FOR_RIVAL).at(-1);
	return [
		...(rival ? [againstMiniSearch(rival)] : []),
		...scales.flatMap((scale) => (smallest ? [againstSmallest(scale, smallest)] : [])),
		...scales.map(paragraphs),
	];
}

const MOST_FOR_RIVAL = 10_000;

function againstMiniSearch({ row, bytes, queries, papers }: MeasuredScale): ScaleRatio {
	const engine = ENGINES.find(({ name }) => name === 'minisearch-readme');
	if (!engine) {
		throw new Error('The engine minisearch-readme is gone.');
	}
	const readme = engine.build({ papers: [...papers()], terms: [], topics: [] });
	const [ours, theirs] = bestTimes(
		[openLibrary(bytes), { search: (text) => readme.search(text, SHOWN) }],
		queries.halfTyped,
	).map(summary);
	const value = (theirs?.mean ?? 0) / (ours?.mean ?? 1);
	return { papers: row.papers, ratio: 'mean keystroke of MiniSearch as in its README, over ours', value };
}

const SHOWN = 50;

function againstSmallest(scale: MeasuredScale, smallest: MeasuredScale): ScaleRatio {
	const { paragraph: _, ...keystrokes } = scale.queries;
	const texts = Object.values(keystrokes).flat();
	const [large, small] = bestTimes([openLibrary(scale.bytes), openLibrary(smallest.bytes)], texts).map(summary);
	const value = (large?.p95 ?? 0) / (small?.p95 ?? 1);
	return { papers: scale.row.papers, ratio: `p95 of a keystroke, over that of ${smallest.row.papers} papers`, value };
}

function paragraphs({ row, bytes, queries }: MeasuredScale): ScaleRatio {
	const library = openLibrary(bytes);
	const { threeWords, paragraph } = queries;
	const texts = threeWords.flatMap((words, number) => [words, paragraph[number] ?? '']);
	const [times = []] = bestTimes([library], texts);
	const of = (kind: number) => mean(times.filter((_, number) => number % 2 === kind));
	return { papers: row.papers, ratio: 'mean of a pasted paragraph, over three words', value: of(1) / of(0) };
}
