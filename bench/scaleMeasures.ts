import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Paper } from '../src/core/paper';
import { createLibraryIndex, type LibraryIndex } from '../src/core/search/librarySearch';
import { createPackedBuilder, openPackedIndex } from '../src/core/search/packed/packedIndex';
import { finish } from '../src/core/search/packed/steps';
import { mean, percentile } from './metrics';
import { QUERY_KINDS, type QueryKind, type ScaleQueries } from './scaleQueries';

/** Milliseconds of a keystroke or a pasted text. */
export interface Times {
	readonly mean: number;
	readonly p50: number;
	readonly p95: number;
	readonly p99: number;
}

/** A line of the table: times in milliseconds, sizes in megabytes. */
export interface ScaleRow {
	readonly papers: number;
	readonly abstracts: boolean;
	/** In all, and the longest part of it between two stops. */
	readonly buildMs: number;
	readonly longestStepMs: number;
	/** From the bytes in memory to the end of the first search, the best of four times. */
	readonly openMs: number;
	readonly fileMb: number;
	/** What the opened library holds, and what is left of it once its part is removed. */
	readonly memoryMb: number;
	readonly leftMb: number;
	/** From an edit of one entry to the end of the search that shows it. */
	readonly editMs: number;
	readonly times: Readonly<Record<QueryKind | 'all', Times>>;
}

/** Builds, opens, edits and searches a library of these papers; gives its bytes, too. */
export function measureScale(papers: Iterable<Paper>, abstracts: boolean, queries: ScaleQueries) {
	const before = heldMb();
	const { bytes, ...built } = build(papers);
	const opened = [1, 2, 3].map(() => timed(() => openLibrary(bytes))[1]);
	const [library, last] = timed(() => openLibrary(bytes));
	const openMs = Math.min(...opened, last);
	const count = library.count;
	const memoryMb = heldMb() - before;
	const times = measureQueries(library, queries);
	const edits = Array.from({ length: 9 }, (_, number) => timed(() => edit(library, number))[1]);
	library.removePart('part');
	const fileMb = bytes.length / 1e6;
	const leftMb = heldMb() - before - fileMb;
	const editMs = percentile(edits, 0.5);
	const row: ScaleRow = { papers: count, abstracts, ...built, openMs, fileMb, memoryMb, leftMb, editMs, times };
	return { row, bytes };
}

/** A library of one part, which has answered once. */
export function openLibrary(bytes: Uint8Array): LibraryIndex {
	const index = openPackedIndex(bytes);
	if (!index) {
		throw new Error('The saved index does not open.');
	}
	const library = createLibraryIndex();
	library.setPart('part', index);
	library.search('');
	return library;
}

/** Anything that answers to text. */
export interface Searcher {
	search(text: string): unknown;
}

/** The times of all queries, by kind and together. */
export function measureQueries(searcher: Searcher, queries: ScaleQueries): ScaleRow['times'] {
	const times = QUERY_KINDS.map((kind) => [kind, bestTimes([searcher], queries[kind])[0] ?? []] as const);
	const all = times.flatMap(([, ofKind]) => ofKind);
	return Object.fromEntries(
		[...times, ['all', all] as const].map(([kind, of]) => [kind, summary(of)]),
	) as ScaleRow['times'];
}

/**
 * Searcher → milliseconds of each text. The searchers take turns, ten texts each. All is done three times, and of each text
 * the best time counts, which other processes disturb least; what a searcher remembers of it is forgotten by then.
 */
export function bestTimes(searchers: readonly Searcher[], texts: readonly string[]): number[][] {
	const best = searchers.map(() => texts.map(() => Number.POSITIVE_INFINITY));
	const places = [...texts.keys()];
	const turns = Array.from({ length: Math.ceil(texts.length / TURN) }, (_, turn) =>
		places.slice(turn * TURN).slice(0, TURN),
	);
	for (const turn of [...turns, ...turns, ...turns]) {
		for (const [number, searcher] of searchers.entries()) {
			const times = best[number] ?? [];
			for (const place of turn) {
				const [, took] = timed(() => searcher.search(texts[place] ?? ''));
				times[place] = Math.min(times[place] ?? took, took);
			}
		}
	}
	return best;
}

export function summary(times: readonly number[]): Times {
	const of = (share: number) => percentile(times, share);
	return { mean: mean(times), p50: of(0.5), p95: of(0.95), p99: of(0.99) };
}

const TURN = 10;

function timed<T>(run: () => T): [value: T, milliseconds: number] {
	const start = performance.now();
	const value = run();
	return [value, performance.now() - start];
}

function build(papers: Iterable<Paper>) {
	const builder = createPackedBuilder();
	let buildMs = 0;
	let longestStepMs = 0;
	const step = <T>(run: () => T) => {
		const [value, took] = timed(run);
		buildMs += took;
		longestStepMs = Math.max(longestStepMs, took);
		return value;
	};
	for (const paper of papers) {
		step(() => builder.add(paper));
	}
	const steps = builder.pack();
	for (;;) {
		const { done, value } = step(() => steps.next());
		if (done) {
			return { bytes: value.bytes, buildMs, longestStepMs };
		}
	}
}

function edit(library: LibraryIndex, number: number): void {
	const title = `Entirely rewritten zyx${number}`;
	finish(
		library.changePart('part', {
			removed: [`p${number}`],
			added: [{ id: `p${number}`, title, authors: [], entryType: 'misc' }],
		}),
	);
	if (library.search(`zyx${number}`).hits[0]?.paper.title !== title) {
		throw new Error('An edit does not show.');
	}
}

/** What is held after a collection of garbage. */
function heldMb(): number {
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as () => void;
	// The memory of an array is given back a collection after the array.
	collect();
	collect();
	collect();
	const { heapUsed, arrayBuffers } = process.memoryUsage();
	return (heapUsed + arrayBuffers) / 1e6;
}
