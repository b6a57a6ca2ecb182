import type * as vscode from 'vscode';
import type { BibEntry } from '../core/bibliography/reading/bibtex';
import type { Bibliographies } from './bibliographies';
import { runInSlices } from './slices';

/** Whether a document is one of those that `bibSelector` selects. */
export function isBibDocument({ languageId, uri }: vscode.TextDocument): boolean {
	return languageId === 'bibtex' || /\.bib$/i.test(uri.path);
}

/**
 * What `make` gives for each entry of an open `.bib` document, in slices; `undefined` where the document changes meanwhile,
 * nobody waits for the answer any more, or it is so long that VS Code would stand still with what it is given.
 */
export async function mapEntries<T>(
	bibliographies: Bibliographies,
	document: vscode.TextDocument,
	token: vscode.CancellationToken,
	make: (entry: BibEntry, text: string) => readonly T[],
): Promise<T[] | undefined> {
	const { version } = document;
	const isStale = () => token.isCancellationRequested || document.version !== version;
	const bibliography = document.lineCount > MOST_LINES ? undefined : await bibliographies.read(document.uri);
	if (!bibliography || isStale()) {
		return undefined;
	}
	const { entries, text } = bibliography;
	return runInSlices(
		(function* () {
			const made: T[] = [];
			for (const { source } of entries) {
				made.push(...(source ? make(source, text) : []));
				yield;
			}
			return made;
		})(),
		isStale,
	);
}

/** Some 15,000 entries. */
const MOST_LINES = 200_000;
