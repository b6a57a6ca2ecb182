import * as vscode from 'vscode';
import { fileOf } from './files';

/** The documents of tabs, cells of notebooks too; others are open only because an extension reads them. */
export function shownDocuments(): readonly vscode.TextDocument[] {
	const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs.flatMap(({ input }) => uriOf(input) ?? []));
	const ids = new Set(tabs.map((uri) => uri.toString()));
	return vscode.workspace.textDocuments.filter((document) => ids.has(fileOf(document).toString()));
}

function uriOf(input: unknown): vscode.Uri | undefined {
	if (input instanceof vscode.TabInputText || input instanceof vscode.TabInputNotebook) {
		return input.uri;
	}
	return input instanceof vscode.TabInputTextDiff ? input.modified : undefined;
}
