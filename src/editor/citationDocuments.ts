import * as vscode from 'vscode';
import { documentMarkup } from '../core/citation/documentMarkup';
import { type Markup, markupOf } from '../core/citation/styles';

/** How a document writes citations; only for Markdown its text is looked at. */
export function markupOfDocument(document: vscode.TextDocument): Markup {
	const { languageId, uri } = document;
	const markup = markupOf(languageId, uri.path);
	return markup === 'markdown' ? documentMarkup(languageId, uri.path, document.getText()) : markup;
}

/** The document that the user writes in; `undefined` where it is none with citations. */
export function citingDocument(): vscode.TextDocument | undefined {
	const document = vscode.window.activeTextEditor?.document;
	return document && mayCite(document) ? document : undefined;
}

/** Whether a document is one with citations; told without its text, which takes a while to put together where it is large. */
export function mayCite({ languageId, uri }: vscode.TextDocument): boolean {
	return markupOf(languageId, uri.path) !== 'plain';
}

/** Whether the text of a document counts as the user's: a file that can be written, or one that is not saved yet. */
export function isWritten({ uri }: { readonly uri: vscode.Uri }): boolean {
	return uri.scheme === 'untitled' || vscode.workspace.fs.isWritableFileSystem(uri.scheme) === true;
}

/** The range of a part of a document, from offsets. */
export function rangeOf(
	document: vscode.TextDocument,
	{ start, end }: { readonly start: number; readonly end: number },
): vscode.Range {
	return new vscode.Range(document.positionAt(start), document.positionAt(end));
}
