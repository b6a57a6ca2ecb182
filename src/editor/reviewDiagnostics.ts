import * as vscode from 'vscode';
import type { BibEntry } from '../core/bibliography/reading/bibtex';
import { detectDialect } from '../core/bibliography/writing/dialect';
import type { CitedKey } from '../core/citation/citation';
import { findCitations } from '../core/citation/citations';
import { documentMarkup } from '../core/citation/documentMarkup';
import type { Markup } from '../core/citation/styles';
import { displayText } from '../core/displayText';
import { findDuplicateKeys } from '../core/review/duplicateKeys';
import type { Check, Finding } from '../core/review/finding';
import { findSameWorks } from '../core/review/sameWorks';
import { findDefinedKeys, findUnknownKeys, type KnownKeys, readAliases } from '../core/review/unknownKeys';
import { findUnusedEntries } from '../core/review/unusedEntries';
import type { Bibliographies, Bibliography } from './bibliographies';
import type { DocumentBibliographies } from './documentBibliographies';
import { textOf } from './files';
import { reviewLevel } from './settings';
import { runInSlices } from './slices';

/** The keys that the documents of the workspace cite; `isCut` where there are more documents than were read. */
export interface WorkspaceKeys {
	read(): Promise<{
		readonly files: readonly { readonly keys: ReadonlyMap<string, number> }[];
		readonly isCut: boolean;
	}>;
}

/** Whether an answer is of no use any more. */
export type IsStale = () => boolean;

/** VS Code takes no more than a thousand of one file, and says so in a diagnostic of its own. */
const MOST_DIAGNOSTICS = 900;

/** How many entries tell the dialect of a file. */
const MOST_TELLING = 500;

/** Of how many files of the workspace a key may be where no one names the bibliography. */
const MOST_GUESSED = 8;

/** The cited keys of a document that no entry has; none where a bibliography is missing, or there is none. */
export async function reviewCitations(
	document: vscode.TextDocument,
	bibliographies: Bibliographies,
	isStale: IsStale,
): Promise<readonly vscode.Diagnostic[] | undefined> {
	const text = document.getText();
	const markup = documentMarkup(document.languageId, document.uri.path, text);
	const level = reviewLevel('unknownKeys', document);
	const citations = level === undefined ? [] : findCitations(text, markup);
	if (level === undefined || citations.every(({ ambiguous }) => ambiguous)) {
		return [];
	}
	const { uris, source } = await bibliographies.filesOf(document);
	const isNamed = source !== 'nearest';
	const read = await Promise.all((isNamed ? uris : uris.slice(0, MOST_GUESSED)).map(bibliographies.read));
	const files = read.flatMap((file) => file ?? []);
	if (files.length === 0 || (isNamed && files.length < read.length)) {
		return [];
	}
	const has = await knownKeys(document, markup, files, isStale);
	const unknown = has && findUnknownKeys(citations, { has, namedBy: namedBy(source) });
	return unknown?.slice(0, MOST_DIAGNOSTICS).map((cited) => {
		return diagnostic(document, { ...cited, message: noEntry(cited, files) }, 'unknownKeys', level);
	});
}

/** What is wrong in a `.bib` file, and which of its entries no document cites. */
export async function reviewBibliography(
	document: vscode.TextDocument,
	bibliography: Bibliography,
	citations: WorkspaceKeys,
	isStale: IsStale,
): Promise<readonly vscode.Diagnostic[] | undefined> {
	const found: vscode.Diagnostic[] = [];
	for (const check of bibliographyChecks) {
		const level = reviewLevel(check.name, document);
		const findings = level === undefined ? [] : await check.run(bibliography, citations, isStale);
		if (findings === undefined || isStale()) {
			return undefined;
		}
		for (const finding of findings.slice(0, MOST_DIAGNOSTICS - found.length)) {
			found.push(diagnostic(document, finding, check.name, level ?? vscode.DiagnosticSeverity.Hint));
		}
	}
	return found;
}

