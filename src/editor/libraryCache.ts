import * as vscode from 'vscode';
import { fingerprint } from '../core/fingerprint';
import type { Library } from '../core/library';
import { once } from '../core/once';
import { formatKeptSource, type KeptSource, openKeptSource } from '../core/search/keptSource';

/** What was read of large files, kept for the next window. Where it cannot be kept or is broken, it is as if it were not there. */
export interface LibraryCache {
	read(id: string): Promise<KeptSource | undefined>;
	write(id: string, source: Omit<KeptSource, 'stamp' | 'keptAt'>): Promise<void>;
	remove(id: string): Promise<void>;
	/** Removes what was not written for a month, but for these sources. */
	removeOld(used: readonly string[]): Promise<void>;
}

/** Keeps sources in a folder, each in a file of its own, which replaces the one before at once: several windows may use it. */
export function createLibraryCache(
	folder: vscode.Uri,
	version: string,
	loadLibrary: () => Promise<Library>,
): LibraryCache {
	const made = once(async () => vscode.workspace.fs.createDirectory(folder));
	const glossary = once(async () => {
		const { terms, topics } = await loadLibrary();
		return fingerprint(JSON.stringify([terms, topics]));
	});
	const stampOf = async (id: string) => `${version} ${await glossary()} ${id}`;
	const fileOf = (id: string) => vscode.Uri.joinPath(folder, nameOf(id));
	return {
		async read(id) {
			const bytes = await orUndefined(vscode.workspace.fs.readFile(fileOf(id)));
			return bytes && openKeptSource(bytes, await stampOf(id));
		},
		async write(id, source) {
			const bytes = formatKeptSource({ ...source, stamp: await stampOf(id), keptAt: Date.now() });
			await orUndefined(made());
			const file = fileOf(id);
			const written = file.with({ path: `${file.path}.${Math.random().toString(36).slice(2)}` });
			await orUndefined(vscode.workspace.fs.writeFile(written, bytes));
			await orUndefined(vscode.workspace.fs.rename(written, file, { overwrite: true }));
		},
		async remove(id) {
			await orUndefined(vscode.workspace.fs.delete(fileOf(id)));
		},
		async removeOld(used) {
			const names = new Set(used.map(nameOf));
			for (const [name] of (await orUndefined(vscode.workspace.fs.readDirectory(folder))) ?? []) {
				const file = vscode.Uri.joinPath(folder, name);
				const stat = names.has(name) ? undefined : await orUndefined(vscode.workspace.fs.stat(file));
				if (stat && Date.now() - stat.mtime > MOST_AGE_MS) {
					await orUndefined(vscode.workspace.fs.delete(file));
				}
			}
		},
	};
}

const MOST_AGE_MS = 30 * 24 * 3600 * 1000;

function nameOf(id: string): string {
	return `${fingerprint(id).toString(36)}.papers`;
}

/** What was asked of the storage, which may be read-only, full, or shared with a window that was faster. */
async function orUndefined<T>(asked: Thenable<T>): Promise<T | undefined> {
	try {
		return await asked;
	} catch {
		return undefined;
	}
}
