import * as vscode from 'vscode';
import { createWorkIndex, type WorkIndex } from '../core/bibliography/sameWork';
import { documentMarkup } from '../core/citation/documentMarkup';
import { readMarkdownCells } from '../core/citation/notebookCells';
import type { Library } from '../core/library';
import type { Paper } from '../core/paper';
import { type EntryEvidence, readEntryEvidence, readTextEvidence } from '../core/terms/learnedEvidence';
import { learnedTerms, mergeGlossaries, userTerm } from '../core/terms/learnedGlossary';
import { withGlossary } from '../core/terms/learnedLibrary';
import { createTermLearner, type LearnedName } from '../core/terms/learnedTerms';
import type { Bibliographies, Bibliography } from './bibliographies';
import { markupOfDocument } from './citationDocuments';
import { openDocument, readText } from './files';
import { learnedTermsSetting } from './settings';
import { runInSlices } from './slices';
import type { TermFiles } from './termFiles';
import type { WorkspaceCitations } from './workspaceCitations';

/** The library with the terms of the user's own field: those of texts, bibliographies and terms files. */
export interface LearnedTerms extends vscode.Disposable {
	/** The library as of a moment ago; while all is read for the first time, after half a second without what is learned. */
	load(): Promise<Library>;
	/** The library as it was last given, at once. */
	known(): Promise<Library>;
	/** Reads what has changed, and gives the library as of now. */
	refresh(): Promise<Library>;
	/** The entries of all bibliographies that names are learned from. */
	entries(): readonly EntryEvidence[];
}

export interface TermSources {
	readonly bibliographies: Bibliographies;
	readonly citations: WorkspaceCitations;
	readonly termFiles: TermFiles;
}

const FIRST_WAIT_MS = 500;
const KEPT_MS = 1000;

/** Nothing is read before the first call. */
export function createLearnedTerms(loadLibrary: () => Promise<Library>, sources: TermSources): LearnedTerms {
	const learning = new Learning(sources);
	let current: Library | undefined;
	let running: Promise<Library> | undefined;
	let finished = 0;
	const refresh = async () => {
		await running;
		running ??= loadLibrary()
			.then((library) => learning.extend(library))
			.then((library) => {
				current = library;
				finished = Date.now();
				return library;
			})
			.finally(() => {
				running = undefined;
			});
		return running;
	};
	return {
		async load() {
			const library = await loadLibrary();
			if (Date.now() - finished < KEPT_MS) {
				return current ?? library;
			}
			return Promise.race([refresh(), current ?? after(FIRST_WAIT_MS).then(() => current ?? library)]);
		},
		known: async () => current ?? loadLibrary(),
		refresh,
		entries: () => learning.entries(),
		dispose: () => learning.dispose(),
	};
}

function after(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}

/** What was read of each file, so that a change reads only that file again. */
class Learning implements vscode.Disposable {
	private readonly learner = createTermLearner();
	private readonly texts = new Map<string, unknown>();
	private readonly bibliographies = new Map<
		string,
		{ readonly file: Bibliography; readonly entries: EntryEvidence[] }
	>();
	private bibFiles: Thenable<readonly vscode.Uri[]> | undefined;
	private works: { readonly library: Library; readonly index: WorkIndex } | undefined;
	private merged: { readonly from: string; readonly library: Library; readonly result: Library } | undefined;
	private edition = 0;
	private readonly watcher = vscode.workspace.createFileSystemWatcher('**/*.bib', false, true, false);
	private readonly listeners: vscode.Disposable;

	constructor(private readonly sources: TermSources) {
		const relist = () => {
			this.bibFiles = undefined;
		};
		this.listeners = vscode.Disposable.from(
			this.watcher,
			this.watcher.onDidCreate(relist),
			this.watcher.onDidDelete(relist),
			vscode.workspace.onDidChangeWorkspaceFolders(relist),
		);
	}

	dispose(): void {
		this.listeners.dispose();
	}

	entries(): readonly EntryEvidence[] {
		return [...this.bibliographies.values()].flatMap(({ entries }) => entries);
	}

	async extend(library: Library): Promise<Library> {
		const isOn = learnedTermsSetting();
		if (isOn) {
			await this.readBibliographies();
			await this.readTexts();
		}
		const lines = await this.sources.termFiles.read();
		const from = JSON.stringify([isOn, this.edition, lines]);
		if (this.merged?.from !== from || this.merged.library !== library) {
			const names = isOn ? ((await runInSlices(this.learner.learn())) ?? []) : [];
			this.merged = { from, library, result: this.merge(library, names, lines) };
		}
		return this.merged.result;
	}

