import { lazily } from '../../lazily';
import type { PaperRows } from '../corpus';
import type { Segment } from './segment';

/** Finds the segment that a row is in. */
export type FindSegment = (row: number) => Segment | undefined;

/** Finds the segments of rows, whose bases rise. */
export function segmentFinder(segments: readonly Segment[]): FindSegment {
	const last = [...segments].reverse();
	return (row) => last.find(({ base }) => base <= row);
}

/** Number of rows of all segments. */
export function rowCount(segments: readonly Segment[]): number {
	const last = segments.at(-1);
	return last ? last.base + last.index.papers.count : 0;
}

/** The papers of all segments. */
export function joinPapers(segments: readonly Segment[], segmentOf: FindSegment): PaperRows {
	const held = (row: number) => {
		const segment = segmentOf(row);
		return segment?.removed?.[row - segment.base] === 1 ? undefined : segment;
	};
	const read = <T>(row: number, reader: (segment: Segment, inside: number) => T) => {
		const segment = held(row);
		return segment && reader(segment, row - segment.base);
	};
	const rowsIn = (find: (segment: Segment) => readonly number[]) =>
		segments.flatMap((segment) => find(segment).map((inside) => segment.base + inside)).filter(held);
	const mayShare = lazily(() => findSharing(segments));
	return {
		length: rowCount(segments),
		count: segments.reduce((sum, segment) => sum + heldCount(segment), 0),
		at: (row) => read(row, ({ index }, inside) => index.papers.at(inside)),
		keyAt: (row) => read(row, ({ index }, inside) => index.papers.keyAt(inside)) ?? '',
		yearsAt: (row) => read(row, ({ index }, inside) => index.papers.yearsAt(inside)) ?? [],
		sentenceAt: (row, number) => read(row, ({ index }, inside) => index.papers.sentenceAt(inside, number)) ?? '',
		monthAt: (row) => read(row, ({ index }, inside) => index.papers.monthAt(inside)) ?? 0,
		sources: [...new Set(segments.flatMap((segment) => (segment.index.papers.count > 0 ? segment.sources : [])))],
		sourcesAt: (row) => held(row)?.sources ?? [],
		withId: (id) => rowsIn(({ index }) => index.papers.withId(id)),
		named: (key) => rowsIn(({ index }) => index.papers.named(key)),
		alike(row) {
			if (mayShare()[row] === 0) {
				return NO_ROWS;
			}
			const hashes = read(row, ({ index }, inside) => index.papers.workHashesAt(inside)) ?? [];
			const rows = [...hashes].flatMap((hash) => rowsIn(({ index }) => index.papers.rowsWithHash(hash)));
			return [...new Set(rows)].filter((other) => other !== row).sort((a, b) => a - b);
		},
	};
}

const NO_ROWS: readonly number[] = [];

function heldCount({ index, removed }: Segment): number {
	return index.papers.count - (removed?.reduce((sum, one) => sum + one, 0) ?? 0);
}

/** Row → 1 where some other row may have the same hash; most rows of a library have none, and that must cost them nothing. */
function findSharing(segments: readonly Segment[]): Uint8Array {
	const hashes = segments.reduce((sum, { index }) => sum + index.papers.workHashes.length, 1);
	const seen = new Uint8Array(2 ** Math.ceil(Math.log2(8 * hashes)));
	const mask = seen.length - 1;
	for (const { index } of segments) {
		const { workHashes } = index.papers;
		for (let at = 0; at < workHashes.length; at++) {
			const place = (workHashes[at] ?? 0) & mask;
			seen[place] = seen[place] === 0 ? 1 : 2;
		}
	}
	const sharing = new Uint8Array(rowCount(segments));
	for (const { index, base } of segments) {
		const { workHashes, workStarts } = index.papers;
		let inside = 0;
		for (let at = 0; at < workHashes.length; at++) {
			while (at >= (workStarts[inside + 1] ?? at + 1)) {
				inside++;
			}
			if (seen[(workHashes[at] ?? 0) & mask] === 2) {
				sharing[base + inside] = 1;
			}
		}
	}
	return sharing;
}
