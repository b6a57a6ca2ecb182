import * as vscode from 'vscode';
import { type BibliographyEntry, type BibliographyText, readBibliography } from '../core/bibliography/bibliography';
import type { CitingFile } from './citingFiles';
import {
	type DocumentBibliographies,
	findDocumentBibliographies,
	findFileBibliographies,
	namedFilesOf,
} from './documentBibliographies';
import { fileStat, LARGEST_DOCUMENT, openDocument, readText } from './files';
import { shownDocuments } from './shownDocuments';
import { runInSlices } from './slices';

/** A bibliography file as far as it could be read. */
export interface Bibliography extends BibliographyText {
	readonly uri: vscode.Uri;
	/** Gives positions for the offsets of entries; `undefined` for files that are too large for VS Code to open. */
	readonly document: vscode.TextDocument | undefined;
}

/** Finds and reads the bibliographies of documents; what is read is kept until the file changes. */
export interface Bibliographies extends vscode.Disposable {
	/** The files of a document, whether they exist or not. */
	filesOf(document: vscode.TextDocument): Promise<DocumentBibliographies>;
	/** `undefined` where there is no such file. */
	read(uri: vscode.Uri): Promise<Bibliography | undefined>;
	/** The bibliographies of a document that exist, in its order; only the nearest where the document names none. */
	of(document: vscode.TextDocument): Promise<readonly Bibliography[]>;
	/** Those that were found last, where the document names the same ones as then; they are found anew meanwhile. */
	lately(document: vscode.TextDocument): Promise<readonly Bibliography[]>;
	/** The same for each of these files among all of the workspace, which need not be open. */
	ofFiles(files: readonly CitingFile[], all: readonly CitingFile[]): Promise<readonly (readonly Bibliography[])[]>;
}

const FILES_KEPT_MS = 5000;
const STAT_KEPT_MS = 1000;

/** The files of a document, for as long as it names the same ones. */
interface FoundFiles {
	readonly at: number;
	version: number;
	readonly named: string;
	readonly files: Promise<DocumentBibliographies>;
	/** What was found when they were last looked for. */
	last: DocumentBibliographies | undefined;
}

interface Reading {
	readonly stamp: string;
	checked: number;
	readonly bibliography: Promise<Bibliography | undefined>;
}

/** `choices` remembers for each document which of several near files the user chose. */
export function createBibliographies(choices: vscode.Memento): Bibliographies {
	const readings = new Map<string, Reading>();
	let found = new WeakMap<vscode.TextDocument, FoundFiles>();
	const forget = (isOther: boolean) => {
		found = isOther ? new WeakMap() : found;
	};
	const isBib = ({ path }: vscode.Uri) => /\.bib$/i.test(path);
	const listeners = vscode.Disposable.from(
		vscode.workspace.onDidChangeConfiguration((change) =>
			forget(change.affectsConfiguration('relatedWork.bibliography')),
		),
		vscode.workspace.onDidCreateFiles(({ files }) => forget(files.some(isBib))),
		vscode.workspace.onDidDeleteFiles(({ files }) => forget(files.some(isBib))),
	);
	const filesOf = (document: vscode.TextDocument) => {
		const kept = found.get(document);
		const named = kept?.version === document.version ? kept.named : JSON.stringify(namedFilesOf(document));
		if (kept && kept.named === named && Date.now() - kept.at < FILES_KEPT_MS) {
			kept.version = document.version;
			return kept.files;
		}
		const files = findDocumentBibliographies(document).then((all) => chosenFirst(all, choices.get(choiceOf(document))));
		const last = kept?.named === named ? kept.last : undefined;
		const now: FoundFiles = { at: Date.now(), version: document.version, named, files, last };
		const keep = (all: DocumentBibliographies) => {
			now.last = all;
		};
		found.set(document, now);
		files.then(keep, () => found.delete(document));
		return files;
	};
	const read = async (uri: vscode.Uri) => {
		const id = uri.toString();
		const last = readings.get(id);
		const document = openDocument(uri);
		// Asking whether there is a file takes some 5 ms, too long for each letter that is typed.
		if (last && Date.now() - last.checked < STAT_KEPT_MS && (!document || last.stamp === versionOf(document))) {
			return last.bibliography;
		}
		const stamp = await stampOf(uri);
		const kept = readings.get(id);
		if (stamp !== undefined && kept?.stamp === stamp) {
			kept.checked = Date.now();
			return kept.bibliography;
		}
		if (stamp === undefined) {
			readings.delete(id);
			return undefined;
		}
		const bibliography = readFile(uri);
		readings.set(id, { stamp, checked: Date.now(), bibliography });
		bibliography.catch(() => readings.delete(id));
		return bibliography;
	};
	const readAll = async ({ uris, source }: DocumentBibliographies) => {
		const files = await Promise.all((source === 'nearest' ? uris.slice(0, 1) : uris).map(read));
		return files.flatMap((file) => file ?? []);
	};
	return {
		filesOf,
		read,
		of: async (document) => readAll(await filesOf(document)),
		async lately(document) {
			const files = filesOf(document);
			return readAll(found.get(document)?.last ?? (await files));
		},
		ofFiles: async (files, all) => Promise.all((await findFileBibliographies(files, all)).map(readAll)),
		dispose() {
			listeners.dispose();
			readings.clear();
		},
	};
}

/** The name of the choice for a document. */
export function choiceOf({ uri }: vscode.TextDocument): string {
	return `bibliographyOf ${uri}`;
}

function chosenFirst(found: DocumentBibliographies, chosen: string | undefined): DocumentBibliographies {
	const first = found.source === 'nearest' ? found.uris.find((uri) => uri.toString() === chosen) : undefined;
	return first ? { ...found, uris: [first, ...found.uris.filter((uri) => uri !== first)] } : found;
}

/** The entry of a key in the first of the bibliographies that has it. */
export function findEntry(
	bibliographies: readonly Bibliography[],
	key: string,
): { readonly bibliography: Bibliography; readonly entry: BibliographyEntry } | undefined {
	for (const bibliography of bibliographies) {
		const entry = bibliography.find(key);
		if (entry) {
			return { bibliography, entry };
		}
	}
	return undefined;
}

/**
 * Changes whenever the text of a file does; `undefined` where there is none. VS Code keeps the document of a file that was
 * deleted outside of it for some minutes: what is in it counts only if it is yet to be saved, or in a tab, as the last copy.
 */
export async function stampOf(uri: vscode.Uri): Promise<string | undefined> {
	const document = openDocument(uri);
	if (document?.isDirty || document?.isUntitled) {
		return versionOf(document);
	}
	const stat = await fileStat(uri);
	if (document && (stat || shownDocuments().includes(document))) {
		return versionOf(document);
	}
	return stat && `${stat.mtime} ${stat.size}`;
}

function versionOf({ version }: vscode.TextDocument): string {
	return `version ${version}`;
}

async function readFile(uri: vscode.Uri): Promise<Bibliography | undefined> {
	const size = openDocument(uri) ? 0 : ((await fileStat(uri))?.size ?? 0);
	const isSmall = size < LARGEST_DOCUMENT;
	// What is no text cannot be opened, nor read.
	const document = isSmall ? await vscode.workspace.openTextDocument(uri).then(undefined, () => undefined) : undefined;
	const text = document?.getText() ?? (await readText(uri));
	const read = text === undefined ? undefined : await runInSlices(readBibliography(text, uri.path));
	return read && { ...read, uri, document };
}
