import * as vscode from 'vscode';

/** A citation that is pasted or dropped into a document. */
export const CITATION_KIND = vscode.DocumentDropOrPasteEditKind.Empty.append('relatedWork', 'citation');

/** An entry that is pasted or dropped into a `.bib` file. */
export const ENTRY_KIND = vscode.DocumentDropOrPasteEditKind.Empty.append('relatedWork', 'entry');
