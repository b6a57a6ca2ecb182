import * as vscode from 'vscode';
import { type Library, type LibraryData, openLibrary } from '../core/library';

/** Reads the index that ships inside the extension. */
export async function loadBundledLibrary(extensionUri: vscode.Uri): Promise<Library> {
	const read = async <T>(name: string): Promise<T> => {
		const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'data', name));
		return JSON.parse(new TextDecoder().decode(bytes)) as T;
	};
	const [papers, topics, terms, about] = await Promise.all([
		read<LibraryData['papers']>('papers.json'),
		read<LibraryData['topics']>('topics.json'),
		read<LibraryData['terms']>('terms.json'),
		read<{ readonly asOf: string }>('about.json'),
	]);
	return openLibrary({ papers, topics, terms, asOf: about.asOf });
}
