import * as vscode from 'vscode';

/** A part of the extension that is built as a file of its own: a function that takes what a CommonJS module is given. */
interface Chunk<T> {
	readonly default: (require: (name: string) => unknown, module: { exports: T }) => void;
}

/** Loads a part of the extension that both extension hosts share, by its name in `esbuild.js`. */
export async function loadChunk<T>(extensionUri: vscode.Uri, name: string): Promise<T> {
	const { default: run } = await importFile<Chunk<T>>(vscode.Uri.joinPath(extensionUri, 'dist', `${name}.mjs`));
	// Reading it and running it are two turns of the host, between which others are served.
	await new Promise((resolve) => setTimeout(resolve, 0));
	const module = { exports: {} as T };
	// The file copies all own properties of what it requires, once for each of its modules; here there are none to copy.
	run(() => Object.create(vscode), module);
	return module.exports;
}

/** The web host imports neither files of an extension nor `data:` addresses, so there it goes through a Blob. */
async function importFile<T>(uri: vscode.Uri): Promise<T> {
	if (uri.scheme === 'file') {
		// Encoded, since the path may hold `#`, `%` or spaces; Node decodes `file:///c%3A/` to a drive letter.
		return (await import(uri.toString())) as T;
	}
	const blob = new Blob([await vscode.workspace.fs.readFile(uri)], { type: 'text/javascript' });
	const url = URL.createObjectURL(blob);
	try {
		return (await import(url)) as T;
	} finally {
		URL.revokeObjectURL(url);
	}
}
