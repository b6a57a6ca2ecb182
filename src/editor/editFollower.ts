import * as vscode from 'vscode';

/** Waits for edits that VS Code makes for us, such as that of a paste, which have no command of their own behind them. */
export interface EditFollower extends vscode.Disposable {
	/** Calls `then` once all texts of the edit are in their files; what was awaited before is forgotten. */
	follow(edit: vscode.WorkspaceEdit, then: () => unknown): void;
}

export function createEditFollower(): EditFollower {
	let awaited: { readonly texts: Map<string, readonly string[]>; readonly then: () => unknown } | undefined;
	const see = (document: vscode.TextDocument, written: readonly string[]) => {
		const uri = document.uri.toString();
		const texts = awaited?.texts.get(uri);
		if (!awaited || !texts?.every((text) => written.some((one) => withLineFeeds(one).includes(text)))) {
			return;
		}
		awaited.texts.delete(uri);
		if (awaited.texts.size === 0) {
			const { then } = awaited;
			awaited = undefined;
			then();
		}
	};
	const listeners = vscode.Disposable.from(
		vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) =>
			see(
				document,
				contentChanges.map(({ text }) => text),
			),
		),
		// A file that the edit creates may be told of with its text already in it.
		vscode.workspace.onDidOpenTextDocument((document) => {
			if (awaited?.texts.has(document.uri.toString())) {
				see(document, [document.getText()]);
			}
		}),
	);
	return {
		follow(edit, then) {
			const texts = edit.entries().map(([uri, edits]): [string, readonly string[]] => {
				return [uri.toString(), edits.map(({ newText }) => withLineFeeds(newText))];
			});
			awaited = texts.length > 0 ? { texts: new Map(texts), then } : undefined;
			if (!awaited) {
				then();
			}
		},
		dispose: () => listeners.dispose(),
	};
}

/** VS Code gives what it inserts the line ends of the file. */
function withLineFeeds(text: string): string {
	return text.replace(/\r\n?/g, '\n');
}
