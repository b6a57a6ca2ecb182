import * as vscode from 'vscode';
import type { BibliographyEntry } from '../core/bibliography/bibliography';
import { withLines } from '../core/bibliography/reading/lineNumbers';
import type { Bibliography } from './bibliographies';

/** Where an entry stands in its file. */
export interface EntryPlace {
	readonly uri: vscode.Uri;
	readonly entryRange: vscode.Range;
	readonly keyRange: vscode.Range;
}

/** The place of an entry; in formats that tell no places, where its key first stands in the file. */
export function entryPlace({ uri, document, text }: Bibliography, { key, source }: BibliographyEntry): EntryPlace {
	const at = source ? source.keyStart : Math.max(0, text.search(wholeKey(key)));
	const { start = at, end = at + key.length, keyStart = at, keyEnd = at + key.length } = source ?? {};
	const position = (offset: number) => document?.positionAt(offset) ?? positionIn(text, offset);
	return {
		uri,
		entryRange: new vscode.Range(position(start), position(end)),
		keyRange: new vscode.Range(position(keyStart), position(keyEnd)),
	};
}

function wholeKey(key: string): RegExp {
	return new RegExp(`(?<![\\w:.-])${key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w.-])`);
}

/** For files that VS Code does not open for extensions. */
function positionIn(text: string, offset: number): vscode.Position {
	const [place] = withLines(text, [{ start: offset }]);
	const lineStart = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
	return new vscode.Position(place?.line ?? 0, offset - lineStart);
}
