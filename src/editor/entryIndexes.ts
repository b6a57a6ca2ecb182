import { type EntryIndex, indexEntries } from '../core/search/entrySearch';
import type { Bibliography } from './bibliographies';
import { runInSlices } from './slices';

/** Indexes the entries of bibliographies, each once for as long as its file stays as it is. */
export interface EntryIndexes {
	/** `undefined` when cancelled. */
	of(bibliographies: readonly Bibliography[], isCancelled: () => boolean): Promise<readonly EntryIndex[] | undefined>;
}

export function createEntryIndexes(): EntryIndexes {
	const indexes = new WeakMap<Bibliography, Promise<EntryIndex | undefined>>();
	const indexOf = (bibliography: Bibliography) => {
		const known = indexes.get(bibliography);
		if (known) {
			return known;
		}
		// Not cancelled with the keystroke: the next one needs it as well.
		const made = runInSlices(indexEntries(bibliography));
		indexes.set(bibliography, made);
		made.catch(() => indexes.delete(bibliography));
		return made;
	};
	return {
		async of(bibliographies, isCancelled) {
			const made = await Promise.all(bibliographies.map(indexOf));
			return isCancelled() ? undefined : made.flatMap((index) => index ?? []);
		},
	};
}
