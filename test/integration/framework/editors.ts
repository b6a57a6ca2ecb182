import * as vscode from 'vscode';
import { until } from './until';

/** Opens an untitled document; each `|` in `marked` is a cursor. */
export async function openText(language: string, marked: string): Promise<vscode.TextEditor> {
	const document = await vscode.workspace.openTextDocument({ language, content: marked.replaceAll('|', '') });
	const editor = await vscode.window.showTextDocument(document);
	setCursors(editor, marked);
	return editor;
}

/** Opens a file of the folder that the tests run in. */
export async function openFile(name: string): Promise<vscode.TextEditor> {
	const [folder] = vscode.workspace.workspaceFolders ?? [];
	if (!folder) {
		throw new Error('This lane has no folder.');
	}
	const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, name));
	return vscode.window.showTextDocument(document);
}

/** Closes all editors without asking whether to save. */
export async function closeEditors(): Promise<void> {
	const untitled = new Set<string>();
	for (let tab = activeTab(); tab; tab = activeTab()) {
		if (tab.input instanceof vscode.TabInputText && tab.input.uri.scheme === 'untitled') {
			untitled.add(tab.input.uri.toString());
		}
		await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
	}
	// The next untitled document gets the name of the last; while that is known here, it has the text of the last, too.
	await until(
		() => vscode.workspace.textDocuments,
		(documents) => documents.every(({ uri }) => !untitled.has(uri.toString())),
	);
}

function activeTab(): vscode.Tab | undefined {
	return vscode.window.tabGroups.activeTabGroup.activeTab;
}

/** The hovers of this extension at a position: their Markdown and the text that they are about. */
export async function hoversAt(
	document: vscode.TextDocument,
	position: vscode.Position,
): Promise<readonly TermHover[]> {
	const hovers = await vscode.commands.executeCommand<readonly vscode.Hover[]>(
		'vscode.executeHoverProvider',
		document.uri,
		position,
	);
	return hovers.flatMap(({ contents, range }) => {
		const markdown = contents.map((content) => (typeof content === 'string' ? content : content.value)).join('\n');
		return markdown.includes('command:relatedWork.') ? [{ markdown, about: range ? document.getText(range) : '' }] : [];
	});
}

export interface TermHover {
	readonly markdown: string;
	readonly about: string;
}

function setCursors(editor: vscode.TextEditor, marked: string): void {
	const parts = marked.split('|');
	let offset = 0;
	editor.selections = parts.slice(0, -1).map((part) => {
		offset += part.length;
		const position = editor.document.positionAt(offset);
		return new vscode.Selection(position, position);
	});
}
