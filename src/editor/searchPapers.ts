import * as vscode from 'vscode';
import { registerCommand } from './commands';
import type { PaperPicker } from './paperPicker';

/** `Search Papers…`: Enter inserts a citation where an editor takes one, else opens the paper. */
export function registerSearchPapers(log: vscode.LogOutputChannel, picker: PaperPicker): vscode.Disposable {
	return registerCommand(log, 'searchPapers', async (text?: string) => {
		const editor = vscode.window.activeTextEditor;
		const paper = await picker.pick({
			title: 'Search Papers',
			placeholder: editor
				? 'Title, author, year, term: Enter inserts a citation'
				: 'Title, author, year, term: Enter opens',
			...(typeof text === 'string' ? { value: text } : {}),
		});
		if (paper) {
			await vscode.commands.executeCommand(editor ? 'relatedWork.insertCitation' : 'relatedWork.openPaper', paper.id);
		}
	});
}
