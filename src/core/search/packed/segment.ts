import type { PackedIndex } from './packedIndex';

/** A packed index as it stands in a library: which rows it takes there, and which of its papers were taken out. */
export interface Segment {
	readonly index: PackedIndex;
	/** The library's row of its first paper. */
	readonly base: number;
	/** Row → 1 for a paper that was taken out; `undefined` when none was. */
	readonly removed: Uint8Array | undefined;
	/** What the filter `in:` calls where its papers are from. */
	readonly sources: readonly string[];
}
