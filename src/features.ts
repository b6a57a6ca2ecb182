import * as vscode from 'vscode';
import { once } from './core/once';
import { createBibLinks } from './editor/bibLinks';
import { createBibliographies } from './editor/bibliographies';
import { createBibliographySaver } from './editor/bibliographySaver';
import { createBibOutline } from './editor/bibOutline';
import { loadBundledLibrary, loadLatexEncoder } from './editor/bundledData';
import { createCitationHover, showEntry } from './editor/citationHover';
import { createCitedWorks } from './editor/citedWorks';
import { registerCommand } from './editor/commands';
import { registerEntryCommands } from './editor/entryCommands';
import { findEntrySourceIn } from './editor/entrySources';
import { registerEntryUpgrade } from './editor/entryUpgrade';
import { registerExportPapers } from './editor/exportPapers';
import { createGoToEntry } from './editor/goToEntry';
import { registerInsertCitationAs } from './editor/insertCitationAs';
import { createKeyCompletion } from './editor/keyCompletion';
import { createKeyReferences } from './editor/keyReferences';
import { createKeyRename } from './editor/keyRename';
import type { LanguageFeatures } from './editor/languageFeatures';
import type { LateTree } from './editor/lateTree';
import { createLearnedTerms } from './editor/learnedTerms';
import { createLibraryCache } from './editor/libraryCache';
import { registerLibraryStatus } from './editor/libraryStatus';
import { createLibraryLookup } from './editor/libraryWorks';
import { isServedByOthers } from './editor/otherExtensions';
import { choosePapersFrom } from './editor/paperChoice';
import { registerPaperCommands } from './editor/paperCommands';
import { registerPaperEntry } from './editor/paperEntry';
import { findPaperIn } from './editor/paperFinder';
import { registerPaperPage } from './editor/paperPage';
import { createPaperPicker } from './editor/paperPicker';
import type { PapersTree } from './editor/papersTree';
import { registerPapersView } from './editor/papersView';
import { createPasteAndDrop } from './editor/pasteAndDrop';
import { openRecentPapers } from './editor/recentPapers';
import { registerReview } from './editor/review';
import { registerReviewFixes } from './editor/reviewFixes';
import { registerSearchPapers } from './editor/searchPapers';
import { registerSourceCommands } from './editor/sourceCommands';
import { registerStatisticsPage } from './editor/statisticsPage';
import { createStorageFolder } from './editor/storageFolder';
import { registerTermCommands } from './editor/termCommands';
import { createTermFiles } from './editor/termFiles';
import { createTermHover } from './editor/termHover';
import { createUserLibrary } from './editor/userLibrary';
import { createWorkspaceCitations } from './editor/workspaceCitations';
import { createWritingEditor } from './editor/writingEditor';

/** What VS Code asks for, and the tree of the view. */
export interface Features extends LanguageFeatures {
	readonly tree: PapersTree;
}

/** Wires the features; nothing is read before it is needed. */
export function startFeatures(context: vscode.ExtensionContext, papers: LateTree): Features {
	const log = vscode.window.createOutputChannel('Related Work', { log: true });
	const loadLibrary = once(() => loadBundledLibrary(context.extensionUri));
	const recent = openRecentPapers(context.globalState);
	const bibliographies = createBibliographies(context.workspaceState);
	const citations = createWorkspaceCitations();
	const library = createLibraryLookup(loadLibrary);
	const cache = createLibraryCache(
		createStorageFolder(vscode.Uri.joinPath(context.storageUri ?? context.globalStorageUri, 'libraries')),
		context.extension.packageJSON.version,
		loadLibrary,
	);
	const termFiles = createTermFiles(context.globalStorageUri);
	const added = { read: once(() => user.refresh()), packed: () => user.added() };
	const learned = createLearnedTerms(loadLibrary, { bibliographies, citations, termFiles, added }, log);
	const user = createUserLibrary({ loadLibrary, bibliographies, recent, cache, log, learned });
	const cited = createCitedWorks(user, bibliographies, citations);
	const view = registerPapersView(log, papers, { user, cited }, context.globalState);
	const picker = createPaperPicker(user, recent);
	const saver = createBibliographySaver();
	const findPaper = findPaperIn([learned.known, user.load]);
	const choosePapers = choosePapersFrom(findPaper, picker, view.chosen);
	const tools = {
		bibliographies,
		saver,
		loadLatexEncoder: once(() => loadLatexEncoder(context.extensionUri)),
		findSource: findEntrySourceIn(user, bibliographies),
		choices: context.workspaceState,
	};
	const writing = createWritingEditor();
	const citing = { ...tools, recent, writing };
	const repository: string = context.extension.packageJSON.repository.url;
	const pasteAndDrop = createPasteAndDrop(log, user.load, tools, recent);
	context.subscriptions.push(
		log,
		picker,
		view,
		cited,
		pasteAndDrop,
		papers.follow(view.tree),
		registerCommand(log, 'showEntry', showEntry),
		bibliographies,
		citations,
		user,
		registerSourceCommands(log, user),
		registerLibraryStatus(log, user),
		saver,
		writing,
		registerSearchPapers(log, picker, writing),
		registerPaperCommands(log, choosePapers, view, citing),
		registerPaperPage(log, learned.known, findPaper, choosePapers, repository),
		registerEntryCommands(log, findPaper, tools, recent),
		registerEntryUpgrade(log, loadLibrary, tools),
		learned,
		termFiles,
		registerTermCommands(log, choosePapers, learned, termFiles),
		registerInsertCitationAs(log, choosePapers, citing),
		registerExportPapers(log, choosePapers, tools),
		registerReview(bibliographies, citations),
		registerStatisticsPage(log, user, citations),
		registerPaperEntry(log, choosePapers, user, bibliographies),
		registerReviewFixes(bibliographies, user),
	);
	return {
		tree: view.tree,
		termHover: createTermHover(learned.load, user),
		citationHover: createCitationHover(bibliographies, citations, library, user),
		keyCompletion: createKeyCompletion({ bibliographies, citations, recent, library, user }),
		goToEntry: createGoToEntry(bibliographies),
		keyReferences: createKeyReferences(bibliographies, citations),
		keyRename: createKeyRename(bibliographies, citations),
		bibOutline: createBibOutline(bibliographies, isServedByOthers),
		bibLinks: createBibLinks(bibliographies, isServedByOthers),
		paste: pasteAndDrop.paste,
		drop: pasteAndDrop.drop,
	};
}
