import * as vscode from 'vscode';
import { findCitations } from '../core/citation/citations';
import { keysOfEntry } from '../core/citation/entryKeys';
import type { Bibliographies, Bibliography } from './bibliographies';
import { markupOfDocument, rangeOf } from './citationDocuments';
import { findKeyAt } from './keyAt';
import { findOccurrences } from './keyOccurrences';
import { ourPart } from './otherExtensions';
import type { WorkspaceCitations } from './workspaceCitations';

/** Find All References of a key in a citation or of an entry: all its citations, what refers to it, and the entry. */
export function createKeyReferences(
	bibliographies: Bibliographies,
	citations: WorkspaceCitations,
): vscode.ReferenceProvider {
	return {
		async provideReferences(document, position, { includeDeclaration }, token) {
			const at = ourPart('references', document) === 'all' && (await findKeyAt(document, position, bibliographies));
			if (!at || token.isCancellationRequested) {
				return undefined;
			}
			const found = await findOccurrences(document, at, { bibliographies, citations }, token);
			if (!found) {
				return undefined;
			}
			if (found.isCut) {
				vscode.window.setStatusBarMessage('$(warning) References: this workspace has more files than were read', 8000);
			}
			return [
				...found.documents.flatMap((citing) => citationsIn(citing, at.key)),
				...found.bibliographies.flatMap((bibliography) => entriesIn(bibliography, at.key, includeDeclaration)),
			];
		},
	};
}

function citationsIn(document: vscode.TextDocument, key: string): vscode.Location[] {
	return findCitations(document.getText(), markupOfDocument(document))
		.flatMap(({ keys }) => keys.filter((cited) => cited.key === key))
		.map((cited) => new vscode.Location(document.uri, rangeOf(document, cited)));
}

function entriesIn({ uri, document, text, entries }: Bibliography, key: string, withOwn: boolean): vscode.Location[] {
	return entries.flatMap(({ source }) => {
		const keys = document && source ? keysOfEntry(text, source) : [];
		return keys
			.filter((one) => one.key === key && (withOwn || !one.defines))
			.flatMap((one) => (document ? [new vscode.Location(uri, rangeOf(document, one))] : []));
	});
}
