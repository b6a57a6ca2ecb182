import * as vscode from 'vscode';
import type { BibliographyText } from '../core/bibliography/bibliography';
import { findWorks } from '../core/bibliography/findWork';
import { planEntries } from '../core/bibliography/writing/entryPlan';
import type { Paper } from '../core/paper';
import { insertEntries, needsLatex } from './entryInsertion';
import { type EntryWritingTools, readSources } from './entryWriting';
import { entrySettings } from './settings';
import { runInSlices } from './slices';

/** What papers change in a `.bib` file, and which of them get an entry. */
export interface BibFileEdit {
	readonly edit: vscode.WorkspaceEdit;
	readonly added: readonly Paper[];
}

/** Plans the entries of papers in a `.bib` file, which is made where there is none; nothing for those that it has. */
export async function planBibFileEdit(
	uri: vscode.Uri,
	papers: readonly Paper[],
	{ bibliographies, loadLatexEncoder, findSource }: EntryWritingTools,
): Promise<BibFileEdit> {
	const edit = new vscode.WorkspaceEdit();
	const bibliography = await bibliographies.read(uri);
	const text: BibliographyText = bibliography ?? { text: '', entries: [], problems: [], find: () => undefined };
	const known = await runInSlices(findWorks([text], papers));
	const { keyPattern, omitFields } = entrySettings(uri);
	const planned = planEntries(text, papers, (paper) => known.get(paper), {
		omitFields,
		sourceOf: await readSources(papers, findSource),
		...(keyPattern === '' ? {} : { keyPattern }),
		...(needsLatex(bibliography) ? { encode: await loadLatexEncoder() } : {}),
	});
	const { insertions, added } = await runInSlices(planned);
	if (added.length > 0) {
		insertEntries(edit, uri, bibliography, insertions);
	}
	return { edit, added };
}

/** "2 entries added; 1 paper has an entry there already". */
export function entriesAdded(added: number, all: number): string {
	const there = all - added;
	return [
		...(added > 0 ? [added === 1 ? '1 entry added' : `${added} entries added`] : []),
		...(there > 0 ? [there === 1 ? '1 paper has an entry already' : `${there} papers have an entry already`] : []),
	].join('; ');
}
