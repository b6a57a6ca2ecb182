import * as vscode from 'vscode';
import { formatEntry } from '../core/bibliography/writing/bibEntry';
import { displayText } from '../core/displayText';
import type { Library } from '../core/library';
import type { Paper } from '../core/paper';
import { paperPage } from '../core/paperMarkdown';
import { registerCommand } from './commands';
import type { ChoosePapers, PaperArgument } from './paperChoice';
import type { FindPaper } from './paperFinder';
import type { PaperNode } from './treeNodes';

const SCHEME = 'related-work';

/** `Open Paper`: a page with all that the library knows of it, drawn by the Markdown preview. */
export function registerPaperPage(
	log: vscode.LogOutputChannel,
	loadLibrary: () => Promise<Library>,
	findPaper: FindPaper,
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
			const paper = await findPaper(query);
			return paper && paperPage(await loadLibrary(), paper, formatEntry(paper), reportUrl(repository, paper));
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

/** Facts of the user's own bibliographies are not ours to mend. */
function reportUrl(repository: string, paper: Paper): string | undefined {
	if (paper.key !== undefined) {
		return undefined;
	}
	const query = new URLSearchParams({
		title: `Wrong fact: ${paper.id}`,
		body: `Paper: ${displayText(paper.title)}\nWhat is wrong: `,
	});
	return `${repository}/issues/new?${query}`;
}
