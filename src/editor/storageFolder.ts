import * as vscode from 'vscode';
import type { StorageFolder } from './libraryCache';

/** A folder of the storage that VS Code gives the extension; it is made with its first file. */
export function createStorageFolder(folder: vscode.Uri): StorageFolder {
	const { fs } = vscode.workspace;
	const fileOf = (name: string) => vscode.Uri.joinPath(folder, name);
	return {
		list: async () => (await fs.readDirectory(folder)).map(([name]) => name),
		changedAt: async (name) => (await fs.stat(fileOf(name))).mtime,
		read: async (name) => fs.readFile(fileOf(name)),
		write: async (name, bytes) => fs.writeFile(fileOf(name), bytes),
		rename: async (from, to) => fs.rename(fileOf(from), fileOf(to), { overwrite: true }),
		remove: async (name) => fs.delete(fileOf(name)),
	};
}
