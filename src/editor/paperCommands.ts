import * as vscode from 'vscode';
import { formatReference } from '../core/bibliography/reference';
import { displayText } from '../core/displayText';
import type { Paper } from '../core/paper';
import { pageUrl } from '../core/paperText';
import { UserError } from '../core/userError';
import { formatEntries, insertBibtex, insertCitation } from './citing';
import type { CitingTools } from './citingTools';
import { registerCommand } from './commands';
import type { ChoosePapers, PaperArgument } from './paperChoice';
import type { PapersView } from './papersView';
import { referenceStyle } from './settings';
import type { PaperNode } from './treeNodes';

/** The commands on one or several papers: cite, copy, open, show. */
export function registerPaperCommands(
	log: vscode.LogOutputChannel,
	choosePapers: ChoosePapers,
	view: PapersView,
	{ recent, writing, ...tools }: CitingTools,
): vscode.Disposable {
	const onPapers = (name: string, title: string, run: (papers: readonly Paper[]) => unknown) =>
		registerCommand(log, name, async (argument: PaperArgument, selected?: readonly PaperNode[]) => {
			const papers = await choosePapers(title, argument, selected);
			return papers && run(papers);
		});
	return vscode.Disposable.from(
		onPapers('insertCitation', 'Insert Citation', async (papers) => {
			await writing.show();
			await insertCitation(papers, tools);
			await recent.add(papers);
		}),
		onPapers('insertBibtex', 'Insert BibTeX', async (papers) => {
			await writing.show();
			await insertBibtex(papers);
		}),
		onPapers('copyBibtex', 'Copy BibTeX', (papers) => copy(formatEntries(papers), 'BibTeX', papers)),
		onPapers('copyCitationKey', 'Copy Citation Key', (papers) => copy(ids(papers), 'Citation key', papers)),
		onPapers('copyReference', 'Copy Formatted Reference', (papers) => copy(references(papers), 'Reference', papers)),
		onPapers('openPaperPage', 'Open Paper’s Web Page', openWebPages),
		onPapers('showInTree', 'Show in Papers View', ([paper]) => paper && view.reveal(paper)),
	);
}

function ids(papers: readonly Paper[]): string {
	return papers.map((paper) => paper.key ?? paper.id).join(', ');
}

function references(papers: readonly Paper[]): string {
	return papers.map((paper) => formatReference(paper, referenceStyle())).join('\n');
}

async function copy(text: string, what: string, papers: readonly Paper[]): Promise<void> {
	await vscode.env.clipboard.writeText(text);
	const [paper] = papers;
	const of = papers.length === 1 && paper ? displayText(paper.title, 60) : `${papers.length} papers`;
	vscode.window.setStatusBarMessage(`$(copy) ${what} copied: ${of.replace(/\$\(/g, '$ (')}`, 5000);
}

async function openWebPages(papers: readonly Paper[]): Promise<void> {
	const urls = papers.flatMap((paper) => pageUrl(paper) ?? []);
	if (urls.length === 0) {
		throw new UserError('The library knows no web page of this paper. Search for its title in your browser.');
	}
	for (const url of urls) {
		await vscode.env.openExternal(vscode.Uri.parse(url));
	}
}