	private merge(
		library: Library,
		names: readonly LearnedName[],
		lines: readonly { readonly name: string; readonly key: string | undefined }[],
	): Library {
		if (this.works?.library !== library) {
			this.works = { library, index: createWorkIndex(library.papers) };
		}
		const { index } = this.works;
		const known = (paper: Paper) => index.findSameWork(paper) ?? paper;
		const byName = new Map(names.map((name) => [name, known(name.paper)]));
		const put = lines.flatMap(({ name, key }) => {
			const paper = key === undefined ? undefined : this.findPaper(library, key);
			return paper ? [{ name, paper: known(paper) }] : [];
		});
		const terms = mergeGlossaries(
			library.terms,
			learnedTerms(names, (name) => byName.get(name)?.id ?? name.key),
			{
				terms: put.map(({ name, paper }) => userTerm(name, paper.id)),
				forgotten: lines.filter(({ key }) => key === undefined).map(({ name }) => name),
			},
		);
		const papers = [...byName.values(), ...put.map(({ paper }) => paper)];
		return withGlossary(library, terms, papers);
	}

	private findPaper(library: Library, key: string): Paper | undefined {
		for (const { file } of this.bibliographies.values()) {
			const entry = file.find(key);
			if (entry) {
				return entry.paper;
			}
		}
		return library.findPaper(key);
	}

	private async readBibliographies(): Promise<void> {
		const files = await this.findBibliographies();
		const ids = new Set(files.map(({ uri }) => uri.toString()));
		for (const id of [...this.bibliographies.keys()].filter((known) => !ids.has(known))) {
			this.bibliographies.delete(id);
			await runInSlices(this.learner.setEntries(id, undefined));
			this.edition++;
		}
		for (const file of files) {
			const id = file.uri.toString();
			if (this.bibliographies.get(id)?.file !== file) {
				const entries: EntryEvidence[] = [];
				await runInSlices(readEntries(file, entries));
				this.bibliographies.set(id, { file, entries });
				await runInSlices(this.learner.setEntries(id, entries));
				this.edition++;
			}
		}
	}

	/** Those of the workspace, and those of the documents that are open. */
	private async findBibliographies(): Promise<readonly Bibliography[]> {
		this.bibFiles ??= vscode.workspace.findFiles('**/*.bib');
		const { bibliographies } = this.sources;
		const writing = vscode.workspace.textDocuments.filter((document) => markupOfDocument(document) !== 'plain');
		const [listed, ...named] = await Promise.all([
			Promise.all((await this.bibFiles).map((uri) => bibliographies.read(uri))),
			...writing.map((document) => bibliographies.of(document)),
		]);
		const files = [...named.flat(), ...listed.flatMap((file) => file ?? [])];
		return [...new Map(files.map((file) => [file.uri.toString(), file])).values()];
	}

	private async readTexts(): Promise<void> {
		const { files } = await this.sources.citations.read();
		const citing = files.filter(({ keys }) => keys.size > 0);
		const ids = new Set(citing.map(({ uri }) => uri.toString()));
		for (const id of [...this.texts.keys()].filter((known) => !ids.has(known))) {
			this.texts.delete(id);
			this.learner.setText(id, undefined);
			this.edition++;
		}
		for (const { uri, keys } of citing) {
			const id = uri.toString();
			// The counts of a file are made anew whenever its text changes.
			if (this.texts.get(id) !== keys) {
				const { text, markup } = await readCiting(uri);
				this.learner.setText(id, await runInSlices(readTextEvidence(text, markup)));
				this.texts.set(id, keys);
				this.edition++;
			}
		}
	}
}

function* readEntries({ entries }: Bibliography, read: EntryEvidence[]): Generator<undefined, void> {
	for (const entry of entries) {
		read.push(readEntryEvidence(entry));
		yield;
	}
}

/** The text of a file with citations; of a notebook its Markdown cells. */
async function readCiting(uri: vscode.Uri) {
	const document = openDocument(uri);
	if (document) {
		return { text: document.getText(), markup: markupOfDocument(document) };
	}
	const notebook = vscode.workspace.notebookDocuments.find((open) => open.uri.toString() === uri.toString());
	const cells = notebook?.getCells().filter(({ kind }) => kind === vscode.NotebookCellKind.Markup);
	if (cells) {
		return { text: cells.map((cell) => cell.document.getText()).join('\n\n'), markup: 'markdown' as const };
	}
	const text = (await readText(uri)) ?? '';
	if (/\.ipynb$/i.test(uri.path)) {
		const markdown = readMarkdownCells(text).map((cell) => cell.text);
		return { text: markdown.join('\n\n'), markup: 'markdown' as const };
	}
	return { text, markup: documentMarkup('', uri.path, text) };
}
