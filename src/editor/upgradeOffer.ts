import * as vscode from 'vscode';
import { isSincePublished } from '../core/bibliography/sameWork';
import { displayText } from '../core/displayText';
import type { Paper } from '../core/paper';
import { venueLine } from '../core/paperText';
import type { Bibliography } from './bibliographies';
import { offersUpgrade } from './settings';

/** Offers to make the entry of a preprint that of the published work as the index knows it; does nothing where there is nothing to offer. */
export async function offerEntryUpgrade(
	paper: Paper,
	key: string,
	bibliographies: readonly Bibliography[],
): Promise<void> {
	if (paper.collection === undefined) {
		return;
	}
	const bibliography = bibliographies.find((file) => file.find(key));
	const entry = bibliography?.find(key);
	if (!bibliography || !entry?.source || !isSincePublished(entry.paper, paper) || !offersUpgrade(bibliography.uri)) {
		return;
	}
	const file = displayText(bibliography.uri.path.split('/').pop() ?? '', 60);
	const venue = displayText(venueLine(paper) ?? '', 100);
	const question = `The entry ${displayText(key, 60)} in ${file} is a preprint. Published version: ${venue}`;
	if ((await vscode.window.showInformationMessage(question, 'Upgrade Entry')) === 'Upgrade Entry') {
		await vscode.commands.executeCommand('relatedWork.upgradeEntry', bibliography.uri, key, paper.id);
	}
}
