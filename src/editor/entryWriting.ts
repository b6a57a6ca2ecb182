import * as vscode from 'vscode';
import type { BibliographyEntry, BibliographyText } from '../core/bibliography/bibliography';
import { findWorks } from '../core/bibliography/findWork';
import type { EntrySource } from '../core/bibliography/writing/entryCopy';
import { type EntryPlan, type EntryPlanOptions, planEntries } from '../core/bibliography/writing/entryPlan';
import type { LatexEncoder } from '../core/bibliography/writing/escapeLatex';
import type { TextChange } from '../core/citation/citation';
import type { Paper } from '../core/paper';
import type { UserError } from '../core/userError';
import { type Bibliographies, type Bibliography, stampOf } from './bibliographies';
import type { BibliographySaver, SaveOutcome } from './bibliographySaver';
import { type BibliographyTarget, chooseBibliographyTarget } from './bibliographyTarget';
import { insertEntries, needsLatex } from './entryInsertion';
import { entrySettings } from './settings';
import { runInSlices } from './slices';
import { findRefusal } from './writeRefusal';

/** The entries that a citation needs: what is to be edited with it, and what is to be done after. */
export interface EntryWriting {
	/** The keys to cite, in the order of the papers. */
	readonly keys: readonly string[];
	/** The papers that get an entry. */
	readonly added: readonly Paper[];
	/** Their entries. */
	readonly bibtex: string;
	/** The file that holds or gets the entries; `undefined` where the user wants none. */
	readonly target: BibliographyTarget | undefined;
	/** The bibliographies that were looked through. */
	readonly bibliographies: readonly Bibliography[];
	/** Why the entries are not written. */
	readonly refusal: UserError | undefined;
	/** The change by which the document names a new bibliography. */
	readonly declaration: TextChange | undefined;
	/**
	 * Adds the changes of the bibliography to an edit. They go before those of the document: VS Code refuses an edit that
	 * comes back to a document after making a file.
	 */
	addTo(edit: vscode.WorkspaceEdit): Promise<void>;
	/** Saves the bibliography after the edit. */
	save(): Promise<SaveOutcome>;
}

/** The entry that is copied for a paper; `undefined` where the paper itself is all that is known. */
export type FindEntrySource = (paper: Paper) => Promise<EntrySource | undefined>;

/** What writing entries needs of the extension. */
export interface EntryWritingTools {
	readonly bibliographies: Bibliographies;
	readonly saver: BibliographySaver;
	readonly loadLatexEncoder: () => Promise<LatexEncoder>;
	readonly findSource: FindEntrySource;
	/** Remembers for each document which of several bibliographies the user chose. */
	readonly choices: vscode.Memento;
}

const emptyBibliography: BibliographyText = { text: '', entries: [], problems: [], find: () => undefined };

/** Plans the entries of papers in the bibliography of a document; nothing is planned for papers that have one. */
export async function planEntryWriting(
	document: vscode.TextDocument,
	papers: readonly Paper[],
	tools: EntryWritingTools,
	wantedKey?: string,
): Promise<EntryWriting> {
	const { bibliographies, saver, choices } = tools;
	const read = await bibliographies.of(document);
	const known = await runInSlices(findWorks(read, papers));
	const isKnown = papers.every((paper) => known.has(paper));
	const files = await bibliographies.filesOf(document);
	const target = isKnown ? undefined : await chooseBibliographyTarget(document, files, choices);
	const isThere = target && (await stampOf(target.uri)) !== undefined;
	const chosen = isThere ? await bibliographies.read(target.uri) : undefined;
	const refusal = isThere ? await findRefusal(target.uri, chosen) : undefined;
	const isOther = chosen && !read.some(({ uri }) => uri.toString() === chosen.uri.toString());
	const all = isOther ? await runInSlices(findWorks([...read, chosen], papers)) : known;
	const options = { ...optionsFor(document, read), ...(wantedKey === undefined ? {} : { wantedKey }) };
	const request = { papers, find: (paper: Paper) => all.get(paper), scope: document, options };
	const { bibliography, plan } = await planInFile(target?.uri, request, tools);
	const isWritten = target !== undefined && refusal === undefined && plan.added.length > 0;
	return {
		keys: plan.keys,
		added: plan.added,
		bibtex: textOfPlan(plan),
		target,
		bibliographies: read,
		refusal,
		declaration: refusal === undefined ? target?.declaration : undefined,
		async addTo(edit) {
			if (isWritten) {
				await insertEntries(edit, target.uri, bibliography, plan.insertions);
			}
		},
		save: isWritten && bibliography ? saveAfter(bibliography, saver) : async () => 'saved',
	};
}

/** What is to be planned in a bibliography. */
export interface PlanRequest {
	readonly papers: readonly Paper[];
	/** The entry that a paper has already; where none is given, that of the bibliography. */
	readonly find?: (paper: Paper) => BibliographyEntry | undefined;
	/** Whose settings count. */
	readonly scope: vscode.TextDocument | vscode.Uri;
	readonly options?: EntryPlanOptions;
}

/** Plans entries in a `.bib` file, again where it changes meanwhile; `bibliography` is `undefined` where there is no file. */
export async function planInFile(
	uri: vscode.Uri | undefined,
	request: PlanRequest,
	tools: EntryWritingTools,
): Promise<{ readonly bibliography: Bibliography | undefined; readonly plan: EntryPlan }> {
	const { papers, scope, options } = request;
	const bibliography = uri && (await tools.bibliographies.read(uri));
	const text = bibliography ?? emptyBibliography;
	const known = request.find ? undefined : await runInSlices(findWorks([text], papers));
	const { keyPattern, omitFields } = entrySettings(scope);
	const planned = planEntries(text, papers, request.find ?? ((paper) => known?.get(paper)), {
		...options,
		omitFields,
		sourceOf: await readSources(papers, tools.findSource),
		...(keyPattern === '' ? {} : { keyPattern }),
		...(needsLatex(bibliography, uri) ? { encode: await tools.loadLatexEncoder() } : {}),
	});
	const plan = await runInSlices(planned);
	const isCurrent = !bibliography?.document || bibliography.document.getText() === bibliography.text;
	return isCurrent ? { bibliography, plan } : planInFile(uri, request, tools);
}

async function readSources(
	papers: readonly Paper[],
	findSource: FindEntrySource,
): Promise<(paper: Paper) => EntrySource | undefined> {
	const sources = await Promise.all(papers.map(async (paper) => [paper, await findSource(paper)] as const));
	const found = new Map(sources);
	return (paper) => found.get(paper);
}

function optionsFor(document: vscode.TextDocument, read: readonly Bibliography[]): EntryPlanOptions {
	return {
		dialect: /\\addbibresource|\{biblatex\}/.test(document.getText()) ? 'biblatex' : 'bibtex',
		takenElsewhere: read.flatMap((other) => other.entries.map((entry) => entry.key)),
	};
}

function textOfPlan({ insertions }: EntryPlan): string {
	return insertions.map(({ text }) => `${text.trim()}\n`).join('\n');
}

/** Saves a bibliography after its edit where it was saved before. */
function saveAfter({ uri, document }: Bibliography, saver: BibliographySaver): EntryWriting['save'] {
	const before = document?.getText() ?? '';
	const wasClean = document?.isDirty !== true;
	return async () =>
		wasClean ? saver.save(await vscode.workspace.openTextDocument(uri), before) : 'has other unsaved changes';
}
