import * as vscode from 'vscode';
import { detectDialect } from '../core/bibliography/dialect';
import { isSincePublished } from '../core/bibliography/sameWork';
import { upgradeEntry } from '../core/bibliography/upgradeEntry';
import { displayText } from '../core/displayText';
import type { Paper } from '../core/paper';
import { venueLine } from '../core/paperText';
import type { Bibliography } from './bibliographies';
import { addChanges, applyEdit } from './editorEdits';
import type { EntryWritingTools } from './entryWriting';
import { offersUpgrade } from './settings';
import { findRefusal } from './writeRefusal';

/** Offers to make the entry of a preprint that of the published work; does nothing where there is nothing to offer. */
export async function offerEntryUpgrade(
	paper: Paper,
	key: string,
	bibliographies: readonly Bibliography[],
	tools: EntryWritingTools,
): Promise<void> {
	const bibliography = bibliographies.find((file) => file.find(key));
	const entry = bibliography?.find(key);
	if (!bibliography || !entry?.source || !isSincePublished(entry.paper, paper) || !offersUpgrade(bibliography.uri)) {
		return;
	}
	const file = displayText(bibliography.uri.path.split('/').pop() ?? '', 60);
	const venue = displayText(venueLine(paper) ?? '', 100);
	const question = `The entry ${displayText(key, 60)} in ${file} is a preprint; the paper is published in ${venue}.`;
	if ((await vscode.window.showInformationMessage(question, 'Upgrade Entry')) === 'Upgrade Entry') {
		await upgrade(paper, key, bibliography.uri, tools);
	}
}

async function upgrade(paper: Paper, key: string, uri: vscode.Uri, { bibliographies, saver }: EntryWritingTools) {
	const bibliography = await bibliographies.read(uri);
	const refusal = await findRefusal(uri, bibliography);
	if (refusal) {
		throw refusal;
	}
	const document = bibliography?.document;
	const source = bibliography?.find(key)?.source;
	if (!document || !source) {
		return;
	}
	const before = document.getText();
	const wasClean = !document.isDirty;
	const dialect = detectDialect(bibliography.entries.flatMap((entry) => entry.source ?? [])) ?? 'bibtex';
	const edit = new vscode.WorkspaceEdit();
	addChanges(edit, document, [upgradeEntry(before, source, paper, dialect)]);
	await applyEdit(edit);
	if (wasClean) {
		await saver.save(document, before);
	}
}
