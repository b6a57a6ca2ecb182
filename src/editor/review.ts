import * as vscode from 'vscode';
import { markupOf } from '../core/citation/styles';
import { isBibDocument } from './bibDocuments';
import type { Bibliographies } from './bibliographies';
import { reviewBibliography, reviewCitations, type WorkspaceKeys } from './reviewDiagnostics';
import { shownDocuments } from './shownDocuments';

/** Hints in the open documents, after a pause in typing: keys without entry, and what is odd in `.bib` files. */
export function registerReview(bibliographies: Bibliographies, citations: WorkspaceKeys): vscode.Disposable {
	const found = vscode.languages.createDiagnosticCollection('relatedWork');
	const latest = new WeakMap<vscode.TextDocument, object>();
	const queue = createQueue(async (document) => {
		const { version, uri } = document;
		const run = {};
		latest.set(document, run);
		const isStale = () => document.isClosed || document.version !== version || latest.get(document) !== run;
		const diagnostics = await diagnosticsOf(document, bibliographies, citations, isStale);
		if (diagnostics && !isStale()) {
			found.set(uri, diagnostics);
		}
	});
	queue.add(shownDocuments());
	return vscode.Disposable.from(found, queue, listenToText(queue), listenToDisk(queue), listenToTabs(queue, found));
}

interface Queue extends vscode.Disposable {
	/** Reviews these documents, as far as they are shown then, when nothing was added for some milliseconds. */
	add(documents: readonly vscode.TextDocument[], pauseMs?: number): void;
}

const PAUSE_MS = 500;

/** A large file is reviewed when nothing is written in it for longer: 2 s for one of 20,000 entries. */
const PAUSE_PER_LINE_MS = 0.01;

/** What was read of a file on disk is taken as it is for a second. */
const DISK_PAUSE_MS = 1500;

function createQueue(review: (document: vscode.TextDocument) => Promise<void>): Queue {
	const waiting = new Set<vscode.TextDocument>();
	let timer: ReturnType<typeof setTimeout> | undefined;
	const run = async () => {
		const shown = shownDocuments().filter((document) => waiting.has(document));
		waiting.clear();
		for (const document of shown) {
			await review(document);
		}
	};
	return {
		dispose: () => clearTimeout(timer),
		add(documents, pauseMs = PAUSE_MS) {
			const reviewed = documents.filter(isReviewed);
			if (reviewed.length > 0) {
				for (const document of reviewed) {
					waiting.add(document);
				}
				clearTimeout(timer);
				timer = setTimeout(run, Math.max(pauseMs, ...reviewed.map(({ lineCount }) => lineCount * PAUSE_PER_LINE_MS)));
			}
		},
	};
}

function listenToText(queue: Queue): vscode.Disposable {
	return vscode.Disposable.from(
		vscode.workspace.onDidOpenTextDocument((document) => queue.add([document])),
		vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
			if (contentChanges.length > 0) {
				queue.add(documentsTouchedBy(document));
			}
		}),
		vscode.workspace.onDidChangeConfiguration((event) => {
			if (event.affectsConfiguration('relatedWork')) {
				queue.add(shownDocuments());
			}
		}),
	);
}

function listenToDisk(queue: Queue): vscode.Disposable {
	const watcher = vscode.workspace.createFileSystemWatcher('**/*.bib');
	const reviewAll = () => queue.add(shownDocuments(), DISK_PAUSE_MS);
	return vscode.Disposable.from(
		watcher,
		watcher.onDidChange(reviewAll),
		watcher.onDidCreate(reviewAll),
		watcher.onDidDelete(reviewAll),
	);
}

/** Diagnostics go with the tab: a document may stay open long after it for those who read it. */
function listenToTabs(queue: Queue, found: vscode.DiagnosticCollection): vscode.Disposable {
	return vscode.window.tabGroups.onDidChangeTabs(() => {
		const shown = shownDocuments();
		const ids = new Set(shown.map(({ uri }) => uri.toString()));
		for (const [uri] of [...found]) {
			if (!ids.has(uri.toString())) {
				found.delete(uri);
			}
		}
		queue.add(shown.filter(({ uri }) => !found.has(uri)));
	});
}

/** A change of a bibliography matters to all documents, one of a document to itself and to the bibliographies. */
function documentsTouchedBy(document: vscode.TextDocument): readonly vscode.TextDocument[] {
	if (!isReviewed(document)) {
		return [];
	}
	const isBibliography = isBibDocument(document);
	return vscode.workspace.textDocuments.filter((other) => isBibliography || other === document || isBibDocument(other));
}

function isReviewed(document: vscode.TextDocument): boolean {
	return isBibDocument(document) || markupOf(document.languageId, document.uri.path) !== 'plain';
}

async function diagnosticsOf(
	document: vscode.TextDocument,
	bibliographies: Bibliographies,
	citations: WorkspaceKeys,
	isStale: () => boolean,
): Promise<readonly vscode.Diagnostic[] | undefined> {
	if (!isBibDocument(document)) {
		return reviewCitations(document, bibliographies, isStale);
	}
	const bibliography = await bibliographies.read(document.uri);
	return bibliography && reviewBibliography(document, bibliography, citations, isStale);
}
