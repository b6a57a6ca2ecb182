import type { Bibliographies } from './bibliographies';
import type { FindEntrySource } from './entryWriting';
import type { UserLibrary } from './userLibrary';

/** Finds the entries of the user's `.bib` files that describe papers. */
export function findEntrySourceIn(user: UserLibrary, bibliographies: Bibliographies): FindEntrySource {
	return async (paper) => {
		await user.load();
		for (const { source, key } of user.placesOf(paper)) {
			const isBib = source.uri !== undefined && key !== undefined && /\.bib$/i.test(source.uri.path);
			const bibliography = isBib ? await bibliographies.read(source.uri) : undefined;
			const entry = key === undefined ? undefined : bibliography?.find(key)?.source;
			if (bibliography && entry) {
				return { source: entry, text: bibliography.text, find: (parent) => bibliography.find(parent)?.source };
			}
		}
		return undefined;
	};
}
