import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Paper } from '../src/core/paper';
import { measureScale, type ScaleRow } from './scaleMeasures';
import { readPapers, scaledPapers } from './scalePapers';
import { QUERY_KINDS, scaleQueries } from './scaleQueries';
import { compareScales, type MeasuredScale } from './scaleRatios';

/**
 * Builds, opens, edits and searches packed libraries of growing size, then compares them in turns with each other and with
 * MiniSearch as its README shows it. `--papers DIR` (may be repeated) has real papers, else those of `data/` are used;
 * `--sizes 1000,10000` limits the table; `--queries N` of each kind are run.
 */
function main(): void {
	const { values } = parseArgs({
		options: {
			papers: { type: 'string', multiple: true },
			sizes: { type: 'string', default: '1000,10000,50000,100000' },
			queries: { type: 'string', default: '150' },
			json: { type: 'string' },
		},
	});
	const real = values.papers?.flatMap(readPapers) ?? bundledPapers();
	const sizes = values.sizes.split(',').map(Number);
	const measure = (size: number, abstracts: boolean): MeasuredScale => {
		const papers = () => scaledPapers(real, size, abstracts);
		const queries = scaleQueries([...papers()].filter(everyNth(size)), Number(values.queries));
		return { papers, queries, ...measureScale(papers(), abstracts, queries) };
	};
	const plain = sizes.map((size) => measure(size, false).row);
	const full = sizes.filter((size) => size <= MOST_WITH_ABSTRACTS).map((size) => measure(size, true));
	const rows = [...plain, ...full.map(({ row }) => row)];
	printRows(rows);
	const ratios = compareScales(full);
	console.table(ratios);
	if (values.json) {
		writeFileSync(values.json, `${JSON.stringify({ rows, ratios }, undefined, 2)}\n`);
	}
}

const MOST_WITH_ABSTRACTS = 50_000;
const ASKED_ABOUT = 2000;

function bundledPapers(): Paper[] {
	return JSON.parse(readFileSync(join(__dirname, '..', '..', 'data', 'papers.json'), 'utf8')) as Paper[];
}

/** Queries are made of some of the papers, from all over the library. */
function everyNth(size: number): (paper: Paper, number: number) => boolean {
	const step = Math.ceil(size / ASKED_ABOUT);
	return (_, number) => number % step === 0;
}

function printRows(rows: readonly ScaleRow[]): void {
	console.table(rows.map(({ times, ...row }) => rounded({ ...row, mean: times.all.mean, p99: times.all.p99 })));
	for (const kind of [...QUERY_KINDS, 'all'] as const) {
		console.log(kind);
		console.table(rows.map(({ papers, abstracts, times }) => rounded({ papers, abstracts, ...times[kind] })));
	}
}

function rounded(row: Readonly<Record<string, number | boolean>>) {
	const entries = Object.entries(row);
	return Object.fromEntries(
		entries.map(([name, value]) => [name, typeof value === 'number' ? Number(value.toFixed(2)) : value]),
	);
}

main();
