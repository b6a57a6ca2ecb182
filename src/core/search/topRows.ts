import type { Scores } from './ranking';

/** The `count` rows with the highest scores, best first; of equals the earlier row. */
export function topRows(rows: Uint32Array | readonly number[], scores: Scores['of'], count: number): number[] {
	const isWorse = (a: number, b: number) => {
		const difference = (scores[a] ?? 0) - (scores[b] ?? 0);
		return difference < 0 || (difference === 0 && a > b);
	};
	const heap = Array.from(rows.slice(0, count));
	for (let at = Math.floor(heap.length / 2) - 1; at >= 0; at--) {
		sink(heap, at, isWorse);
	}
	for (let at = count; at < rows.length; at++) {
		const row = rows[at] ?? 0;
		if (isWorse(heap[0] ?? row, row)) {
			heap[0] = row;
			sink(heap, 0, isWorse);
		}
	}
	return heap.sort((a, b) => (isWorse(a, b) ? 1 : -1));
}

/** Restores the heap, whose first row is its worst, below `start`. */
function sink(heap: number[], start: number, isWorse: (a: number, b: number) => boolean): void {
	let at = start;
	while (true) {
		let worst = at;
		for (const child of [2 * at + 1, 2 * at + 2]) {
			if (child < heap.length && isWorse(heap[child] ?? 0, heap[worst] ?? 0)) {
				worst = child;
			}
		}
		if (worst === at) {
			return;
		}
		[heap[at], heap[worst]] = [heap[worst] ?? 0, heap[at] ?? 0];
		at = worst;
	}
}
