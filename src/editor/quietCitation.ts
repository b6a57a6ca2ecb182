import * as vscode from 'vscode';
import { hasChangingLineEnds } from '../core/bibliography/writing/lineEnds';
import type { TextChange } from '../core/citation/citation';
import type { Paper } from '../core/paper';
import { addEntry, type PlannedCitation, planCitation } from './citing';
import type { DocumentBibliographies } from './documentBibliographies';
import type { EntryWritingTools } from './entryWriting';
import { fileStat } from './files';

/**
 * Plans the citation of papers in a document without a question. Where one is needed, as for the file that gets the entry, it
 * is asked once the citation stands; the entry then follows in a step of its own, and entries of several papers on the clipboard.
 */
export async function planQuietCitation(
	document: vscode.TextDocument,
	papers: readonly Paper[],
	tools: EntryWritingTools,
	changesFor: (keys: readonly string[]) => readonly TextChange[],
): Promise<PlannedCitation> {
	if (!(await needsAnswer(await tools.bibliographies.filesOf(document)))) {
		return planCitation(document, papers, tools, changesFor);
	}
	const filesOf = async (): Promise<DocumentBibliographies> => ({ uris: [], source: 'document' });
	const silent = { ...tools, bibliographies: { ...tools.bibliographies, filesOf, dispose: () => undefined } };
	let cited: readonly string[] = [];
	const planned = await planCitation(document, papers, silent, (keys) => {
		cited = keys;
		return changesFor(keys);
	});
	const [paper, other] = papers;
	const finish = paper && !other ? () => addEntry(document, paper, tools, cited[0]) : planned.finish;
	return { ...planned, finish };
}

/** Whether there is no file to write into, or one whose line ends would change. */
async function needsAnswer({ uris, source }: DocumentBibliographies): Promise<boolean> {
	for (const uri of uris.filter(({ path }) => path.toLowerCase().endsWith('.bib'))) {
		if (await fileStat(uri)) {
			return hasChangingLineEnds(await vscode.workspace.decode(await vscode.workspace.fs.readFile(uri), { uri }));
		}
	}
	return source === 'nearest';
}
