import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Paper, Topic } from '../src/core/paper';
import type { Term } from '../src/core/terms/glossary';
import { bundledQueries } from './bundledQueries';
import { readCollections } from './collection';
import { ENGINES, type Engine } from './searchEngines';
import { meanRow, measureEngine, type SearchRow, type SearchTask } from './searchMeasures';

const { values } = parseArgs({
	options: { collection: { type: 'string' }, engine: { type: 'string' }, json: { type: 'string' } },
});
const engines = values.engine ? ENGINES.filter(({ name }) => name === values.engine) : ENGINES;
if (engines.length === 0) {
	throw new Error(`No engine is called "${values.engine}"; there are ${ENGINES.map(({ name }) => name).join(', ')}.`);
}
const rows = measure(values.collection ? readTasks(values.collection) : [bundledTask()], engines);
console.log(formatTable(rows));
if (values.json) {
	writeFileSync(values.json, `${JSON.stringify(rows, undefined, 2)}\n`);
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
