import type * as vscode from 'vscode';

/** Work of which one run is going on at most: who asks while it runs gets the promise of a run that begins later, once for all. */
export function joined(run: () => Promise<void>): () => Promise<void> {
	let running: Promise<void> | undefined;
	let isAsked = false;
	const runWhileAsked = async () => {
		try {
			while (isAsked) {
				isAsked = false;
				await run();
			}
		} finally {
			running = undefined;
		}
	};
	return () => {
		isAsked = true;
		running ??= runWhileAsked();
		return running;
	};
}

/** Gives what runs works one after the other, whatever becomes of them. */
export function oneByOne(): <T>(work: () => Promise<T>) => Promise<T> {
	let last: Promise<unknown> = Promise.resolve();
	return <T>(work: () => Promise<T>) => {
		const done = last.then(work, work);
		last = done;
		return done;
	};
}

/** Work that begins some milliseconds after it was last asked for. */
export function debounced(ms: number, run: () => unknown): vscode.Disposable & { readonly call: () => void } {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const dispose = () => clearTimeout(timer);
	return {
		call() {
			dispose();
			timer = setTimeout(run, ms);
		},
		dispose,
	};
}

/** Some milliseconds later. */
export function after(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
