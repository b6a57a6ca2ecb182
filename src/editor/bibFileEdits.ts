import * as vscode from 'vscode';
import type { Paper } from '../core/paper';
import { insertEntries } from './entryInsertion';
import { type EntryWritingTools, planInFile } from './entryWriting';

/** What papers change in a `.bib` file, and which of them get an entry. */
export interface BibFileEdit {
	readonly edit: vscode.WorkspaceEdit;
	readonly added: readonly Paper[];
}

/** Plans the entries of papers in a `.bib` file, which is made where there is none; nothing for those that it has. */
export async function planBibFileEdit(
	uri: vscode.Uri,
	papers: readonly Paper[],
	tools: EntryWritingTools,
): Promise<BibFileEdit> {
	const edit = new vscode.WorkspaceEdit();
	const { bibliography, plan } = await planInFile(uri, { papers, scope: uri }, tools);
	if (plan.added.length > 0) {
		await insertEntries(edit, uri, bibliography, plan.insertions);
	}
	return { edit, added: plan.added };
}

/** "2 entries added; 1 paper has an entry there already". */
export function entriesAdded(added: number, all: number): string {
	const there = all - added;
	return [
		...(added > 0 ? [added === 1 ? '1 entry added' : `${added} entries added`] : []),
		...(there > 0 ? [there === 1 ? '1 paper has an entry already' : `${there} papers have an entry already`] : []),
	].join('; ');
}
