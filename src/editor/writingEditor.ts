import * as vscode from 'vscode';

/** The editor in which the user writes, also while something else, such as the page of a paper, is in front. */
export interface WritingEditor extends vscode.Disposable {
	/** Whether there is one that `show` would show. */
	isBehind(): boolean;
	/** Shows it again where no text editor is active. */
	show(): Promise<void>;
}

/** Follows the active editor; the one that was active last counts while its document has a tab. */
export function createWritingEditor(): WritingEditor {
	let last = vscode.window.activeTextEditor;
	const listener = vscode.window.onDidChangeActiveTextEditor((editor) => {
		last = editor ?? last;
	});
	const find = () =>
		[...(last ? [last] : []), ...vscode.window.visibleTextEditors].flatMap((editor) => placeOf(editor) ?? [])[0];
	return {
		isBehind: () => find() !== undefined,
		async show() {
			const place = vscode.window.activeTextEditor ? undefined : find();
			if (place) {
				await vscode.window.showTextDocument(place.uri, { viewColumn: place.viewColumn });
			}
		},
		dispose: () => listener.dispose(),
	};
}

interface Place {
	readonly uri: vscode.Uri;
	readonly viewColumn: vscode.ViewColumn;
}

/** Where the document of an editor has a tab in which text may be put; of several, the one of the editor. */
function placeOf({ document: { uri }, viewColumn }: vscode.TextEditor): Place | undefined {
	if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false) {
		return undefined;
	}
	const groups = vscode.window.tabGroups.all.filter(({ tabs }) =>
		tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString()),
	);
	const group = groups.find((one) => one.viewColumn === viewColumn) ?? groups[0];
	return group && { uri, viewColumn: group.viewColumn };
}
