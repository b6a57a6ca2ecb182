import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Paper, Topic } from '../src/core/paper';
import type { Term } from '../src/core/terms/glossary';
import { bundledQueries } from './bundledQueries';
import { readCollections } from './collection';
import { readBibFiles, uniquePapers } from './scalePapers';
import { measureScales, printScales } from './scaleTable';
import { ENGINES, type Engine } from './searchEngines';
import { meanRow, measureEngine, type SearchRow, type SearchTask } from './searchMeasures';

/**
 * Search quality and the time of a keystroke on test collections (`--collection DIR`, more than one may be given; else on the
 * bundled index), for all engines or one (`--engine NAME`). With `--bib DIR`, a folder of real `.bib` files, or `--scale`, the
 * scale table follows: made of the papers of those folders and of the collections, of `--sizes 1000,10000,50000,100000`, with
 * `--queries 150` of each kind.
 */
function main(): void {
	const { values } = parseArgs({ options: OPTIONS });
	const { collection = [], bib = [] } = values;
	const tasks = collection.length > 0 ? collection.flatMap(readTasks) : [bundledTask()];
	const rows = measure(tasks, enginesCalled(values.engine));
	console.log(formatTable(rows));
	const write = (results: unknown) =>
		values.json && writeFileSync(values.json, `${JSON.stringify(results, undefined, 2)}\n`);
	write(rows);
	if (values.scale || bib.length > 0) {
		const real = uniquePapers([...tasks.flatMap(({ papers }) => papers), ...bib.flatMap(readBibFiles)]);
		const scale = measureScales(real, values.sizes.split(',').map(Number), Number(values.queries));
		printScales(scale);
		write({ rows, scale });
	}
}

const OPTIONS = {
	collection: { type: 'string', multiple: true },
	engine: { type: 'string' },
	json: { type: 'string' },
	bib: { type: 'string', multiple: true },
	scale: { type: 'boolean' },
	sizes: { type: 'string', default: '1000,10000,50000,100000' },
	queries: { type: 'string', default: '150' },
} as const;

function enginesCalled(called: string | undefined): readonly Engine[] {
	const engines = called === undefined ? ENGINES : ENGINES.filter(({ name }) => name === called);
	if (engines.length === 0) {
		throw new Error(`No engine is called "${called}"; there are ${ENGINES.map(({ name }) => name).join(', ')}.`);
	}
	return engines;
}

function readTasks(directory: string): SearchTask[] {
	const tasks = readCollections(directory).map((collection) => ({ ...collection, terms: [], topics: [] }));
	if (tasks.length === 0) {
		throw new Error(`No collection in ${directory}: there is no docs.jsonl in it or one level below.`);
	}
	return tasks;
}

/** The bundled index with known-item queries made from its own data. */
function bundledTask(): SearchTask {
	const data = join(__dirname, '..', '..', 'data');
	const read = <T>(name: string) => JSON.parse(readFileSync(join(data, name), 'utf8')) as T;
	const papers = read<Paper[]>('papers.json');
	const [terms, topics] = [read<Term[]>('terms.json'), read<Topic[]>('topics.json')];
	return { name: 'bundled', papers, terms, topics, queries: bundledQueries(papers) };
}

function measure(tasks: readonly SearchTask[], engines: readonly Engine[]): SearchRow[] {
	const rows = tasks.flatMap((task) => engines.map((engine) => measureEngine(engine, task)));
	const means = engines.map(({ name }) =>
		meanRow(
			rows.filter((row) => row.engine === name),
			name,
		),
	);
	return tasks.length > 1 ? [...rows, ...means] : rows;
}

function formatTable(rows: readonly SearchRow[]): string {
	const cells = rows.map(({ types: _, ...row }) =>
		Object.entries(row).map(([key, value]) => (typeof value === 'number' ? formatNumber(key, value) : value)),
	);
	const header = Object.keys(rows[0] ?? {}).filter((key) => key !== 'types');
	const table = [header, ...cells];
	const widths = header.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
	const lines = table.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
	const byType = rows.flatMap(({ collection, engine, types }) => {
		const means = Object.entries(types ?? {}).map(([type, value]) => `${type} ${value.toFixed(3)}`);
		return means.length > 0 ? [`${collection}, ${engine}, MRR: ${means.join(', ')}`] : [];
	});
	return [...lines, ...byType].join('\n');
}

function formatNumber(key: string, value: number): string {
	if (key === 'sizeBytes' || key === 'empty') {
		return String(Math.round(value));
	}
	return value.toFixed(/Ms$|^p\d/.test(key) ? 2 : 4);
}

main();
