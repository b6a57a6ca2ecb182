import * as vscode from 'vscode';
import { once } from './core/once';
import { registerBibLinks } from './editor/bibLinks';
import { createBibliographies } from './editor/bibliographies';
import { createBibliographySaver } from './editor/bibliographySaver';
import { registerBibOutline } from './editor/bibOutline';
import { loadBundledLibrary } from './editor/bundledLibrary';
import { registerEntryUpgrade } from './editor/entryUpgrade';
import { loadLatexEncoder } from './editor/loadChunk';
import { choosePapersFrom } from './editor/paperChoice';
import { registerPaperCommands } from './editor/paperCommands';
import { registerPaperPage } from './editor/paperPage';
import { createPaperPicker } from './editor/paperPicker';
import { registerPapersView } from './editor/papersView';
import { openRecentPapers } from './editor/recentPapers';
import { registerReview } from './editor/review';
import { registerReviewFixes } from './editor/reviewFixes';
import { registerSearchPapers } from './editor/searchPapers';
import { registerTermHover } from './editor/termHover';
import { createWorkspaceCitations } from './editor/workspaceCitations';

/** Wires the features; nothing is read before it is needed. */
export function activate(context: vscode.ExtensionContext): void {
	const log = vscode.window.createOutputChannel('Related Work', { log: true });
	const loadLibrary = once(() => loadBundledLibrary(context.extensionUri));
	const picker = createPaperPicker(loadLibrary, openRecentPapers(context.globalState));
	const view = registerPapersView(log, loadLibrary, context.globalState);
	const choosePapers = choosePapersFrom(loadLibrary, picker, view.selected);
	const bibliographies = createBibliographies();
	const citations = createWorkspaceCitations();
	const saver = createBibliographySaver();
	const tools = { bibliographies, saver, loadLatexEncoder: once(() => loadLatexEncoder(context.extensionUri)) };
	const repository: string = context.extension.packageJSON.repository.url;
	context.subscriptions.push(
		log,
		picker,
		view,
		bibliographies,
		citations,
		saver,
		registerSearchPapers(log, picker),
		registerPaperCommands(log, choosePapers, view, tools),
		registerPaperPage(log, loadLibrary, choosePapers, repository),
		registerEntryUpgrade(log, loadLibrary, tools),
		registerTermHover(loadLibrary),
		registerBibOutline(bibliographies, () => false),
		registerBibLinks(bibliographies, () => false),
		registerReview(bibliographies, citations),
		registerReviewFixes(bibliographies, loadLibrary),
	);
}
