import * as vscode from 'vscode';
import { detectDialect } from '../core/bibliography/writing/dialect';
import { upgradeEntry } from '../core/bibliography/writing/upgradeEntry';
import type { Library } from '../core/library';
import { UserError } from '../core/userError';
import { registerCommand } from './commands';
import { addChanges, applyEdit } from './editorEdits';
import type { EntryWritingTools } from './entryWriting';
import { findRefusal } from './writeRefusal';

/** The command behind the offer to make the entry of a preprint that of the published work. */
export function registerEntryUpgrade(
	log: vscode.LogOutputChannel,
	loadLibrary: () => Promise<Library>,
	{ bibliographies, saver }: EntryWritingTools,
): vscode.Disposable {
	return registerCommand(log, 'upgradeEntry', async (uri: vscode.Uri, key: string, paperId: string) => {
		const paper = (await loadLibrary()).findPaper(paperId);
		const bibliography = await bibliographies.read(uri);
		const refusal = await findRefusal(uri, bibliography);
		if (refusal) {
			throw refusal;
		}
		const document = bibliography?.document;
		const source = bibliography?.find(key)?.source;
		if (!paper || !document || !source) {
			throw new UserError(`The entry ${key} is no longer there. Cite the paper again.`);
		}
		const before = document.getText();
		const wasClean = !document.isDirty;
		const dialect = detectDialect(bibliography.entries.flatMap((entry) => entry.source ?? [])) ?? 'bibtex';
		const edit = new vscode.WorkspaceEdit();
		addChanges(edit, document, [upgradeEntry(before, source, paper, dialect)]);
		await applyEdit(edit);
		if (wasClean) {
			await saver.save(document, before);
		}
	});
}
