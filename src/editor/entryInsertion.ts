import * as vscode from 'vscode';
import { writesLatexAccents } from '../core/bibliography/writing/entryStyle';
import type { Insertion } from '../core/bibliography/writing/insertEntry';
import type { Bibliography } from './bibliographies';

/**
 * Adds the entries that were planned for a bibliography to an edit; a file that is not there yet is made with them, so that
 * undo and redo take it away and bring it back whole. It has the encoding and the line ends that the settings give new files.
 */
export async function insertEntries(
	edit: vscode.WorkspaceEdit,
	uri: vscode.Uri,
	bibliography: Bibliography | undefined,
	insertions: readonly Insertion[],
): Promise<void> {
	if (!bibliography) {
		const text = insertions.map((insertion) => insertion.text).join('');
		const isCrlf = vscode.workspace.getConfiguration('files', uri).get('eol') === '\r\n';
		const contents = await vscode.workspace.encode(isCrlf ? text.replace(/\n/g, '\r\n') : text, { uri });
		edit.createFile(uri, { contents });
		return;
	}
	for (const { offset, text } of insertions) {
		edit.insert(uri, bibliography.document?.positionAt(offset) ?? new vscode.Position(0, 0), text);
	}
}

/** Whether characters outside ASCII go into a bibliography as LaTeX: it cannot hold every one, or writes accents so. */
export function needsLatex(bibliography: Bibliography | undefined, uri: vscode.Uri | undefined): boolean {
	const ofNewFile = vscode.workspace.getConfiguration('files', uri).get('encoding', 'utf8');
	const encoding = bibliography?.document?.encoding ?? ofNewFile;
	return !encoding.startsWith('utf') || writesLatexAccents(bibliography?.text ?? '');
}
