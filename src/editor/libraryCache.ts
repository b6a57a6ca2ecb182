import { fingerprint } from '../core/fingerprint';
import type { Library } from '../core/library';
import { once } from '../core/once';
import { formatKeptSource, type KeptSource, openKeptSource } from '../core/search/keptSource';
import { runInSlices } from './slices';

/** What was read of large files, kept for the next window. Where it cannot be kept or is broken, it is as if it were not there. */
export interface LibraryCache {
	read(id: string): Promise<KeptSource | undefined>;
	write(id: string, source: Omit<KeptSource, 'stamp' | 'keptAt'>): Promise<void>;
	remove(id: string): Promise<void>;
	/** Removes what was not written for a month, but for these sources. */
	removeOld(used: readonly string[]): Promise<void>;
}

/** A folder for files; what it refuses, throws. */
export interface StorageFolder {
	/** The names of its files. */
	list(): Promise<readonly string[]>;
	/** When a file was written, in milliseconds. */
	changedAt(name: string): Promise<number>;
	read(name: string): Promise<Uint8Array>;
	/** Makes the folder, too. */
	write(name: string, bytes: Uint8Array): Promise<void>;
	/** Replaces what has the other name at once. */
	rename(from: string, to: string): Promise<void>;
	remove(name: string): Promise<void>;
}

/** Keeps sources in a folder, each in a file of its own, which replaces the one before at once: several windows may use it. */
export function createLibraryCache(
	folder: StorageFolder,
	version: string,
	loadLibrary: () => Promise<Pick<Library, 'terms' | 'topics'>>,
): LibraryCache {
	const glossary = once(async () => {
		const { terms, topics } = await loadLibrary();
		return fingerprint(JSON.stringify([terms, topics]));
	});
	const stampOf = async (id: string) => `${version} ${await glossary()} ${id}`;
	return {
		async read(id) {
			const bytes = await orUndefined(folder.read(nameOf(id)));
			return bytes && openKeptSource(bytes, await stampOf(id));
		},
		async write(id, source) {
			const kept = { ...source, stamp: await stampOf(id), keptAt: Date.now() };
			const bytes = await runInSlices(formatKeptSource(kept));
			const name = nameOf(id);
			const written = `${name}.${Math.random().toString(36).slice(2)}`;
			await orUndefined(folder.write(written, bytes).then(() => folder.rename(written, name)));
		},
		async remove(id) {
			await orUndefined(folder.remove(nameOf(id)));
		},
		async removeOld(used) {
			const names = new Set(used.map(nameOf));
			for (const name of (await orUndefined(folder.list())) ?? []) {
				const at = names.has(name) ? undefined : await orUndefined(folder.changedAt(name));
				if (at !== undefined && Date.now() - at > MOST_AGE_MS) {
					await orUndefined(folder.remove(name));
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
async function orUndefined<T>(asked: Promise<T>): Promise<T | undefined> {
	try {
		return await asked;
	} catch {
		return undefined;
	}
}
