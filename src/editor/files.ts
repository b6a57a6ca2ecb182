import * as vscode from 'vscode';
import { decodeLongText } from './textDecoding';

/** Files above this size are not synchronised with extensions by VS Code (`openTextDocument` fails). */
export const LARGEST_DOCUMENT = 50 * 1024 * 1024;

/** Bytes that VS Code decodes at one go in a few milliseconds. */
const LARGE = 4 * 1024 * 1024;

/** Folders of programs, in which nobody keeps bibliographies or texts. */
export const EXCLUDED = '**/{node_modules,.git,.venv,_build,_site}/**';

/** Size and time of a file; `undefined` where there is none. */
export async function fileStat(uri: vscode.Uri): Promise<vscode.FileStat | undefined> {
	try {
		return await vscode.workspace.fs.stat(uri);
	} catch (error) {
		if (error instanceof vscode.FileSystemError) {
			return undefined;
		}
		throw error;
	}
}

/** The text of a file as VS Code reads it, unsaved changes included; `undefined` where there is none. */
export async function readText(uri: vscode.Uri): Promise<string | undefined> {
	const document = openDocument(uri);
	if (document) {
		return document.getText();
	}
	try {
		const bytes = await vscode.workspace.fs.readFile(uri);
		const decoded =
			bytes.length < LARGE
				? vscode.workspace.decode(bytes, { uri })
				: decodeLongText(bytes, uri).then((text) => text?.join());
		// It takes text only.
		return await decoded.then(undefined, () => undefined);
	} catch (error) {
		if (error instanceof vscode.FileSystemError) {
			return undefined;
		}
		throw error;
	}
}

/** The document of a file that VS Code has open. */
export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
	const id = uri.toString();
	return vscode.workspace.textDocuments.find((document) => document.uri.toString() === id);
}

/** The folder of a file. */
export function parentFolder(uri: vscode.Uri): vscode.Uri {
	return vscode.Uri.joinPath(uri, '..');
}

/** The file that a path in a document means: absolute, or relative to a folder; `undefined` for what cannot be one. */
export function resolvePath(folder: vscode.Uri, path: string): vscode.Uri | undefined {
	const clean = path.replace(/\\/g, '/').trim();
	if (clean === '') {
		return undefined;
	}
	if (/^(?:\/|[A-Za-z]:\/)/.test(clean)) {
		return folder.with({ path: clean.replace(/^(?=[A-Za-z]:)/, '/') });
	}
	return vscode.Uri.joinPath(folder, clean);
}

/** The notebook of a cell, else the document itself: the file in which a text lies. */
export function fileOf(document: vscode.TextDocument): vscode.Uri {
	return notebookOf(document)?.uri ?? document.uri;
}

/** The text of a document; for a cell of a notebook that of all its Markdown cells. */
export function textOf(document: vscode.TextDocument): string {
	const cells = notebookOf(document)?.getCells() ?? [];
	const markdown = cells.filter((cell) => cell.kind === vscode.NotebookCellKind.Markup);
	return cells.length > 0 ? markdown.map((cell) => cell.document.getText()).join('\n\n') : document.getText();
}

function notebookOf(document: vscode.TextDocument): vscode.NotebookDocument | undefined {
	return document.uri.scheme === 'vscode-notebook-cell'
		? vscode.workspace.notebookDocuments.find((notebook) =>
				notebook.getCells().some((cell) => cell.document === document),
			)
		: undefined;
}
