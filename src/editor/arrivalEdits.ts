import * as vscode from 'vscode';
import { planEntryCopies } from '../core/bibliography/entryCopy';
import { planEntries } from '../core/bibliography/entryPlan';
import { writesLatexAccents } from '../core/bibliography/entryStyle';
import { findWorks } from '../core/bibliography/findWork';
import { byline, type Paper } from '../core/paper';
import type { Arrival } from './arrivals';
import { isBibDocument } from './bibDocuments';
import type { Bibliography } from './bibliographies';
import { markupOfDocument } from './citationDocuments';
import { type PlannedCitation, planCitation } from './citing';
import { addChanges } from './editorEdits';
import type { EntryWritingTools } from './entryWriting';
import { citeInRanges, replaceRanges } from './rangeCitations';
import { entrySettings } from './settings';
import { runInSlices } from './slices';

/** What an arrival changes, and what is to be done once it is changed. */
export type ArrivalEdit = Pick<PlannedCitation, 'edit' | 'finish'>;

/** Plans an arrival: entries in a `.bib` document, citations in the place of the ranges in a document, bylines in other texts. */
export async function planArrival(
	document: vscode.TextDocument,
	ranges: readonly vscode.Range[],
	arrival: Arrival,
	tools: EntryWritingTools,
): Promise<ArrivalEdit> {
	if (isBibDocument(document)) {
		return planBibEntries(document, arrival, tools);
	}
	if (markupOfDocument(document) === 'plain') {
		return planBylines(document, ranges, arrival.papers);
	}
	return planCitation(document, arrival.papers, tools, (keys) => citeInRanges(document, ranges, keys));
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

/** The file is the one that the user edits, so that saving it is left to the user. */
async function planBibEntries(
	document: vscode.TextDocument,
	{ papers, entries }: Arrival,
	{ bibliographies, loadLatexEncoder }: EntryWritingTools,
): Promise<ArrivalEdit> {
	const edit = new vscode.WorkspaceEdit();
	const bibliography = await bibliographies.read(document.uri);
	const known = bibliography && (await runInSlices(findWorks([bibliography], papers)));
	if (!bibliography || !known) {
		return { edit, finish: async () => undefined };
	}
	const { keyPattern, omitFields } = entrySettings(document);
	const options = {
		omitFields,
		...(keyPattern === '' ? {} : { keyPattern }),
		...(needsLatex(document, bibliography) ? { encode: await loadLatexEncoder() } : {}),
	};
	const find = (paper: Paper) => known.get(paper);
	const plan = entries
		? planEntryCopies(bibliography, entries, find, options)
		: planEntries(bibliography, papers, find, options);
	for (const { offset, text } of plan.insertions) {
		edit.insert(document.uri, document.positionAt(offset), text);
	}
	return { edit, finish: async () => showAdded(plan.added.length, papers.length) };
}

function needsLatex({ encoding }: vscode.TextDocument, { text }: Bibliography): boolean {
	return !encoding.startsWith('utf') || writesLatexAccents(text);
}

function showAdded(added: number, all: number): void {
	const there = all - added;
	const parts = [
		...(added > 0 ? [`${added === 1 ? '1 entry' : `${added} entries`} added`] : []),
		...(there > 0 ? [`${there === 1 ? '1 paper has' : `${there} papers have`} an entry here already`] : []),
	];
	vscode.window.setStatusBarMessage(`$(quote) ${parts.join('; ')}`, 6000);
}
