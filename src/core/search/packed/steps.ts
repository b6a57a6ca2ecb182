/** Work that stops at each `yield`, so that whoever runs it can let others go first. */
export type Steps<T> = Generator<undefined, T>;

/** Runs the work to its end. */
export function finish<T>(steps: Steps<T>): T {
	for (;;) {
		const { done, value } = steps.next();
		if (done) {
			return value;
		}
	}
}

/** The places of the strings in the order of their UTF-16 code units. */
export function* sortInSteps(strings: readonly string[]): Steps<Uint32Array> {
	let sorted: Uint32Array = numbersUpTo(strings.length);
	const isAfter = (a: number, b: number) => ((strings[a] ?? '') > (strings[b] ?? '') ? 1 : -1);
	for (let from = 0; from < sorted.length; from += RUN) {
		sorted.subarray(from, from + RUN).sort(isAfter);
		yield;
	}
	let other: Uint32Array = new Uint32Array(sorted.length);
	for (let run = RUN; run < sorted.length; run *= 2) {
		for (let from = 0; from < sorted.length; from += 2 * run) {
			yield* merge(strings, sorted, other, [from, from + run, Math.min(from + 2 * run, sorted.length)]);
		}
		[sorted, other] = [other, sorted];
	}
	return sorted;
}

/** 0, 1, 2 and so on, below `count`. */
export function numbersUpTo(count: number): Uint32Array {
	const numbers = new Uint32Array(count);
	for (let number = 0; number < count; number++) {
		numbers[number] = number;
	}
	return numbers;
}

const RUN = 1024;
const MOST_MERGED = 2048;
/** How much simple work is done between two stops. */
export const STRIDE = 4096;

/** Merges the runs that begin at `start` and `middle` into `target`. */
function* merge(
	strings: readonly string[],
	source: Uint32Array,
	target: Uint32Array,
	[start, middle, end]: readonly [start: number, middle: number, end: number],
): Steps<void> {
	let left = start;
	let right = middle;
	for (let at = start; at < end; at++) {
		const isRight =
			left >= middle || (right < end && (strings[source[right] ?? 0] ?? '') < (strings[source[left] ?? 0] ?? ''));
		target[at] = source[isRight ? right++ : left++] ?? 0;
		if (at % MOST_MERGED === 0) {
			yield;
		}
	}
}
