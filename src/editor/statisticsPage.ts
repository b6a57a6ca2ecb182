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
	const fill = async (opened: vscode.WebviewPanel) => {
		const html = await readPage(library, citations);
		// It may be closed by now.
		if (html !== undefined && opened === panel) {
			opened.webview.html = html;
		}
	};
	const open = () => {
		panel?.reveal();
		panel ??= createPanel(fill, () => {
			panel = undefined;
		});
		return panel;
	};
	return vscode.Disposable.from(
		registerCommand(log, 'showStatistics', () => fill(open())),
		{ dispose: () => panel?.dispose() },
	);
}

function createPanel(fill: (panel: vscode.WebviewPanel) => Promise<void>, closed: () => void): vscode.WebviewPanel {
	const panel = vscode.window.createWebviewPanel(
		'relatedWork.statistics',
		'Library Statistics',
		vscode.ViewColumn.Active,
		{ enableScripts: false, enableCommandUris: [BAR_COMMAND], localResourceRoots: [] },
	);
	panel.onDidDispose(closed);
	panel.onDidChangeViewState(() => panel.visible && fill(panel));
	panel.webview.html = readingHtml(newNonce());
	return panel;
}

async function readPage(library: UserLibrary, citations: WorkspaceCitations): Promise<string | undefined> {
	await library.refresh();
	const { topics } = await library.load();
	const [papers, cited] = [await library.works(), await readCitedKeys(library, citations)];
	const charts = papers && cited && (await runInSlices(libraryCharts(papers, { topics }, cited)));
	return charts && statisticsHtml(papers.length, charts, newNonce());
}

/** Lets the page's own style through, and none that a text might bring. */
function newNonce(): string {
	return Array.from({ length: 4 }, () => Math.random().toString(36).slice(2)).join('');
}
