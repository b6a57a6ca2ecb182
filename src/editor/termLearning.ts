import * as vscode from 'vscode';
import { readBibliography } from '../core/bibliography/bibliography';
import { createWorkIndex, type WorkIndex } from '../core/bibliography/sameWork';
import type { Library } from '../core/library';
import { once } from '../core/once';
import type { Paper } from '../core/paper';
import { recordId } from '../core/recordId';
import type { Piece } from '../core/search/packed/libraryPart';
import { type EntryEvidence, readEntryEvidence } from '../core/terms/learnedEntries';
import { readTextEvidence } from '../core/terms/learnedEvidence';
import { learnedLibrary, type PutName } from '../core/terms/learnedLibrary';
import { createTitleReader, findRecord } from '../core/terms/learnedParts';
import { createTermLearner } from '../core/terms/learnedTerms';
import { type Bibliographies, stampOf } from './bibliographies';
import { mayCite } from './citationDocuments';
import { readCiting } from './citingText';
import { EXCLUDED, readText } from './files';
import { MOST_FILES } from './librarySources';
import { learnedTermsSetting, librarySettings } from './settings';
import { runInSlices } from './slices';
import type { TermFiles } from './termFiles';
import type { WorkspaceCitations } from './workspaceCitations';

/** Where terms are learned from. */
export interface TermSources {
	readonly bibliographies: Bibliographies;
	readonly citations: WorkspaceCitations;
	readonly termFiles: TermFiles;
	readonly added: AddedLibraries;
}

/** The libraries that the user added. */
export interface AddedLibraries {
	/** Has them read. */
	read(): Promise<void>;
	/** What is read of each by now, packed; the same object until it changes. */
	packed(): ReadonlyMap<string, readonly Piece[]>;
}

/** Reads the files that terms are learned from; a change reads only what has changed. */
export interface TermLearning extends vscode.Disposable {
	/** A library with what is learned as of now; the same object as before where nothing has changed. */
	extend(library: Library): Promise<Library>;
	/** The entries of all bibliographies read. */
	entries(): readonly EntryEvidence[];
}

/** Nothing is read before the first call. */
export function createTermLearning(sources: TermSources): TermLearning {
	const learning = new Learning(sources);
	return {
		extend: (library) => learning.extend(library),
		entries: () => learning.entries(),
		dispose: () => learning.dispose(),
	};
}

/** What was read of each file. */
class Learning implements vscode.Disposable {
	private readonly learner = createTermLearner((key) => {
		const paper = this.findAdded(key);
		return paper && readEntryEvidence({ key, paper });
	});
	private readonly readTitles = createTitleReader();
	/** Weak, so that the memory of a library that was removed is given back at once. */
	private readonly added = new Map<string, WeakRef<readonly Piece[]>>();
	private readonly texts = new Map<string, unknown>();
	private readonly bibliographies = new Map<string, { readonly stamp: string; readonly entries: EntryEvidence[] }>();
	private listBibFiles = once(findBibFiles);
	private works: { readonly library: Library; readonly index: WorkIndex } | undefined;
	private merged: { readonly from: string; readonly library: Library; readonly result: Library } | undefined;
	private edition = 0;
	private readonly watcher = vscode.workspace.createFileSystemWatcher('**/*.bib', false, true, false);
	private readonly listeners: vscode.Disposable;

	constructor(private readonly sources: TermSources) {
		const relist = () => {
			this.listBibFiles = once(findBibFiles);
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
			await this.readAdded();
			await this.readTexts();
		}
		const lines = await this.sources.termFiles.read();
		const from = JSON.stringify([isOn, this.edition, lines]);
		if (this.merged?.from !== from || this.merged.library !== library) {
			const names = isOn ? ((await runInSlices(this.learner.learn())) ?? []) : [];
			const put = lines.flatMap(({ name, key }) => this.putName(library, name, key));
			const works = this.worksOf(library);
			const result = (await runInSlices(learnedLibrary(library, works, names, put))) ?? library;
			this.merged = { from, library, result };
		}
		return this.merged.result;
	}

	private worksOf(library: Library): WorkIndex {
		if (this.works?.library !== library) {
			this.works = { library, index: createWorkIndex(library.papers) };
		}
		return this.works.index;
	}

