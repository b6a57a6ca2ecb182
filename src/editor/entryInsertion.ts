import * as vscode from 'vscode';
import { writesLatexAccents } from '../core/bibliography/writing/entryStyle';
import type { Insertion } from '../core/bibliography/writing/insertEntry';
import type { Bibliography } from './bibliographies';

/**
 * Adds the entries that were planned for a bibliography to an edit; a file that is not there yet is made with them, so that
 * undo and redo take it away and bring it back whole.
 */
export function insertEntries(
	edit: vscode.WorkspaceEdit,
	uri: vscode.Uri,
	bibliography: Bibliography | undefined,
	insertions: readonly Insertion[],
): void {
	if (!bibliography) {
		const contents = new TextEncoder().encode(insertions.map(({ text }) => text).join(''));
		edit.createFile(uri, { ignoreIfExists: true, contents });
		return;
	}
	for (const { offset, text } of insertions) {
		edit.insert(uri, bibliography.document?.positionAt(offset) ?? new vscode.Position(0, 0), text);
	}
}

/** Whether characters outside ASCII go into a bibliography as LaTeX: it cannot hold every one, or writes accents so. */
export function needsLatex(bibliography: Bibliography | undefined): boolean {
	const encoding = bibliography?.document?.encoding ?? 'utf8';
	return !encoding.startsWith('utf') || writesLatexAccents(bibliography?.text ?? '');
}
