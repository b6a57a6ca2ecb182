import * as vscode from 'vscode';
import { libraryCharts } from '../core/statistics';
import { BAR_COMMAND, readingHtml, statisticsHtml } from '../core/statisticsHtml';
import { readCitedKeys } from './citedKeys';
import { registerCommand } from './commands';
import { runInSlices } from './slices';
import type { UserLibrary } from './userLibrary';
import type { WorkspaceCitations } from './workspaceCitations';

/** `Show Library Statistics`: a page of charts, whose bars lead to the tree. It is made anew whenever it comes to the front. */
export function registerStatisticsPage(
	log: vscode.LogOutputChannel,
	library: UserLibrary,
	citations: WorkspaceCitations,
): vscode.Disposable {
	let panel: vscode.WebviewPanel | undefined;
	const open = () => {
		if (panel) {
			panel.reveal();
			return panel;
		}
		const opened = vscode.window.createWebviewPanel(
			'relatedWork.statistics',
			'Library Statistics',
			vscode.ViewColumn.Active,
			{ enableScripts: false, enableCommandUris: [BAR_COMMAND], localResourceRoots: [] },
		);
		opened.onDidDispose(() => {
			panel = undefined;
		});
		opened.onDidChangeViewState(({ webviewPanel }) => webviewPanel.visible && fill(webviewPanel, library, citations));
		opened.webview.html = readingHtml(newNonce());
		panel = opened;
		return opened;
	};
	return vscode.Disposable.from(
		registerCommand(log, 'showStatistics', () => fill(open(), library, citations)),
		{ dispose: () => panel?.dispose() },
	);
}

async function fill(panel: vscode.WebviewPanel, library: UserLibrary, citations: WorkspaceCitations): Promise<void> {
	await library.refresh();
	const { topics } = await library.load();
	const [papers, cited] = [await library.works(), await readCitedKeys(library, citations)];
	const charts = papers && cited && (await runInSlices(libraryCharts(papers, { topics }, cited)));
	if (charts) {
		panel.webview.html = statisticsHtml(papers.length, charts, newNonce());
	}
}

/** Lets the page's own style through, and none that a text might bring. */
function newNonce(): string {
	return Array.from({ length: 4 }, () => Math.random().toString(36).slice(2)).join('');
}
