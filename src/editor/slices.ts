import { inNextTurn } from './hostTurn';

const SLICE_MS = 10;

/**
 * Runs long work in slices of about 10 ms, between which the extension host serves others, and other work takes its turn,
 * first that which had the fewest: what follows an edit does not wait for what reads all. Each `yield` of the work is a place
 * to stop. `undefined` when it is cancelled.
 */
export function runInSlices<T>(work: Iterator<unknown, T>): Promise<T>;
export function runInSlices<T>(
	work: Iterator<unknown, T>,
	isCancelled: (() => boolean) | undefined,
): Promise<T | undefined>;
export async function runInSlices<T>(
	work: Iterator<unknown, T>,
	isCancelled: () => boolean = () => false,
): Promise<T | undefined> {
	for (let slices = 0; ; ) {
		if (Date.now() >= endOfTurn()) {
			await nextTurn(slices++);
			if (isCancelled()) {
				return undefined;
			}
		}
		const step = work.next();
		if (step.done) {
			return step.value;
		}
	}
}

/** When the running turn of the host has had its slice: one for all, since a work may begin where another has just ended. */
const turn: { end?: number | undefined } = {};

function endOfTurn(): number {
	return turn.end ?? beginTurn();
}

function beginTurn(): number {
	inNextTurn(() => {
		turn.end = undefined;
	});
	const end = Date.now() + SLICE_MS;
	turn.end = end;
	return end;
}

/** Who waits for a turn. With a timer each, what waits would run at one stretch. */
const waiting: { readonly slices: number; readonly resolve: () => void }[] = [];

function nextTurn(slices: number): Promise<void> {
	return new Promise((resolve) => {
		waiting.push({ slices, resolve });
		if (waiting.length === 1) {
			inNextTurn(giveTurn);
		}
	});
}

function giveTurn(): void {
	beginTurn();
	const least = Math.min(...waiting.map(({ slices }) => slices));
	const [next] = waiting.splice(
		waiting.findIndex(({ slices }) => slices === least),
		1,
	);
	next?.resolve();
	if (waiting.length > 0) {
		inNextTurn(giveTurn);
	}
}
