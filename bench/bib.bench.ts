import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type BibFile, parseBibtex } from '../src/core/bibliography/reading/bibtex';
import { lostNeighbours, mutantOf, randomFrom } from './bibMutants';
import { wrongRanges } from './bibRanges';

interface Source {
	readonly file: string;
	readonly text: string;
}

interface ReadSource extends Source {
	readonly parsed: BibFile;
}

type Parse = (text: string) => unknown;

const usage = 'Name a folder of .bib files: --corpus DIR [--json FILE] [--mutants 50000]';
const rounds = 3;
const seed = 20261125;

function main(): void {
	const { values } = parseArgs({
		options: { corpus: { type: 'string' }, json: { type: 'string' }, mutants: { type: 'string', default: '50000' } },
	});
	if (!values.corpus) {
		throw new Error(usage);
	}
	const sources = readSources(values.corpus);
	const { read, exceptions } = parseAll(sources);
	const peakMB = Math.round(process.resourceUsage().maxRSS / 1024);
	const entries = read.reduce((sum, { parsed }) => sum + parsed.entries.length, 0);
	const [seconds = 0, rivalSeconds] = cpuSeconds(sources, [parseBibtex, ...rivals()]);
	const entriesPerSecond = Math.round(entries / seconds);
	const differing = differences(values.corpus, read);
	const result = { files: sources.length, exceptions: exceptions.length, entries, entriesPerSecond, peakMB, differing };
	console.table([{ ...result, differing: differing.length }]);
	console.table([...exceptions, ...differing]);
	console.log(comparison(seconds, rivalSeconds));
	console.log(ranges(read));
	console.log(survival(read, Number(values.mutants)));
	if (values.json) {
		fs.writeFileSync(values.json, `${JSON.stringify(result, undefined, 2)}\n`);
	}
}

function readSources(folder: string): Source[] {
	return fs
		.readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.bib'))
		.sort()
		.map((file) => ({ file, text: decode(fs.readFileSync(path.join(folder, file))) }));
}

/** As VS Code opens a file: UTF-8, or ISO 8859-1 where a user had to choose another encoding. */
function decode(bytes: Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		return new TextDecoder('latin1').decode(bytes);
	}
}

function parseAll(sources: readonly Source[]): { read: ReadSource[]; exceptions: { file: string; message: string }[] } {
	const read: ReadSource[] = [];
	const exceptions: { file: string; message: string }[] = [];
	for (const { file, text } of sources) {
		try {
			read.push({ file, text, parsed: parseBibtex(text) });
		} catch (error) {
			exceptions.push({ file, message: String(error) });
		}
	}
	return { read, exceptions };
}

/** CPU seconds of each reader for all sources, the best of several rounds that take turns. */
function cpuSeconds(sources: readonly Source[], readers: readonly Parse[]): number[] {
	const best = readers.map(() => Number.POSITIVE_INFINITY);
	for (let round = 0; round < rounds; round++) {
		for (const [which, parse] of readers.entries()) {
			const before = process.cpuUsage();
			for (const { text } of sources) {
				parse(text);
			}
			const { user, system } = process.cpuUsage(before);
			best[which] = Math.min(best[which] ?? 0, (user + system) / 1e6);
		}
	}
	return best;
}

/** latex-utensils on each block that a line-start pattern cuts out, where it can be found from the working directory
 * or NODE_PATH. */
function rivals(): Parse[] {
	const require = createRequire(path.join(process.cwd(), 'package.json'));
	try {
		const { bibtexParser } = require('latex-utensils') as { bibtexParser: { parse: Parse } };
		return [(text) => parseSplit(text, bibtexParser.parse)];
	} catch {
		return [];
	}
}

function parseSplit(text: string, parse: Parse): void {
	const starts = [...text.matchAll(/^[ \t\uFEFF]*@[ \t]*[A-Za-z][\w-]*[ \t\r\n]*[{(]/gm)].map((match) => match.index);
	for (const [which, start] of starts.entries()) {
		try {
			parse(text.slice(start, starts[which + 1]));
		} catch {}
	}
}

/** The files whose number of entries is not that of the INDEX.tsv beside them. */
function differences(
	folder: string,
	read: readonly ReadSource[],
): { file: string; entries: number; expected: number }[] {
	const expected = new Map<string, number>();
	for (const index of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
		if (path.basename(index) === 'INDEX.tsv') {
			for (const line of fs.readFileSync(path.join(folder, index), 'utf8').split(/\r?\n/).slice(1)) {
				const [file = '', entries = ''] = line.split('\t');
				if (entries.trim() !== '') {
					expected.set(path.join(path.dirname(index), file), Number(entries));
				}
			}
		}
	}
	return read.flatMap(({ file, parsed }) => {
		const count = expected.get(file);
		return count === undefined || count === parsed.entries.length
			? []
			: [{ file, entries: parsed.entries.length, expected: count }];
	});
}

function comparison(seconds: number, rivalSeconds: number | undefined): string {
	if (rivalSeconds === undefined) {
		return 'latex-utensils is not installed here (NODE_PATH is searched too): no comparison.';
	}
	const ratio = (rivalSeconds / seconds).toFixed(1);
	return `latex-utensils with a line-start split: ${ratio} times our CPU time (${rivalSeconds} s and ${seconds} s).`;
}

function ranges(read: readonly ReadSource[]): string {
	const wrong = read.flatMap(({ file, text, parsed }) =>
		parsed.entries.flatMap((entry) => wrongRanges(text, entry).map((what) => `${file}: ${what}`)),
	);
	return [`Ranges that do not cut out their own text: ${wrong.length}`, ...wrong.slice(0, 20)].join('\n');
}

function survival(read: readonly ReadSource[], mutants: number): string {
	const random = randomFrom(seed);
	const sources = read.filter(({ parsed }) => parsed.entries.length > 0);
	const lost: string[] = [];
	let exceptions = 0;
	let slowest = 0;
	for (let made = 0; made < mutants; made++) {
		const source = sources[Math.floor(random() * sources.length)];
		const mutant = mutantOf(source?.text ?? '', source?.parsed.entries ?? [], random);
		const before = performance.now();
		try {
			lost.push(...lostNeighbours(mutant).map((entry) => `${entry.key} in ${JSON.stringify(mutant.text)}`));
		} catch {
			exceptions++;
		}
		slowest = Math.max(slowest, performance.now() - before);
	}
	const summary = `${mutants} mutants: ${exceptions} exceptions, ${lost.length} neighbours lost, slowest ${Math.ceil(slowest)} ms`;
	return [summary, ...lost.slice(0, 5).map((text) => text.slice(0, 3000))].join('\n');
}

main();
