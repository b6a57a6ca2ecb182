import * as vscode from 'vscode';
import { documentMarkup } from '../core/citation/documentMarkup';
import { readMarkdownCells } from '../core/citation/notebookCells';
import type { Markup } from '../core/citation/styles';
import { markupOfDocument } from './citationDocuments';
import { openDocument, readText, textOf } from './files';

/** What a file with citations holds. */
export interface CitingText {
	readonly text: string;
	readonly markup: Markup;
}

/** The text of a file with citations; of a notebook its Markdown cells. */
export async function readCiting(uri: vscode.Uri): Promise<CitingText> {
	const document = openDocument(uri);
	if (document) {
		return { text: document.getText(), markup: markupOfDocument(document) };
	}
	const notebook = vscode.workspace.notebookDocuments.find((open) => open.uri.toString() === uri.toString());
	const [cell] = notebook?.getCells() ?? [];
	if (cell) {
		return { text: textOf(cell.document), markup: 'markdown' };
	}
	const text = (await readText(uri)) ?? '';
	if (/\.ipynb$/i.test(uri.path)) {
		const markdown = readMarkdownCells(text).map((cell) => cell.text);
		return { text: markdown.join('\n\n'), markup: 'markdown' };
	}
	return { text, markup: documentMarkup('', uri.path, text) };
}
