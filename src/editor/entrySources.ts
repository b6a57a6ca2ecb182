import * as vscode from 'vscode';
import type { Bibliographies } from './bibliographies';
import type { FindEntrySource } from './entryWriting';

/** Finds the entries of `.bib` files that papers of the user's library are from. */
export function findEntrySourceIn(bibliographies: Bibliographies): FindEntrySource {
	return async ({ id }) => {
		const [, uri, key = ''] = /^(\w[\w+.-]*:.*)#([^#]*)$/s.exec(id) ?? [];
		const bibliography = uri === undefined ? undefined : await bibliographies.read(vscode.Uri.parse(uri));
		const source = bibliography?.find(decodeURIComponent(key))?.source;
		return bibliography && source
			? { source, text: bibliography.text, find: (parent) => bibliography.find(parent)?.source }
			: undefined;
	};
}
