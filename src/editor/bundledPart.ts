import { BUNDLED, type Library } from '../core/library';
import { once } from '../core/once';
import type { LibraryIndex } from '../core/search/librarySearch';
import { type PackedIndex, packPapers } from '../core/search/packed/packedIndex';
import { disabledLibraries } from './settings';
import { runInSlices } from './slices';

/** The bundled papers as a part of an index. */
export interface BundledPart {
	/** Puts them there, where they are not yet. */
	load(): Promise<void>;
	/** Takes them out of the index, or puts them back. */
	show(isOff: boolean): void;
	/** Number of its papers; 0 before they are read. */
	count(): number;
}

export function createBundledPart(index: LibraryIndex, loadLibrary: () => Promise<Library>): BundledPart {
	let count = 0;
	let packed: { readonly all: PackedIndex; readonly none: PackedIndex } | undefined;
	const show = (isOff: boolean) => {
		if (packed) {
			// Without papers it keeps its place, which is before those of the user.
			index.setPart(BUNDLED, isOff ? packed.none : packed.all, [BUNDLED]);
		}
	};
	const load = once(async () => {
		const library = await loadLibrary();
		count = library.papers.length;
		index.setNames(library.terms, library.topics);
		packed = { all: await runInSlices(library.pack()), none: packPapers([]) };
		show(disabledLibraries().includes(BUNDLED));
	});
	return { load, show, count: () => count };
}
