import * as vscode from 'vscode';

/** What happened that the library follows; `found` where other files may be sources now. */
export interface SourceEvents {
	/** A file or an open document has another text. */
	changed(id: string): void;
	edited(event: vscode.TextDocumentChangeEvent): void;
	found(): void;
	/** The user writes in another document. */
	documentChanged(): void;
}

/** Tells what happens to the files of the library. */
export interface SourceWatch extends vscode.Disposable {
	/** Watches the files of these patterns and no others. */
	watch(patterns: readonly vscode.GlobPattern[]): void;
}

/** Begins to watch; documents are followed at once, files when they are told. */
export function watchSources({ changed, edited, found, documentChanged }: SourceEvents): SourceWatch {
	const watchers = new Map<string, vscode.Disposable>();
	const ofDocument = ({ uri }: vscode.TextDocument) => changed(uri.toString());
	const events = vscode.Disposable.from(
		vscode.workspace.onDidChangeTextDocument(edited),
		vscode.workspace.onDidCloseTextDocument(ofDocument),
		vscode.workspace.onDidSaveTextDocument(documentChanged),
		vscode.window.onDidChangeActiveTextEditor(documentChanged),
		vscode.window.tabGroups.onDidChangeTabs(({ opened, closed }) => {
			if (opened.length + closed.length > 0) {
				documentChanged();
			}
		}),
		vscode.workspace.onDidChangeWorkspaceFolders(found),
		vscode.workspace.onDidChangeConfiguration((change) => {
			if (settings.some((setting) => change.affectsConfiguration(setting))) {
				found();
			}
		}),
	);
	return {
		watch(patterns) {
			const wanted = new Map(patterns.map((pattern) => [nameOf(pattern), pattern]));
			for (const [name, watcher] of watchers) {
				if (!wanted.has(name)) {
					watcher.dispose();
					watchers.delete(name);
				}
			}
			for (const [name, pattern] of wanted) {
				if (!watchers.has(name)) {
					watchers.set(name, watchFiles(pattern, changed, found));
				}
			}
		},
		dispose() {
			events.dispose();
			this.watch([]);
		},
	};
}

const settings = ['relatedWork.libraries', 'relatedWork.disabledLibraries', 'relatedWork.bibliography'];

function nameOf(pattern: vscode.GlobPattern): string {
	return typeof pattern === 'string' ? pattern : `${pattern.baseUri}/${pattern.pattern}`;
}

function watchFiles(pattern: vscode.GlobPattern, changed: (id: string) => void, found: () => void): vscode.Disposable {
	const watcher = vscode.workspace.createFileSystemWatcher(pattern);
	const isThereOrGone = (uri: vscode.Uri) => {
		changed(uri.toString());
		found();
	};
	return vscode.Disposable.from(
		watcher,
		watcher.onDidChange((uri) => changed(uri.toString())),
		watcher.onDidCreate(isThereOrGone),
		watcher.onDidDelete(isThereOrGone),
	);
}
