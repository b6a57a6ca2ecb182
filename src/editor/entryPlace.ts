import * as vscode from 'vscode';
import type { BibliographyEntry } from '../core/bibliography/bibliography';
import { keyPlace } from '../core/bibliography/keyPlace';
import { countLines, type TextPlace } from '../core/bibliography/reading/lineNumbers';
import type { Bibliography } from './bibliographies';
import { runInSlices } from './slices';

/** Where an entry stands in its file. */
export interface EntryPlace {
	readonly uri: vscode.Uri;
	readonly entryRange: vscode.Range;
	readonly keyRange: vscode.Range;
}

/** The place of an entry. */
export async function entryPlace(bibliography: Bibliography, entry: BibliographyEntry): Promise<EntryPlace> {
	const { uri, document, text } = bibliography;
	const key = keyPlace(text, entry);
	const positionOf = document ? (offset: number) => document.positionAt(offset) : await countedPositions(bibliography);
	return {
		uri,
		entryRange: new vscode.Range(positionOf(entry.start), positionOf(entry.end)),
		keyRange: new vscode.Range(positionOf(key.start), positionOf(key.end)),
	};
}

/** For files that VS Code does not open for extensions. */
async function countedPositions(bibliography: Bibliography): Promise<(offset: number) => vscode.Position> {
	const counting = counted.get(bibliography) ?? runInSlices(countLines(bibliography.text));
	counted.set(bibliography, counting);
	const placeOf = await counting;
	return (offset) => {
		const { line, column } = placeOf(offset);
		return new vscode.Position(line, column);
	};
}

/** Counted once for a file as it was read. */
const counted = new WeakMap<Bibliography, Promise<(offset: number) => TextPlace>>();
