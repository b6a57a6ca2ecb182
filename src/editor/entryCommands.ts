import * as vscode from 'vscode';
import type { Paper } from '../core/paper';
import { UserError } from '../core/userError';
import { addEntry, completeOpenCitation } from './citing';
import { registerCommand } from './commands';
import type { EntryWritingTools } from './entryWriting';
import type { FindPaper } from './paperFinder';
import type { RecentPapers } from './recentPapers';

/** The commands behind completions and quick fixes: cite a paper at the cursor, add its entry. */
export function registerEntryCommands(
	log: vscode.LogOutputChannel,
	findPaper: FindPaper,
	tools: EntryWritingTools,
	recent: RecentPapers,
): vscode.Disposable {
	const find = async (id: string): Promise<Paper> => {
		const paper = await findPaper(id);
		if (!paper) {
			throw new UserError('This paper is no longer in the library. Search for it again.');
		}
		return paper;
	};
	return vscode.Disposable.from(
		registerCommand(log, 'completeCitation', async (uri: vscode.Uri, paperId: string) => {
			const editor = vscode.window.activeTextEditor;
			if (editor?.document.uri.toString() === uri.toString()) {
				const paper = await find(paperId);
				await completeOpenCitation(editor, paper, tools);
				await recent.add([paper]);
			}
		}),
		registerCommand(log, 'addEntry', async (uri: vscode.Uri, paperId: string, key?: string) => {
			await addEntry(await vscode.workspace.openTextDocument(uri), await find(paperId), tools, key);
		}),
		registerCommand(log, 'reopenWithEncoding', async (uri: vscode.Uri) => {
			await vscode.window.showTextDocument(uri);
			await vscode.commands.executeCommand('workbench.action.editor.changeEncoding');
		}),
	);
}
