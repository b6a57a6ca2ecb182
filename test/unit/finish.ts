/** Runs work that stops in between to its end. */
export function finish<T>(work: Iterator<unknown, T>): T {
	let step = work.next();
	while (!step.done) {
		step = work.next();
	}
	return step.value;
}
