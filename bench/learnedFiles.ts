import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Citation } from '../src/core/citation/citation';
import { findCitations } from '../src/core/citation/citations';
import { documentMarkup } from '../src/core/citation/documentMarkup';
import { citationExtensions, type Markup } from '../src/core/citation/styles';
import { readTextEvidence, type TextEvidence } from '../src/core/terms/learnedEvidence';

/** A text of a project, with what the learner reads of it. */
export interface ProjectText {
	readonly file: string;
	readonly text: string;
	readonly markup: Markup;
	readonly evidence: TextEvidence;
	readonly citations: readonly Citation[];
}

/** The files that globs name (`*`, `**`, `?`, `{a,b}`); a folder stands for all texts in it. */
export function findFiles(globs: readonly string[]): readonly string[] {
	return [...new Set(globs.flatMap(expandGlob))].sort();
}

/** Reads a text as the editor does, by the end of its name. */
export function readText(file: string): ProjectText {
	const text = readFileSync(file, 'utf8');
	const markup = documentMarkup('', file, text);
	return {
		file,
		text,
		markup,
		evidence: drain(readTextEvidence(text, markup)),
		citations: findCitations(text, markup),
	};
}

function expandGlob(glob: string): readonly string[] {
	if (statSync(glob, { throwIfNoEntry: false })?.isFile()) {
		return [glob];
	}
	const isFolder = statSync(glob, { throwIfNoEntry: false })?.isDirectory() === true;
	const full = isFolder ? `${glob}/**/*.{${citationExtensions().join(',')}}` : glob;
	const folder = full.slice(0, full.search(/[*?{[]|$/)).replace(/[^/]*$/, '') || '.';
	const pattern = globPattern(full.replace(/^\.\//, ''));
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.map((name) => path.join(folder, name).replaceAll('\\', '/'))
		.filter((name) => pattern.test(name) && statSync(name, { throwIfNoEntry: false })?.isFile());
}

function globPattern(glob: string): RegExp {
	const parts = glob.replace(/\/{2,}/g, '/').match(/\*\*\/|\*\*|\*|\?|[{},]|\[[^\]]*\]|[^*?{},[]+|\[/g) ?? [];
	const source = parts.map((part) => globSources[part] ?? (/^\[.+\]$/.test(part) ? part : literal(part)));
	return new RegExp(`^${source.join('')}$`);
}

const globSources: Readonly<Record<string, string>> = {
	'**/': '(?:.*/)?',
	'**': '.*',
	'*': '[^/]*',
	'?': '[^/]',
	'{': '(?:',
	'}': ')',
	',': '|',
};

function literal(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** The result of work in steps. */
export function drain<T>(steps: Generator<unknown, T>): T {
	for (let step = steps.next(); ; step = steps.next()) {
		if (step.done) {
			return step.value;
		}
	}
}
