import * as vscode from 'vscode';
import { until } from './until';

/** Opens an untitled document; each `|` in `marked` is a cursor. */
export async function openText(language: string, marked: string): Promise<vscode.TextEditor> {
	const content = marked.replaceAll('|', '');
	// VS Code gives one the name of the last, and the text of the last, too, where it has not quite closed that.
	const document = await until(
		() => vscode.workspace.openTextDocument({ language, content }),
		(opened) => opened.getText() === content,
	);
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
	// A tab may be known here a moment before it is the active one.
	while (vscode.window.tabGroups.all.some(({ tabs }) => tabs.length > 0)) {
		await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
	}
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
