import type { Paper } from '../src/core/paper';
import { measureScale, type ScaleRow } from './scaleMeasures';
import { scaledPapers } from './scalePapers';
import { QUERY_KINDS, scaleQueries } from './scaleQueries';
import { compareScales, type MeasuredScale, type ScaleRatio } from './scaleRatios';

/** What libraries of growing size take, and how they compare with each other and with MiniSearch as its README shows it. */
export interface ScaleTable {
	readonly rows: readonly ScaleRow[];
	readonly ratios: readonly ScaleRatio[];
}

/**
 * Builds, opens, edits and searches packed libraries of these sizes, made of the real papers, without and with abstracts; then
 * compares the latter in turns. `queries` of each kind are run.
 */
export function measureScales(real: readonly Paper[], sizes: readonly number[], queries: number): ScaleTable {
	const measure = (size: number, abstracts: boolean): MeasuredScale => {
		const papers = () => scaledPapers(real, size, abstracts);
		const typed = scaleQueries([...papers()].filter(everyNth(size)), queries);
		return { papers, queries: typed, ...measureScale(papers(), abstracts, typed) };
	};
	const plain = sizes.map((size) => measure(size, false).row);
	const full = sizes.filter((size) => size <= MOST_WITH_ABSTRACTS).map((size) => measure(size, true));
	return { rows: [...plain, ...full.map(({ row }) => row)], ratios: compareScales(full) };
}

/** Prints the sizes and times of each library, the times of each kind of query, and the comparisons. */
export function printScales({ rows, ratios }: ScaleTable): void {
	console.table(rows.map(({ times, ...row }) => rounded({ ...row, mean: times.all.mean, p99: times.all.p99 })));
	for (const kind of [...QUERY_KINDS, 'all'] as const) {
		console.log(kind);
		console.table(rows.map(({ papers, abstracts, times }) => rounded({ papers, abstracts, ...times[kind] })));
	}
	console.table(ratios.map(({ value, ...ratio }) => ({ ...ratio, value: Number(value.toFixed(2)) })));
}

const MOST_WITH_ABSTRACTS = 50_000;
const ASKED_ABOUT = 2000;

/** Queries are made of some of the papers, from all over the library. */
function everyNth(size: number): (paper: Paper, number: number) => boolean {
	const step = Math.ceil(size / ASKED_ABOUT);
	return (_, number) => number % step === 0;
}

function rounded(row: Readonly<Record<string, number | boolean>>) {
	const entries = Object.entries(row);
	return Object.fromEntries(
		entries.map(([name, value]) => [name, typeof value === 'number' ? Number(value.toFixed(2)) : value]),
	);
}
