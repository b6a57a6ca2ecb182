import * as vscode from 'vscode';
import { findEntryLinks } from '../core/bibliography/entryLinks';
import { mapEntries } from './bibDocuments';
import type { Bibliographies } from './bibliographies';
import { bibFeatureSetting } from './settings';

/** Links from the DOIs, arXiv ids and addresses in `.bib` files to their web pages. */
export function createBibLinks(
	bibliographies: Bibliographies,
	isServedByOthers: (feature: 'links', languageId: string) => boolean,
): vscode.DocumentLinkProvider {
	return {
		async provideDocumentLinks(document, token) {
			const setting = bibFeatureSetting('links', document);
			if (setting === 'off' || (setting === 'auto' && isServedByOthers('links', document.languageId))) {
				return undefined;
			}
			return mapEntries(bibliographies, document, token, (entry, text) =>
				findEntryLinks(entry, text).map(({ start, end, url }) => {
					const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
					return new vscode.DocumentLink(range, vscode.Uri.parse(url));
				}),
			);
		},
	};
}
