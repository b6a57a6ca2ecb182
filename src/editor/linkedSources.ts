import * as vscode from 'vscode';
import { fileStat, parentFolder } from './files';

/** Leaves out what a pattern found through a symbolic link and what is found without one, too: it is one file. */
export async function withoutLinked<T extends Source>(sources: readonly T[]): Promise<readonly T[]> {
	const stats = await Promise.all(sources.map(({ uri }) => uri && fileStat(uri)));
	const twins = new Map<string, T[]>();
	for (const [at, source] of sources.entries()) {
		const { size, mtime, ctime } = stats[at] ?? {};
		const name = mtime === undefined ? source.id : `${size} ${mtime} ${ctime}`;
		twins.set(name, [...(twins.get(name) ?? []), source]);
	}
	const left = new Set<T>();
	for (const same of [...twins.values()].filter(({ length }) => length > 1)) {
		const linked = await Promise.all(same.map(({ uri }) => uri && isLinked(uri)));
		const first = Math.max(0, linked.indexOf(false));
		for (const [at, source] of same.entries()) {
			if (source.isGuess && at !== first && linked[at] && source.id !== same[first]?.id) {
				left.add(source);
			}
		}
	}
	return sources.filter((source) => !left.has(source));
}

interface Source {
	readonly id: string;
	readonly uri: vscode.Uri | undefined;
	/** Found by a pattern. */
	readonly isGuess: boolean;
}

/** Whether a link is on the way to a file, below its folder of the workspace. */
async function isLinked(uri: vscode.Uri): Promise<boolean> {
	const root = vscode.workspace.getWorkspaceFolder(uri)?.uri.path ?? '/';
	for (let at = uri; at.path !== root && at.path.length > 1; at = parentFolder(at)) {
		const stat = await fileStat(at);
		if (stat && stat.type & vscode.FileType.SymbolicLink) {
			return true;
		}
	}
	return false;
}
