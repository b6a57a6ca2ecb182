import * as vscode from 'vscode';
import type { LatexEncoder } from '../core/bibliography/writing/escapeLatex';
import { createLatexEncoder, type LatexTable } from '../core/bibliography/writing/latexEncoder';
import { type Library, type LibraryData, openLibrary } from '../core/library';

/** Reads the index that ships inside the extension. */
export async function loadBundledLibrary(extensionUri: vscode.Uri): Promise<Library> {
	const [papers, topics, terms, about] = await Promise.all([
		readData<LibraryData['papers']>(extensionUri, 'papers'),
		readData<LibraryData['topics']>(extensionUri, 'topics'),
		readData<LibraryData['terms']>(extensionUri, 'terms'),
		readData<{ readonly asOf: string }>(extensionUri, 'about'),
	]);
	return openLibrary({ papers, topics, terms, asOf: about.asOf });
}

/** Reads the table by which characters outside ASCII are written as LaTeX. */
export async function loadLatexEncoder(extensionUri: vscode.Uri): Promise<LatexEncoder> {
	return createLatexEncoder(await readData<LatexTable>(extensionUri, 'latex'));
}

async function readData<T>(extensionUri: vscode.Uri, name: string): Promise<T> {
	const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'data', `${name}.json`));
	return JSON.parse(new TextDecoder().decode(bytes)) as T;
}
