import * as vscode from 'vscode';

/** A file system in memory: the files of `texts` by path, in one folder. What is written to them can be read there. */
export function memoryFiles(texts: Map<string, string>): vscode.FileSystemProvider {
	const changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
	const read = (uri: vscode.Uri) => {
		const text = texts.get(uri.path);
		if (text === undefined) {
			throw vscode.FileSystemError.FileNotFound(uri);
		}
		return new TextEncoder().encode(text);
	};
	const refuse = (uri: vscode.Uri) => {
		throw vscode.FileSystemError.NoPermissions(uri);
	};
	return {
		onDidChangeFile: changed.event,
		watch: () => changed,
		stat: (uri) =>
			uri.path === '/'
				? { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 }
				: { type: vscode.FileType.File, ctime: 0, mtime: 0, size: read(uri).length },
		readDirectory: () => [...texts.keys()].map((path) => [path.slice(1), vscode.FileType.File]),
		readFile: read,
		writeFile: (uri, content) => {
			texts.set(uri.path, new TextDecoder().decode(content));
		},
		createDirectory: refuse,
		delete: refuse,
		rename: refuse,
	};
}

/** Within a `describe`: these files are there, by a scheme of their own. */
export function useMemoryFiles(scheme: string, texts: Map<string, string>): void {
	let files: vscode.Disposable | undefined;
	before(() => {
		files = vscode.workspace.registerFileSystemProvider(scheme, memoryFiles(texts), { isCaseSensitive: true });
	});
	after(() => files?.dispose());
}
