/** Entries by their keys. */
export interface KeyedEntries<T> {
	add(entry: T): void;
	/** The first entry with this key, in the same case if there is one, as biber, else in any, as BibTeX. */
	readonly find: (key: string) => T | undefined;
}

/** Begins without entries. */
export function keyedEntries<T extends { readonly key: string }>(): KeyedEntries<T> {
	const exact = new Map<string, T>();
	const folded = new Map<string, T>();
	return {
		add(entry) {
			const { key } = entry;
			if (!exact.has(key)) {
				exact.set(key, entry);
				const other = key.toLowerCase();
				if (!folded.has(other)) {
					folded.set(other, entry);
				}
			}
		},
		find: (key) => exact.get(key) ?? folded.get(key.toLowerCase()),
	};
}
