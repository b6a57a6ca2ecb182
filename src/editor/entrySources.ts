import type * as vscode from 'vscode';
import type { Paper } from '../core/paper';
import { recordId } from '../core/recordId';
import type { Bibliographies } from './bibliographies';
import type { FindEntrySource } from './entryWriting';
import type { UserLibrary } from './userLibrary';

/**
 * Finds the entries of the user's `.bib` files that papers are from: that of the very record, else the first of the work. The user's
 * own entry comes before what the index knows of the work.
 */
export function findEntrySourceIn(user: UserLibrary, bibliographies: Bibliographies): FindEntrySource {
	return async (paper) => {
		await user.load();
		const places = user.placesOf(paper).filter(({ source, key }) => key !== undefined && isBib(source.uri));
		const from = places.find(({ source, key }) => recordId(source.id, key ?? '') === paper.id) ?? places[0];
		const bibliography = from?.source.uri && (await bibliographies.read(from.source.uri));
		const source = bibliography?.find(from?.key ?? '')?.source;
		return bibliography && source
			? { source, text: bibliography.text, find: (parent) => bibliography.find(parent)?.source, isOwn: true }
			: undefined;
	};
}

function isBib(uri: vscode.Uri | undefined): boolean {
	return uri !== undefined && /\.bib$/i.test(uri.path);
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
