import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
	type BibliographyEntry,
	type BibliographyText,
	readBibliography,
} from '../../src/core/bibliography/bibliography';
import { findWorks } from '../../src/core/bibliography/findWork';
import { type EntryPlan, type EntryPlanOptions, planEntries } from '../../src/core/bibliography/writing/entryPlan';
import { writesLatexAccents } from '../../src/core/bibliography/writing/entryStyle';
import { createLatexEncoder } from '../../src/core/bibliography/writing/latexEncoder';
import type { CitationOptions } from '../../src/core/citation/citation';
import { citeKeys } from '../../src/core/citation/citations';
import { declareBibliography } from '../../src/core/citation/declareBibliography';
import type { Markup } from '../../src/core/citation/styles';
import type { Paper } from '../../src/core/paper';
import { latexTable } from './latexTable';
import { applyChange, readCursor } from './markedText';

/** A document with the bibliographies it names, cited into as the extension does it. */
export class CitedProject {
	/** Every key that was cited. */
	readonly keys = new Set<string>();
	private readonly files = new Map<string, BibliographyText>();

	/** `bibliographies` are names of files below `test/fixtures/bibliographies`. */
	constructor(
		readonly markup: Markup,
		public text: string,
		bibliographies: readonly string[],
	) {
		for (const name of bibliographies) {
			this.files.set(name, bibliographyFixture(name));
			const change = declareBibliography(this.text, markup, name);
			assert.ok(change, name);
			this.text = applyChange(this.text, change);
		}
	}

	/** What is to be written: the text of each bibliography by its file name. */
	get bibliographies(): ReadonlyMap<string, string> {
		return new Map([...this.files].map(([name, { text }]) => [name, text]));
	}

	/**
	 * Cites papers at the first `|`: all but the last at once, and the last in the citation that is there then. Those without
	 * an entry get one in the bibliography `name`.
	 */
	cite(name: string, papers: readonly Paper[], options: CitationOptions = {}): void {
		const { text, offset } = readCursor(this.text);
		assert.ok(offset >= 0, 'no cursor');
		this.text = text;
		const keys = this.keysFor(name, papers);
		const length = this.citeAt(offset, keys.slice(0, Math.max(1, keys.length - 1)), options);
		if (keys.length > 1) {
			this.citeAt(offset + length - 1, keys.slice(-1), options);
		}
	}

	private citeAt(offset: number, keys: readonly string[], options: CitationOptions): number {
		const before = this.text.length;
		this.text = applyChange(this.text, citeKeys(this.text, offset, this.markup, keys, options));
		return this.text.length - before;
	}

	private keysFor(name: string, papers: readonly Paper[]): readonly string[] {
		const bibliography = this.files.get(name);
		assert.ok(bibliography, name);
		const all = [...this.files.values()];
		const known = runToEnd(findWorks(all, papers));
		const planned = planEntries(bibliography, papers, (paper) => known.get(paper), {
			...planOptions(bibliography),
			takenElsewhere: all.flatMap(({ entries }) => entries.map(({ key }) => key)),
		});
		const plan = runToEnd(planned);
		this.files.set(name, withInsertions(bibliography, plan, name));
		for (const key of plan.keys) {
			this.keys.add(key);
		}
		return plan.keys;
	}
}

/** How the extension writes entries into a bibliography: LaTeX where it writes accents so. */
export function planOptions({ text }: BibliographyText): EntryPlanOptions {
	return { dialect: 'bibtex', ...(writesLatexAccents(text) ? { encode: createLatexEncoder(latexTable) } : {}) };
}

/** The bibliography with what was planned for it; throws where that harms what was there. */
export function withInsertions(
	before: BibliographyText,
	{ insertions, added }: EntryPlan,
	name = '',
): BibliographyText {
	let [text, from] = ['', 0];
	for (const insertion of [...insertions].sort((a, b) => a.offset - b.offset)) {
		text += before.text.slice(from, insertion.offset) + insertion.text;
		from = insertion.offset;
	}
	const after = readText(text + before.text.slice(from));
	const source =
		({ text }: BibliographyText) =>
		(entry: BibliographyEntry) =>
			text.slice(entry.start, entry.end);
	const old = new Set(before.entries.map(({ key }) => key));
	assert.deepEqual(
		after.entries.filter(({ key }) => old.has(key)).map(source(after)),
		before.entries.map(source(before)),
		name,
	);
	assert.equal(after.entries.length, before.entries.length + added.length, name);
	assert.equal(after.problems.length, before.problems.length, name);
	return after;
}

/** Reads the text of a `.bib` file. */
export function readText(text: string): BibliographyText {
	return runToEnd(readBibliography(text));
}

/** One of the bibliographies below `test/fixtures/bibliographies`. */
export function bibliographyFixture(name: string): BibliographyText {
	return readText(readFileSync(path.join(process.cwd(), 'test/fixtures/bibliographies', name), 'utf8'));
}

function runToEnd<T>(steps: Generator<undefined, T>): T {
	let step = steps.next();
	while (!step.done) {
		step = steps.next();
	}
	return step.value;
}
