import * as vscode from 'vscode';
import type { Paper } from '../core/paper';
import { UserError } from '../core/userError';
import type { Bibliographies } from './bibliographies';
import { registerCommand } from './commands';
import { type EntryPlace, entryPlace } from './entryPlace';
import type { ChoosePapers, PaperArgument } from './paperChoice';
import type { PaperNode } from './treeNodes';
import type { UserLibrary } from './userLibrary';

/** `Show Bibliography Entry`: goes to the entry that a file of the user has of a paper, the document's own first. */
export function registerPaperEntry(
	log: vscode.LogOutputChannel,
	choosePapers: ChoosePapers,
	library: UserLibrary,
	bibliographies: Bibliographies,
): vscode.Disposable {
	const findEntry = async (paper: Paper): Promise<EntryPlace | undefined> => {
		await library.load();
		for (const { source, key } of library.placesOf(paper)) {
			const bibliography = source.uri && key !== undefined ? await bibliographies.read(source.uri) : undefined;
			const entry = key === undefined ? undefined : bibliography?.find(key);
			if (bibliography && entry) {
				return entryPlace(bibliography, entry);
			}
		}
		return undefined;
	};
	return registerCommand(log, 'showPaperEntry', async (argument: PaperArgument, selected?: readonly PaperNode[]) => {
		const [paper] = (await choosePapers('Show Bibliography Entry', argument, selected)) ?? [];
		const place = paper && (await findEntry(paper));
		if (paper && !place) {
			throw new UserError('No bibliography of your library has an entry of this paper.', {
				title: 'Insert Citation',
				command: 'relatedWork.insertCitation',
				arguments: [paper.id],
			});
		}
		if (place) {
			const { start } = place.keyRange;
			// Opens files, too, that are too large for extensions.
			await vscode.commands.executeCommand('vscode.open', place.uri, { selection: new vscode.Range(start, start) });
		}
	});
}
