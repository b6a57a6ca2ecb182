import { lazily } from '../lazily';
import type { Paper, Topic } from '../paper';
import type { Term } from '../terms/glossary';
import type { Corpus, PaperRows } from './corpus';
import { type KnownNames, knownNames } from './knownNames';
import { rowsWithId, rowsWithIds } from './namedPapers';
import { joinSegments } from './packed/joinedCorpus';
import {
	changePieces,
	type LibraryPart,
	layOut,
	type PartChange,
	type PartSegment,
	type Piece,
	packPieces,
	wasteOf,
} from './packed/libraryPart';
import type { PackedIndex } from './packed/packedIndex';
import type { Steps } from './packed/steps';
import type { FoundPapers, Preferred, SearchAnswer, SearchOptions } from './searchAnswer';
import { type Boost, createSearch } from './searchPapers';

/** A work of the library, as all its records together tell it. */
export interface Work {
	/** Merged, with the id of its first record. */
	readonly paper: Paper;
	/** Its records, in the order of the parts. */
	readonly records: readonly { readonly part: string; readonly paper: Paper }[];
}

/**
 * Papers of many sources, searched as one library: the bundled index, bibliographies, files of the user. Each source is a
 * part, packed by `createPackedBuilder` (in slices or in a worker) or opened from a cache by `openPackedIndex`. Document
 * counts, frequencies and average lengths come from all parts, so the ranking does not depend on how papers are parted.
 * Nothing is held beside the bytes of the parts and some 100 bytes a paper, and a part's bytes are free once it is removed.
 */
export interface LibraryIndex {
	/** Adds a part, or puts it in the place of the one with this id. `sources` are its names for the filter `in:`. */
	setPart(id: string, index: PackedIndex, sources?: readonly string[]): void;
	/** Gives a part other names for the filter `in:`. */
	setSources(id: string, sources: readonly string[]): void;
	removePart(id: string): void;
	/**
	 * Follows an edit of a part in a time that depends on the edit, not on the part. Stops behind each paper; the change shows
	 * at the end. `false` when there is no such part, or it was set meanwhile.
	 */
	changePart(id: string, change: PartChange): Steps<boolean>;
	/** The share of the part, 0 to 1, that edits have taken out or put beside it; from about a third, `packPart` is worth it. */
	wasteOf(id: string): number;
	/** Packs the papers that a part has by now anew, to be given to `setPart` and to a cache; `undefined` for no such part. */
	packPart(id: string): Steps<PackedIndex | undefined>;
	/** What a part is packed in, the same object until it changes; `undefined` for no such part. */
	piecesOf(id: string): readonly Piece[] | undefined;
	/** The terms and topics that queries and filters may name. */
	setNames(terms: readonly Term[], topics: readonly Topic[]): void;
	/**
	 * Papers of all parts, best first; of equals the preferred ones, then those of the part that was added first. Records of
	 * the same work are one paper, in the place of the best of them, and fulfil a filter together.
	 */
	search(text: string, options?: SearchOptions): SearchAnswer;
	/** The works that a filter keeps; see `FoundPapers`. Stops behind each. */
	find(text: string, names?: KnownNames): Steps<FoundPapers>;
	/** The work that the record with this id describes; `undefined` where no part has the id. */
	findWork(id: string): Work | undefined;
	/** All works, merged and without their abstracts, in the order of the parts. Stops behind each. */
	works(): Steps<readonly Paper[]>;
	/** Number of records. */
	readonly count: number;
}

/** A library without papers. */
export function createLibraryIndex(): LibraryIndex {
	const parts = new Map<string, LibraryPart>();
	let names: Names = { terms: [], topics: [], known: lazily(() => knownNames([], [])) };
	let searcher = openSearcher(parts, names);
	const changed = () => {
		searcher = openSearcher(parts, names);
	};
	function* changePart(id: string, change: PartChange): Steps<boolean> {
		const part = parts.get(id);
		const pieces = part && (yield* changePieces(part.pieces, change, names));
		const now = parts.get(id);
		if (!pieces || now?.pieces !== part.pieces) {
			return false;
		}
		parts.set(id, { ...now, pieces });
		changed();
		return true;
	}
	return {
		setPart(id, index, sources = []) {
			parts.set(id, { pieces: [{ index, removed: undefined }], sources });
			changed();
		},
		setSources(id, sources) {
			const part = parts.get(id);
			if (part) {
				parts.set(id, { ...part, sources });
				changed();
			}
		},
		removePart(id) {
			parts.delete(id);
			changed();
		},
		changePart,
		piecesOf: (id) => parts.get(id)?.pieces,
		wasteOf(id) {
			const part = parts.get(id);
			return part ? wasteOf(part.pieces) : 0;
		},
		*packPart(id) {
			const part = parts.get(id);
			return part && (yield* packPieces(part.pieces, names));
		},
		setNames(terms, topics) {
			names = { terms, topics, known: lazily(() => knownNames(terms, topics)) };
			changed();
		},
		search: (text, options) => searcher().search(text, options),
		find: (text, known) => searcher().find(text, known),
		findWork: (id) => searcher().findWork(id),
		works: () => searcher().works(),
		get count() {
			return searcher().count;
		},
	};
}

interface Names {
	readonly terms: readonly Term[];
	readonly topics: readonly Topic[];
	readonly known: () => KnownNames;
}

/** Joins the parts at the first search after a change. */
function openSearcher(parts: ReadonlyMap<string, LibraryPart>, names: Names) {
	return lazily(() => {
		const segments = layOut(parts);
		const corpus = joinSegments(segments);
		const { search, find } = createSearch(corpus, names.known());
		return {
			count: corpus.papers.count,
			findWork: (id: string) => findWork(id, corpus, segments),
			works: () => listWorks(corpus),
			find,
			search(text: string, { preferred, ...options }: SearchOptions = {}) {
				return search(text, options, preferred && preferenceOf(preferred, segments, corpus.papers));
			},
		};
	});
}

/** 1 for a preferred paper, 0 for the others. */
function preferenceOf({ parts, ids }: Preferred, segments: readonly PartSegment[], papers: PaperRows): Boost {
	const rows = rowsWithIds(ids ?? [], papers);
	const ranges = segments.filter(({ part }) => parts?.has(part));
	return (row) => {
		const isInPart = ranges.some(({ base, index }) => row >= base && row < base + index.papers.count);
		return isInPart || rows.has(row) ? 1 : 0;
	};
}

function findWork(id: string, { papers, works }: Corpus, segments: readonly PartSegment[]): Work | undefined {
	const [row] = rowsWithId(id, papers);
	const paper = row === undefined ? undefined : works.paperOf(row);
	const last = [...segments].reverse();
	const recordOf = (one: number) => {
		const record = papers.at(one);
		return record ? [{ part: last.find(({ base }) => base <= one)?.part ?? '', paper: record }] : [];
	};
	return row === undefined || !paper ? undefined : { paper, records: works.rowsOf(row).flatMap(recordOf) };
}

function* listWorks({ papers, works }: Corpus): Steps<readonly Paper[]> {
	const listed: Paper[] = [];
	for (let row = 0; row < papers.length; row++) {
		const paper = works.firstOf(row) === row ? works.paperOf(row) : undefined;
		if (paper) {
			const { abstract: _, ...rest } = paper;
			listed.push(rest);
		}
		yield;
	}
	return listed;
}
