import * as vscode from 'vscode';
import { formatEntry } from '../core/bibliography/bibEntry';
import { displayText } from '../core/displayText';
import type { Library } from '../core/library';
import type { Paper } from '../core/paper';
import { paperPage } from '../core/paperMarkdown';
import { registerCommand } from './commands';
import type { ChoosePapers, PaperArgument } from './paperChoice';
import type { PaperNode } from './papersTree';

const SCHEME = 'related-work';

/** `Open Paper`: a page with all that the library knows of it, drawn by the Markdown preview. */
export function registerPaperPage(
	log: vscode.LogOutputChannel,
	loadLibrary: () => Promise<Library>,
	choosePapers: ChoosePapers,
	repository: string,
): vscode.Disposable {
	const open = async (argument: PaperArgument, selected?: readonly PaperNode[]) => {
		const [paper] = (await choosePapers('Open Paper', argument, selected)) ?? [];
		if (paper) {
			await vscode.commands.executeCommand('markdown.showPreview', pageUri(paper));
		}
	};
	const provider: vscode.TextDocumentContentProvider = {
		async provideTextDocumentContent({ query }) {
			const library = await loadLibrary();
			const paper = library.findPaper(query);
			return paper && paperPage(library, paper, formatEntry(paper), reportUrl(repository, paper));
		},
	};
	return vscode.Disposable.from(
		vscode.workspace.registerTextDocumentContentProvider(SCHEME, provider),
		registerCommand(log, 'openPaper', open),
	);
}

function pageUri(paper: Paper): vscode.Uri {
	const name = displayText(paper.title, 60).replace(/[\\/?#:]/g, ' ');
	return vscode.Uri.from({ scheme: SCHEME, path: `/${name}.md`, query: paper.id });
}

function reportUrl(repository: string, paper: Paper): string {
	const query = new URLSearchParams({
		title: `Wrong fact: ${paper.id}`,
		body: `Paper: ${displayText(paper.title)}\nWhat is wrong: `,
	});
	return `${repository}/issues/new?${query}`;
}
