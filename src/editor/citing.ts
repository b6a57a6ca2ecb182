import * as vscode from 'vscode';
import { formatEntry } from '../core/bibliography/bibEntry';
import type { TextChange } from '../core/citation/citation';
import { addKeys, formatCitation } from '../core/citation/citations';
import { type Markup, markupOf } from '../core/citation/styles';
import { byline, type Paper } from '../core/paper';
import { addChanges, applyEdit, changesAtCursors, editableEditor, moveBehind } from './editorEdits';

/** Writes the citation of these papers at each cursor; their entries go to the clipboard. */
export async function insertCitation(papers: readonly Paper[]): Promise<void> {
	const editor = editableEditor();
	const { languageId, fileName } = editor.document;
	const markup = markupOf(languageId, fileName);
	await changeAtCursors(editor, (text, offset) => citationChange(text, offset, markup, papers));
	await vscode.env.clipboard.writeText(formatEntries(papers));
	const entries = papers.length === 1 ? 'BibTeX entry is' : 'BibTeX entries are';
	vscode.window.setStatusBarMessage(`$(quote) Citation inserted; its ${entries} on the clipboard`, 6000);
}

/** Writes the entries of these papers at each cursor. */
export async function insertBibtex(papers: readonly Paper[]): Promise<void> {
	await changeAtCursors(editableEditor(), (_, offset) => ({ start: offset, end: offset, text: formatEntries(papers) }));
}

/** The BibTeX entries of these papers, a blank line between two. */
export function formatEntries(papers: readonly Paper[]): string {
	return papers
		.map((paper) => formatEntry(paper).trimEnd())
		.join('\n\n')
		.concat('\n');
}

async function changeAtCursors(
	editor: vscode.TextEditor,
	changeAt: (text: string, offset: number) => TextChange,
): Promise<void> {
	const changes = changesAtCursors(editor, changeAt);
	const edit = new vscode.WorkspaceEdit();
	addChanges(edit, editor.document, changes);
	await applyEdit(edit);
	moveBehind(editor, changes);
}

function citationChange(text: string, offset: number, markup: Markup, papers: readonly Paper[]): TextChange {
	const keys = papers.map((paper) => paper.id);
	const added = addKeys(text, offset, markup, keys);
	if (added) {
		return added;
	}
	const citation = markup === 'plain' ? papers.map(byline).join('; ') : formatCitation(markup, keys);
	return { start: offset, end: offset, text: citation };
}