	/** Nothing for a key that nobody knows. */
	private putName(library: Library, name: string, key: string | undefined): readonly PutName[] {
		if (key === undefined) {
			return [{ name, paper: undefined }];
		}
		const entry = this.learner.find(key);
		if (entry) {
			return [{ name, paper: entry.paper }];
		}
		const paper = library.findPaper(key);
		return paper ? [{ name, paper }] : [];
	}

	private async readBibliographies(): Promise<void> {
		const files = await this.findBibliographies();
		for (const id of [...this.bibliographies.keys()].filter((known) => !files.has(known))) {
			this.bibliographies.delete(id);
			await runInSlices(this.learner.setEntries(id, undefined));
			this.edition++;
		}
		for (const [id, uri] of files) {
			const stamp = await stampOf(uri);
			if (stamp !== undefined && this.bibliographies.get(id)?.stamp !== stamp) {
				const entries = await readEntries(uri);
				this.bibliographies.set(id, { stamp, entries });
				await runInSlices(this.learner.setEntries(id, entries));
				this.edition++;
			}
		}
	}

	/** What a library presents counts once more where it is a bibliography, too. */
	private async readAdded(): Promise<void> {
		if (librarySettings().length > 0) {
			// Not awaited: what is not read yet is learned later.
			void this.sources.added.read();
		}
		const packed = this.sources.added.packed();
		for (const id of [...this.added.keys()].filter((known) => !packed.has(known))) {
			this.added.delete(id);
			await runInSlices(this.learner.setTitles(`added ${id}`, undefined));
			this.edition++;
		}
		for (const [id, pieces] of packed) {
			if (this.added.get(id)?.deref() !== pieces) {
				const entries = await runInSlices(this.readTitles(pieces));
				await runInSlices(this.learner.setTitles(`added ${id}`, entries));
				this.added.set(id, new WeakRef(pieces));
				this.edition++;
			}
		}
	}

	private findAdded(key: string): Paper | undefined {
		for (const [id, pieces] of this.sources.added.packed()) {
			const paper = findRecord(pieces, recordId(id, key));
			if (paper) {
				return paper;
			}
		}
		return undefined;
	}

	/** Those that open documents name, and those of the workspace. */
	private async findBibliographies(): Promise<ReadonlyMap<string, vscode.Uri>> {
		const writing = vscode.workspace.textDocuments.filter(mayCite);
		const named = await Promise.all(writing.map((document) => this.sources.bibliographies.filesOf(document)));
		const uris = [...named.flatMap((files) => files.uris), ...(await this.listBibFiles())];
		return new Map(uris.map((uri) => [uri.toString(), uri]));
	}

	private async readTexts(): Promise<void> {
		const { files } = await this.sources.citations.read();
		const citing = files.filter(({ keys }) => keys.size > 0);
		const ids = new Set(citing.map(({ uri }) => uri.toString()));
		for (const id of [...this.texts.keys()].filter((known) => !ids.has(known))) {
			this.texts.delete(id);
			await runInSlices(this.learner.setText(id, undefined));
			this.edition++;
		}
		for (const { uri, keys } of citing) {
			const id = uri.toString();
			// The counts of a file are made anew whenever its text changes.
			if (this.texts.get(id) !== keys) {
				const { text, markup } = await readCiting(uri);
				await runInSlices(this.learner.setText(id, await runInSlices(readTextEvidence(text, markup))));
				this.texts.set(id, keys);
				this.edition++;
			}
		}
	}
}

const findBibFiles = async () => vscode.workspace.findFiles('**/*.bib', EXCLUDED, MOST_FILES);

/** What the entries of a file tell, under the ids that the records have in the user's library; the file is not kept. */
async function readEntries(uri: vscode.Uri): Promise<EntryEvidence[]> {
	const text = (await readText(uri)) ?? '';
	const read = (function* () {
		const entries: EntryEvidence[] = [];
		for (const { key, paper } of (yield* readBibliography(text, uri.path)).entries) {
			entries.push(readEntryEvidence({ key, paper: { ...paper, id: recordId(uri.toString(), key), key } }));
			yield;
		}
		return entries;
	})();
	return (await runInSlices(read)) ?? [];
}