interface BibliographyCheck {
	readonly name: Exclude<Check, 'unknownKeys'>;
	readonly run: (
		bibliography: Bibliography,
		citations: WorkspaceKeys,
		isStale: IsStale,
	) => Promise<readonly Finding[] | undefined>;
}

const bibliographyChecks: readonly BibliographyCheck[] = [
	{ name: 'brokenEntries', run: async ({ problems }) => problems },
	{
		name: 'duplicateKeys',
		run: async (bibliography, _, isStale) => {
			const sources = sourcesOf(bibliography);
			const dialect = detectDialect(sources.slice(0, MOST_TELLING));
			return runInSlices(findDuplicateKeys(sources, dialect !== 'biblatex'), isStale);
		},
	},
	{ name: 'sameWork', run: async (bibliography, _, isStale) => findSameWorksOnce(bibliography, isStale) },
	{
		name: 'unusedEntries',
		run: async (bibliography, citations, isStale) => {
			const { files, isCut } = await citations.read();
			const cited = new Set(files.flatMap(({ keys }) => [...keys.keys()]));
			return isCut ? [] : runInSlices(findUnusedEntries(sourcesOf(bibliography), cited), isStale);
		},
	},
];

/** Takes a second for 50,000 entries, and a bibliography is reviewed again whenever a document changes. */
const sameWorks = new WeakMap<Bibliography, readonly Finding[]>();

async function findSameWorksOnce(
	bibliography: Bibliography,
	isStale: IsStale,
): Promise<readonly Finding[] | undefined> {
	const found = sameWorks.get(bibliography) ?? (await runInSlices(findSameWorks(bibliography.entries), isStale));
	if (found) {
		sameWorks.set(bibliography, found);
	}
	return found;
}

function sourcesOf({ entries }: Bibliography): BibEntry[] {
	return entries.flatMap(({ source }) => source ?? []);
}

async function knownKeys(
	document: vscode.TextDocument,
	markup: Markup,
	files: readonly Bibliography[],
	isStale: IsStale,
): Promise<((key: string) => boolean) | undefined> {
	const text = textOf(document);
	const defined = findDefinedKeys(text, markup);
	const ignoresCase = (markup === 'latex' || markup === 'org') && !/\\addbibresource|\{biblatex\}/.test(text);
	const aliases = await Promise.all(files.map(({ entries }) => runInSlices(readAliases(entries), isStale)));
	if (isStale()) {
		return undefined;
	}
	return (key) =>
		defined.has(key) ||
		aliases.some((ofFile) => ofFile?.has(key)) ||
		files.some((file) => {
			const entry = file.find(key);
			return entry !== undefined && (ignoresCase || entry.key === key);
		});
}

function namedBy(source: DocumentBibliographies['source']): KnownKeys['namedBy'] {
	return source === 'document' ? 'document' : source === 'nearest' ? undefined : 'project';
}

function noEntry({ key }: CitedKey, files: readonly Bibliography[]): string {
	const [file, ...others] = files.map(({ uri }) => displayText(uri.path.split('/').pop() ?? '', 60));
	const where =
		others.length === 0 ? `${file} has no entry` : `None of the ${files.length} bibliographies has an entry`;
	return `${where} with the key "${displayText(key, 100)}".`;
}

function diagnostic(
	document: vscode.TextDocument,
	{ start, end, message, other }: Finding,
	check: Check,
	severity: vscode.DiagnosticSeverity,
): vscode.Diagnostic {
	const rangeOf = (place: { readonly start: number; readonly end: number }) =>
		new vscode.Range(document.positionAt(place.start), document.positionAt(place.end));
	const made = new vscode.Diagnostic(rangeOf({ start, end }), displayText(message), severity);
	made.source = 'Related Work';
	made.code = check;
	if (check === 'unusedEntries') {
		made.tags = [vscode.DiagnosticTag.Unnecessary];
	}
	if (other) {
		const location = new vscode.Location(document.uri, rangeOf(other));
		made.relatedInformation = [new vscode.DiagnosticRelatedInformation(location, other.message)];
	}
	return made;
}
