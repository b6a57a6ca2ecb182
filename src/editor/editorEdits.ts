import * as vscode from 'vscode';
import type { TextChange } from '../core/citation/citation';
import { UserError } from '../core/userError';

/** The active editor where text may be put into it; throws a `UserError` that says why not. */
export function editableEditor(): vscode.TextEditor {
	const editor = vscode.window.activeTextEditor;
	if (!editor) {
		throw new UserError('No text editor is active. Open the file that you are writing and try again.');
	}
	const refusal = refusalOf(editor);
	if (refusal) {
		throw refusal;
	}
	return editor;
}

/** Why no text is put into the active editor; `undefined` where it may be. */
export function refusalOf(editor: vscode.TextEditor): UserError | undefined {
	const tab = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
	if (tab instanceof vscode.TabInputTextDiff || tab instanceof vscode.TabInputNotebookDiff) {
		return new UserError('Nothing is inserted in a diff editor. Open the file itself and try again.', {
			title: 'Open File',
			command: 'vscode.open',
			arguments: [editor.document.uri],
		});
	}
	if (vscode.workspace.fs.isWritableFileSystem(editor.document.uri.scheme) === false) {
		return new UserError('This file is read-only. Save a copy of it and try again.');
	}
	return undefined;
}

/** One change of a document for each cursor, in the order of the text, each change once. */
export function changesAtCursors(
	editor: vscode.TextEditor,
	changeAt: (text: string, offset: number) => TextChange,
): readonly TextChange[] {
	const { document, selections } = editor;
	const text = document.getText();
	const changes = new Map<string, TextChange>();
	for (const { end } of selections) {
		const change = changeAt(text, document.offsetAt(end));
		changes.set(`${change.start} ${change.end}`, change);
	}
	return [...changes.values()].sort((a, b) => a.start - b.start);
}

/** Adds changes of a document to an edit. */
export function addChanges(
	edit: vscode.WorkspaceEdit,
	document: vscode.TextDocument,
	changes: readonly TextChange[],
): void {
	for (const { start, end, text } of changes) {
		edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), text);
	}
}

/** Puts a cursor behind each of the changes, which were made just now together with another one. */
export function moveBehind(editor: vscode.TextEditor, changes: readonly TextChange[], other?: TextChange): void {
	const isBefore = other !== undefined && changes[0] !== undefined && other.start <= changes[0].start;
	let shift = isBefore ? other.text.length - (other.end - other.start) : 0;
	editor.selections = changes.map(({ start, end, text }) => {
		const position = editor.document.positionAt(start + shift + text.length);
		shift += text.length - (end - start);
		return new vscode.Selection(position, position);
	});
}

/** Applies an edit; throws a `UserError` where VS Code refuses it. */
export async function applyEdit(edit: vscode.WorkspaceEdit): Promise<void> {
	if (!(await vscode.workspace.applyEdit(edit))) {
		throw new UserError('This file could not be changed. If it is read-only, make it writable and try again.');
	}
}
