import type * as vscode from 'vscode';
import type { Paper } from '../core/paper';
import { recordId } from '../core/recordId';
import type { Bibliographies } from './bibliographies';
import type { FindEntrySource } from './entryWriting';
import type { UserLibrary } from './userLibrary';

/** Finds the entries of the user's `.bib` files that papers are from; what the index knows of a work is written from there. */
export function findEntrySourceIn(user: UserLibrary, bibliographies: Bibliographies): FindEntrySource {
	return async (paper) => {
		await user.load();
		const from = user
			.placesOf(paper)
			.find(({ source, key }) => key !== undefined && recordId(source.id, key) === paper.id);
		const isBib = from?.source.uri !== undefined && /\.bib$/i.test(from.source.uri.path);
		const bibliography = isBib ? await bibliographies.read(from.source.uri) : undefined;
		const source = bibliography?.find(from?.key ?? '')?.source;
		return bibliography && source
			? { source, text: bibliography.text, find: (parent) => bibliography.find(parent)?.source }
			: undefined;
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
