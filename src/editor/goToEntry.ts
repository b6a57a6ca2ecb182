import type * as vscode from 'vscode';
import { isBibDocument } from './bibDocuments';
import { type Bibliographies, type Bibliography, findEntry } from './bibliographies';
import { entryPlace } from './entryPlace';
import { findKeyAt } from './keyAt';
import { ourPart } from './otherExtensions';

/** Go to Definition: from a key in a citation or in a field such as `crossref` to its entry. */
export function createGoToEntry(bibliographies: Bibliographies): vscode.DefinitionProvider {
	return {
		async provideDefinition(document, position, token) {
			const at = ourPart('definition', document) === 'all' && (await findKeyAt(document, position, bibliographies));
			if (!at || token.isCancellationRequested) {
				return undefined;
			}
			const entry = findEntry(await entriesFor(document, bibliographies), at.key);
			if (!entry || token.isCancellationRequested) {
				return undefined;
			}
			const { uri, entryRange, keyRange } = await entryPlace(entry.bibliography, entry.entry);
			return [
				{ originSelectionRange: at.range, targetUri: uri, targetRange: entryRange, targetSelectionRange: keyRange },
			];
		},
	};
}

/** A `.bib` file is its own bibliography. */
async function entriesFor(
	document: vscode.TextDocument,
	bibliographies: Bibliographies,
): Promise<readonly Bibliography[]> {
	const own = isBibDocument(document) ? await bibliographies.read(document.uri) : undefined;
	return own ? [own] : bibliographies.of(document);
}
