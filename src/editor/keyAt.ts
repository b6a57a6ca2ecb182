import type * as vscode from 'vscode';
import { findCitationAt } from '../core/citation/citations';
import { findEntryKeyAt } from '../core/citation/entryKeys';
import { isBibDocument } from './bibDocuments';
import type { Bibliographies } from './bibliographies';
import { markupOfDocument, rangeOf } from './citationDocuments';

/** A citation key in a document, in a citation or in a `.bib` file. */
export interface KeyAt {
	readonly key: string;
	/** Exactly its characters. */
	readonly range: vscode.Range;
	/** May be a reference to a figure or section instead. */
	readonly ambiguous: boolean;
}

/** The key of a citation at a position, the place right behind it included; `*`, which stands for all, is none. */
export function findCitedKeyAt(document: vscode.TextDocument, position: vscode.Position): KeyAt | undefined {
	const offset = document.offsetAt(position);
	const citation = findCitationAt(document.getText(), offset, markupOfDocument(document));
	const cited = citation?.keys.find(({ start, end }) => start <= offset && offset <= end);
	if (!citation || !cited || cited.key === '*') {
		return undefined;
	}
	return { key: cited.key, range: rangeOf(document, cited), ambiguous: citation.ambiguous === true };
}

/** The key at a position of a document with citations, or of a `.bib` file: that of an entry, or one that a field names. */
export async function findKeyAt(
	document: vscode.TextDocument,
	position: vscode.Position,
	bibliographies: Bibliographies,
): Promise<KeyAt | undefined> {
	if (!isBibDocument(document)) {
		return findCitedKeyAt(document, position);
	}
	const { version } = document;
	const bibliography = await bibliographies.read(document.uri);
	if (!bibliography || document.version !== version) {
		return undefined;
	}
	const entries = bibliography.entries.flatMap(({ source }) => source ?? []);
	const found = findEntryKeyAt(bibliography.text, entries, document.offsetAt(position));
	return found && { key: found.key, range: rangeOf(document, found), ambiguous: false };
}
