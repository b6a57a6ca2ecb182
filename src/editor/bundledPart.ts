import type { Library } from '../core/library';
import { once } from '../core/once';
import type { LibraryIndex } from '../core/search/librarySearch';
import { createPackedBuilder, type PackedIndex, packPapers } from '../core/search/packed/packedIndex';
import { BUNDLED } from './librarySources';
import { disabledLibraries } from './settings';
import { runInSlices } from './slices';
import { packSteps } from './sourcePart';

/** The bundled papers: alone they are searched by their own index; with others, or switched off, they are a part of one. */
export interface BundledPart {
	/** Reads the bundled library. */
	open(): Promise<unknown>;
	/** Makes it ready to be searched. */
	load(): Promise<void>;
	/** The library while its papers are alone; `undefined` before it is read. */
	alone(): Library | undefined;
	/** Makes its papers a part of the index, where they are none yet. */
	join(): Promise<void>;
	/** Takes its papers out of the index, or puts them back. */
	show(isOff: boolean): void;
	/** Number of its papers; 0 before it is read. */
	count(): number;
}

export function createBundledPart(index: LibraryIndex, loadLibrary: () => Promise<Library>): BundledPart {
	let library: Library | undefined;
	let joined: { readonly all: PackedIndex | undefined; readonly none: PackedIndex } | undefined;
	const open = once(async () => {
		library = await loadLibrary();
		index.setNames(library.terms, library.topics);
		return library;
	});
	const show = (isOff: boolean) => {
		// Without papers it keeps its place, which is before those of the user.
		const packed = isOff ? joined?.none : joined?.all;
		if (packed) {
			index.setPart(BUNDLED, packed, [BUNDLED]);
		}
	};
	const join = once(async () => {
		const own = await open();
		const builder = createPackedBuilder(own.terms, own.topics);
		joined = { all: await runInSlices(packSteps(builder, own.papers)), none: packPapers([]) };
		show(disabledLibraries().includes(BUNDLED));
	});
	return {
		open,
		async load() {
			const own = await open();
			if (disabledLibraries().includes(BUNDLED)) {
				await join();
			} else if (!joined) {
				await runInSlices(own.prepareSearch());
			}
		},
		alone: () => (joined ? undefined : library),
		join,
		show,
		count: () => library?.papers.length ?? 0,
	};
}
