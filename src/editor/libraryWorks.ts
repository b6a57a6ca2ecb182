import { createWorkIndex, type WorkIndex } from '../core/bibliography/sameWork';
import type { Library } from '../core/library';
import { once } from '../core/once';
import type { Paper } from '../core/paper';

/** The library, and what it knows of works that bibliographies describe. */
export interface LibraryLookup {
	readonly load: () => Promise<Library>;
	readonly index: () => Promise<WorkIndex>;
	/** `undefined` where the library does not know the work. */
	readonly find: (paper: Paper) => Promise<Paper | undefined>;
}

/** Finds works in a library; the index for it is made at the first call. */
export function createLibraryLookup(load: () => Promise<Library>): LibraryLookup {
	const loadIndex = once(async () => createWorkIndex((await load()).papers));
	return { load, index: loadIndex, find: async (paper) => (await loadIndex()).findSameWork(paper) };
}
