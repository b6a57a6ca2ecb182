import * as vscode from 'vscode';
import type { Paper } from '../core/paper';
import { recordId } from '../core/recordId';
import { UserError } from '../core/userError';
import { findEntry } from './bibliographies';
import { addEntry, completeOpenCitation } from './citing';
import { registerCommand } from './commands';
import type { EntryWritingTools } from './entryWriting';
import type { FindPaper } from './paperFinder';
import type { RecentPapers } from './recentPapers';

/** The commands behind completions and quick fixes: cite a paper at the cursor, remember what was completed, add an entry. */
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
		registerCommand(log, 'noteCompletedKey', async (uri: vscode.Uri, key: string) => {
			const document = await vscode.workspace.openTextDocument(uri);
			const found = findEntry(await tools.bibliographies.of(document), key);
			const id = found && recordId(found.bibliography.uri.toString(), found.entry.key);
			if (id !== undefined) {
				await recent.add([(await findPaper(id)) ?? { id }]);
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
