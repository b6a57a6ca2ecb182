import * as vscode from 'vscode';
import { byline, type Paper } from '../core/paper';
import type { Arrival } from './arrivals';
import { isBibDocument } from './bibDocuments';
import { entriesAdded, planBibFileEdit } from './bibFileEdits';
import { markupOfDocument } from './citationDocuments';
import { type PlannedCitation, planCitation } from './citing';
import { addChanges } from './editorEdits';
import type { EntryWritingTools } from './entryWriting';
import { planQuietCitation } from './quietCitation';
import { citeInRanges, replaceRanges } from './rangeCitations';

/** Where papers arrive. */
export interface ArrivalPlace {
	readonly document: vscode.TextDocument;
	readonly ranges: readonly vscode.Range[];
	/** Whether the user waits for an answer, so that a question may be asked. */
	readonly mayAsk: boolean;
}

/** What an arrival changes, and what is to be done once it is changed. */
export type ArrivalEdit = Pick<PlannedCitation, 'edit' | 'finish'>;

/** Plans an arrival: entries in a `.bib` document, citations in the place of the ranges in a document, bylines in other texts. */
export async function planArrival(
	{ document, ranges, mayAsk }: ArrivalPlace,
	{ papers, uncited, findSource }: Arrival,
	tools: EntryWritingTools,
): Promise<ArrivalEdit> {
	const copying = findSource ? { ...tools, findSource } : tools;
	if (isBibDocument(document)) {
		return planEntries(document, papers, copying);
	}
	if (markupOfDocument(document) === 'plain') {
		return planBylines(document, ranges, papers);
	}
	const plan = mayAsk ? planCitation : planQuietCitation;
	const isCited = papers.map((paper) => uncited?.has(paper) !== true);
	return plan(document, papers, copying, (keys) =>
		citeInRanges(
			document,
			ranges,
			keys.filter((_, at) => isCited[at]),
		),
	);
}

/** The user edits this file, so that saving it is left to the user. */
async function planEntries(
	{ uri }: vscode.TextDocument,
	papers: readonly Paper[],
	tools: EntryWritingTools,
): Promise<ArrivalEdit> {
	const { edit, added } = await planBibFileEdit(uri, papers, tools);
	const message = entriesAdded(added.length, papers.length);
	return { edit, finish: async () => void vscode.window.setStatusBarMessage(`$(quote) ${message}`, 6000) };
}

function planBylines(
	document: vscode.TextDocument,
	ranges: readonly vscode.Range[],
	papers: readonly Paper[],
): ArrivalEdit {
	const text = papers.map(byline).join('; ');
	const edit = new vscode.WorkspaceEdit();
	const changes = replaceRanges(document, ranges, (start, end) => [{ start, end, text }]);
	addChanges(edit, document, changes);
	return { edit, finish: async () => undefined };
}
