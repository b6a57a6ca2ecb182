import * as vscode from 'vscode';
import { registerCommand } from './commands';
import { refusalOf } from './editorEdits';
import type { PaperPicker } from './paperPicker';
import type { WritingEditor } from './writingEditor';

/** `Search Papers…`: Enter inserts a citation where an editor takes one, else opens the paper; with the key for choosing several. */
export function registerSearchPapers(
	log: vscode.LogOutputChannel,
	picker: PaperPicker,
	writing: WritingEditor,
): vscode.Disposable {
	const search = async (text?: string) => {
		const editor = vscode.window.activeTextEditor;
		const isCited = editor ? refusalOf(editor) === undefined : writing.isBehind();
		const papers = await picker.pick({
			title: 'Search Papers',
			placeholder: isCited
				? 'Title, author, year, term: Enter inserts a citation'
				: 'Title, author, year, term: Enter opens',
			...(typeof text === 'string' ? { value: text } : {}),
		});
		if (papers) {
			await vscode.commands.executeCommand(
				isCited ? 'relatedWork.insertCitation' : 'relatedWork.openPaper',
				papers.map(({ id }) => id),
			);
		}
	};
	return vscode.Disposable.from(
		registerCommand(log, 'searchPapers', search),
		registerCommand(log, 'selectSeveral', () => picker.toggleActive()),
	);
}
