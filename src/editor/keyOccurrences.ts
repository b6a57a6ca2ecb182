import * as vscode from 'vscode';
import { isBibDocument } from './bibDocuments';
import type { Bibliographies, Bibliography } from './bibliographies';
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

/**
 * The documents and bibliographies of the work that a key of a document means: documents whose own bibliographies have
 * another entry with this key mean something else. `undefined` when cancelled.
 */
export async function findOccurrences(
	document: vscode.TextDocument,
	{ key, ambiguous }: KeyAt,
	tools: { readonly bibliographies: Bibliographies; readonly citations: WorkspaceCitations },
	token: vscode.CancellationToken,
): Promise<KeyOccurrences | undefined> {
	const own = isBibDocument(document) ? [document.uri] : await urisWith(key, document, tools.bibliographies);
	const { files, isCut } = await tools.citations.read();
	const documents: vscode.TextDocument[] = [];
	for (const { uri } of files.filter(({ keys }) => keys.has(key))) {
		for (const citing of await openDocuments(uri)) {
			if (token.isCancellationRequested) {
				return undefined;
			}
			const theirs = await urisWith(key, citing, tools.bibliographies);
			const isSame = theirs.length === 0 ? !(ambiguous && own.length === 0) : hasShared(theirs, own);
			if (isSame || citing === document) {
				documents.push(citing);
			}
		}
	}
	const read = await Promise.all(own.map(tools.bibliographies.read));
	return { documents, bibliographies: read.flatMap((bibliography) => bibliography ?? []), isCut };
}

async function urisWith(
	key: string,
	document: vscode.TextDocument,
	bibliographies: Bibliographies,
): Promise<vscode.Uri[]> {
	const read = await bibliographies.of(document);
	return read.filter((bibliography) => bibliography.find(key)?.key === key).map(({ uri }) => uri);
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
