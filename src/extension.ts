import * as vscode from 'vscode';
import { once } from './core/once';
import { registerBibLinks } from './editor/bibLinks';
import { createBibliographies } from './editor/bibliographies';
import { createBibliographySaver } from './editor/bibliographySaver';
import { registerBibOutline } from './editor/bibOutline';
import { loadBundledLibrary } from './editor/bundledLibrary';
import { registerCitationHover } from './editor/citationHover';
import { registerEntryCommands } from './editor/entryCommands';
import { findEntrySourceIn } from './editor/entrySources';
import { registerEntryUpgrade } from './editor/entryUpgrade';
import { registerExportPapers } from './editor/exportPapers';
import { registerGoToEntry } from './editor/goToEntry';
import { registerInsertCitationAs } from './editor/insertCitationAs';
import { registerKeyCompletion } from './editor/keyCompletion';
import { registerKeyReferences } from './editor/keyReferences';
import { registerKeyRename } from './editor/keyRename';
import { createLearnedTerms } from './editor/learnedTerms';
import { createLibraryLookup } from './editor/libraryWorks';
import { loadLatexEncoder } from './editor/loadChunk';
import { isServedByOthers } from './editor/otherExtensions';
import { choosePapersFrom } from './editor/paperChoice';
import { registerPaperCommands } from './editor/paperCommands';
import { findPaperIn } from './editor/paperFinder';
import { registerPaperPage } from './editor/paperPage';
import { createPaperPicker } from './editor/paperPicker';
import { registerPapersView } from './editor/papersView';
import { registerPasteAndDrop } from './editor/pasteAndDrop';
import { openRecentPapers } from './editor/recentPapers';
import { registerReview } from './editor/review';
import { registerReviewFixes } from './editor/reviewFixes';
import { registerSearchPapers } from './editor/searchPapers';
import { registerTermCommands } from './editor/termCommands';
import { createTermFiles } from './editor/termFiles';
import { registerTermHover } from './editor/termHover';
import { createUserLibrary } from './editor/userLibrary';
import { createWorkspaceCitations } from './editor/workspaceCitations';
import { createWritingEditor } from './editor/writingEditor';

/** Wires the features; nothing is read before it is needed. */
export function activate(context: vscode.ExtensionContext): void {
	const log = vscode.window.createOutputChannel('Related Work', { log: true });
	const loadLibrary = once(() => loadBundledLibrary(context.extensionUri));
	const recent = openRecentPapers(context.globalState);
	const view = registerPapersView(log, loadLibrary, context.globalState);
	const bibliographies = createBibliographies();
	const citations = createWorkspaceCitations();
	const library = createLibraryLookup(loadLibrary);
	const user = createUserLibrary(library, bibliographies);
	const picker = createPaperPicker(user, recent);
	const saver = createBibliographySaver();
	const termFiles = createTermFiles(context.globalStorageUri);
	const learned = createLearnedTerms(loadLibrary, { bibliographies, citations, termFiles });
	const findPaper = findPaperIn([learned.known, user.load]);
	const choosePapers = choosePapersFrom(findPaper, picker, view.chosen);
	const tools = {
		bibliographies,
		saver,
		loadLatexEncoder: once(() => loadLatexEncoder(context.extensionUri)),
		findSource: findEntrySourceIn(bibliographies),
		choices: context.workspaceState,
	};
	const writing = createWritingEditor();
	const citing = { ...tools, recent, writing };
	const repository: string = context.extension.packageJSON.repository.url;
	context.subscriptions.push(
		log,
		picker,
		view,
		bibliographies,
		citations,
		saver,
		writing,
		registerSearchPapers(log, picker, writing),
		registerPaperCommands(log, choosePapers, view, citing),
		registerPaperPage(log, learned.known, findPaper, choosePapers, repository),
		registerEntryCommands(log, loadLibrary, tools, recent),
		registerEntryUpgrade(log, loadLibrary, tools),
		learned,
		termFiles,
		registerTermHover(learned.load),
		registerTermCommands(log, choosePapers, learned, termFiles),
		registerInsertCitationAs(log, choosePapers, citing),
		registerExportPapers(log, choosePapers, tools),
		registerPasteAndDrop(log, loadLibrary, tools, recent),
		registerKeyCompletion({ bibliographies, citations, recent, library }),
		registerCitationHover(log, bibliographies, citations, library),
		registerGoToEntry(bibliographies),
		registerKeyReferences(bibliographies, citations),
		registerKeyRename(bibliographies, citations),
		registerBibOutline(bibliographies, isServedByOthers),
		registerBibLinks(bibliographies, isServedByOthers),
		registerReview(bibliographies, citations),
		registerReviewFixes(bibliographies, loadLibrary),
	);
}
