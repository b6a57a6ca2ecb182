import type * as vscode from 'vscode';
import type { Paper } from '../core/paper';
import { recordId } from '../core/recordId';
import type { Bibliographies } from './bibliographies';
import type { FindEntrySource } from './entryWriting';
import type { UserLibrary } from './userLibrary';

/** Finds the entries of the user's `.bib` files that describe papers. */
export function findEntrySourceIn(user: UserLibrary, bibliographies: Bibliographies): FindEntrySource {
	return async (paper) => {
		await user.load();
		for (const { source, key } of user.placesOf(paper)) {
			const isBib = source.uri !== undefined && key !== undefined && /\.bib$/i.test(source.uri.path);
			const bibliography = isBib ? await bibliographies.read(source.uri) : undefined;
			const entry = key === undefined ? undefined : bibliography?.find(key)?.source;
			if (bibliography && entry) {
				return { source: entry, text: bibliography.text, find: (parent) => bibliography.find(parent)?.source };
			}
		}
		return undefined;
	};
}

/** The work that has this key in a file of the user, and that file. */
export async function findWorkByKey(
	user: UserLibrary,
	key: string,
): Promise<{ readonly paper: Paper; readonly uri: vscode.Uri } | undefined> {
	const { findPaper } = await user.load();
	for (const { id, uri, isOff } of user.sources()) {
		const paper = uri && !isOff ? findPaper(recordId(id, key)) : undefined;
		if (paper && uri) {
			return { paper, uri };
		}
	}
	return undefined;
}
