import * as vscode from 'vscode';
import { isBibDocument } from './bibDocuments';
import type { Bibliographies, Bibliography } from './bibliographies';
import type { CitingFile } from './citingFiles';
import { fileOf } from './files';
import type { KeyAt } from './keyAt';
import type { WorkspaceCitations } from './workspaceCitations';

/** What cites a key and what defines it. */
export interface KeyOccurrences {
	/** The documents that cite the key, cells of notebooks each for itself. */
	readonly documents: readonly vscode.TextDocument[];
	/** The bibliographies that have the entry. */
	readonly bibliographies: readonly Bibliography[];
	/** Some files of the workspace were not read. */
	readonly isCut: boolean;
}

interface Tools {
	readonly bibliographies: Bibliographies;
	readonly citations: WorkspaceCitations;
}

/** The documents and bibliographies of the work that a key of a document means. `undefined` when cancelled. */
export async function findOccurrences(
	document: vscode.TextDocument,
	at: KeyAt,
	tools: Tools,
	token: vscode.CancellationToken,
): Promise<KeyOccurrences | undefined> {
	const { files, own, isCut } = await findCitingFiles(document, at, tools);
	const documents: vscode.TextDocument[] = [];
	for (const { uri } of files) {
		if (token.isCancellationRequested) {
			return undefined;
		}
		documents.push(...(await openDocuments(uri)));
	}
	const read = await Promise.all(own.map(tools.bibliographies.read));
	return { documents, bibliographies: read.flatMap((bibliography) => bibliography ?? []), isCut };
}

/** What cites the work that a key of a document means. */
export interface KeyCitations {
	readonly files: readonly CitingFile[];
	/** The bibliographies of the document that have the entry. */
	readonly own: readonly vscode.Uri[];
	/** Some files of the workspace were not read. */
	readonly isCut: boolean;
}

/** The files that mean the same work: those whose own bibliographies have another entry with this key mean something else. */
export async function findCitingFiles(
	document: vscode.TextDocument,
	{ key, ambiguous }: KeyAt,
	{ bibliographies, citations }: Tools,
): Promise<KeyCitations> {
	const own = isBibDocument(document) ? [document.uri] : urisWith(key, await bibliographies.of(document));
	const { files, isCut } = await citations.read();
	const citing = files.filter(({ keys }) => keys.has(key));
	const theirs = await bibliographies.ofFiles(citing, files);
	const isSame = ({ uri }: CitingFile, at: number) => {
		const uris = urisWith(key, theirs[at] ?? []);
		const isShared = uris.length === 0 ? !(ambiguous && own.length === 0) : hasShared(uris, own);
		return isShared || uri.toString() === fileOf(document).toString();
	};
	return { files: citing.filter(isSame), own, isCut };
}

function urisWith(key: string, bibliographies: readonly Bibliography[]): vscode.Uri[] {
	return bibliographies.filter((bibliography) => bibliography.find(key)?.key === key).map(({ uri }) => uri);
}

function hasShared(uris: readonly vscode.Uri[], others: readonly vscode.Uri[]): boolean {
	return uris.some((uri) => others.some((other) => other.toString() === uri.toString()));
}

async function openDocuments(uri: vscode.Uri): Promise<readonly vscode.TextDocument[]> {
	const open = vscode.workspace.notebookDocuments.find((notebook) => notebook.uri.toString() === uri.toString());
	if (!open && !/\.ipynb$/i.test(uri.path)) {
		return [await vscode.workspace.openTextDocument(uri)];
	}
	const notebook = open ?? (await vscode.workspace.openNotebookDocument(uri));
	return notebook
		.getCells()
		.filter((cell) => cell.kind === vscode.NotebookCellKind.Markup)
		.map((cell) => cell.document);
}
