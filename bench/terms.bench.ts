import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Paper } from '../src/core/paper';
import { findTermAt, findTermsIn } from '../src/core/terms/findTerm';
import type { Term } from '../src/core/terms/glossary';
import { createTermMatcher, type TermMatch, type TermMatcher } from '../src/core/terms/termMatcher';

interface HoverCase {
	readonly n: number;
	readonly language: string;
	readonly text: string;
	readonly offset: number;
	readonly length: number;
	readonly expected: string | null;
}

interface WrongCase extends HoverCase {
	readonly found: string | null;
	readonly at: number;
}

const { values } = parseArgs({ options: { cases: { type: 'string' }, json: { type: 'string' } } });
const terms = readJson<readonly Term[]>('data/terms.json');
const papers = readJson<readonly Paper[]>('data/papers.json');
const matcher = createTermMatcher(terms);

if (values.cases) {
	reportCases(readJson<readonly HoverCase[]>(values.cases));
}
reportTimes();

function readJson<T>(file: string): T {
	return JSON.parse(readFileSync(file, 'utf8')) as T;
}

function reportCases(cases: readonly HoverCase[]): void {
	const wrong = cases.flatMap((hoverCase) => findWrong(hoverCase) ?? []);
	console.log(`cases ${cases.length}  right ${cases.length - wrong.length}  wrong ${wrong.length}`);
	for (const { n, language, text, at, expected, found } of wrong) {
		console.log(
			`  ${n} ${language} at ${at}: expected ${expected}, found ${found}: ${JSON.stringify(text.slice(0, 200))}`,
		);
	}
	if (values.json) {
		const result = { cases: cases.length, right: cases.length - wrong.length, wrong };
		writeFileSync(values.json, `${JSON.stringify(result, undefined, 2)}\n`);
	}
}

/** A case is right where every offset of the word pointed at gives the expected term, with a range that holds that word. */
function findWrong(hoverCase: HoverCase): WrongCase | undefined {
	const { text, language, offset, length, expected } = hoverCase;
	for (let at = offset; at < offset + length; at++) {
		const match = findTermAt(matcher, text, at, language);
		const found = match?.term.id ?? null;
		if (found !== expected || (match && (match.start > offset || match.end < offset + length))) {
			return { ...hoverCase, found, at };
		}
	}
	return undefined;
}

/** Interleaved runs of the whole paper, of one plain regular expression over it, and of single hovers; medians. */
function reportTimes(): void {
	const paper = writePaper(papers);
	const plain = plainPattern(terms);
	const paperTimes: number[] = [];
	const plainTimes: number[] = [];
	const hoverTimes: number[] = [];
	let matches: readonly TermMatch[] = [];
	let plainMatches = 0;
	for (let run = 0; run < 9; run++) {
		paperTimes.push(time(() => (matches = findTermsIn(matcher, paper, 'latex'))));
		plainTimes.push(time(() => (plainMatches = [...paper.matchAll(plain)].length)));
		hoverTimes.push(time(() => hoverAll(matcher, paper, matches)) / Math.max(1, matches.length));
	}
	const build = median([1, 2, 3].map(() => time(() => createTermMatcher(terms))));
	const ratio = median(paperTimes) / median(plainTimes);
	console.log(`paper of 100 pages: ${paper.length} characters, ${matches.length} terms, ${plainMatches} plain matches`);
	console.log(
		`  whole paper ${median(paperTimes).toFixed(1)} ms  plain pass ${median(plainTimes).toFixed(1)} ms  ratio ${ratio.toFixed(2)}`,
	);
	console.log(`  one hover ${median(hoverTimes).toFixed(3)} ms  build the matcher ${build.toFixed(1)} ms`);
}

function hoverAll(matcher: TermMatcher, paper: string, matches: readonly TermMatch[]): void {
	for (const { start } of matches) {
		findTermAt(matcher, paper, start, 'latex');
	}
}

function time(run: () => unknown): number {
	const begin = performance.now();
	run();
	return performance.now() - begin;
}

function median(times: readonly number[]): number {
	return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

/** A page holds about 3,500 characters. */
function writePaper(papers: readonly Paper[]): string {
	const abstracts = papers.flatMap(({ id, title, abstract }) => (abstract ? [{ id, title, abstract }] : []));
	const sections: string[] = [];
	for (let length = 0, i = 0; length < 350_000; i++) {
		const { id, title, abstract } = abstracts[i % abstracts.length] ?? { id: '', title: '', abstract: '' };
		const section = `\\section{${title}}\\label{sec:${id}${i}}\n${abstract.replace(/[%&#]/g, '\\$&')}~\\cite{${id}}\n`;
		sections.push(section);
		length += section.length + 1;
	}
	return sections.join('\n');
}

/** One alternation of all forms, the longest first. */
function plainPattern(terms: readonly Term[]): RegExp {
	const forms = terms.flatMap((term) => term.forms.map(({ text }) => text)).sort((a, b) => b.length - a.length);
	return new RegExp(forms.map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'gi');
}
