import * as vscode from 'vscode';
import type { Library } from '../core/library';
import type { EntryEvidence } from '../core/terms/learnedEntries';
import { createTermLearning, type TermSources } from './termLearning';
import { after } from './turns';

/** The library with the terms of the user's own field: those of texts, bibliographies and terms files. */
export interface LearnedTerms extends vscode.Disposable {
	/**
	 * The library as of a moment ago. While all is read for the first time: at once without what is learned where that `isEnough`,
	 * else after half a second at most.
	 */
	load(isEnough?: (library: Library) => boolean): Promise<Library>;
	/** The library as it was last given, at once; what has changed is read meanwhile. */
	known(): Promise<Library>;
	/** Reads what has changed, and gives the library as of now. */
	refresh(): Promise<Library>;
	/** The entries of all bibliographies that names are learned from. */
	entries(): readonly EntryEvidence[];
	/** The terms are others than before. */
	readonly onDidLearn: vscode.Event<void>;
}

const FIRST_WAIT_MS = 500;
const KEPT_MS = 1000;

/** Nothing is read before the first call. */
export function createLearnedTerms(
	loadLibrary: () => Promise<Library>,
	sources: TermSources,
	log: vscode.LogOutputChannel,
): LearnedTerms {
	const learning = createTermLearning(sources);
	const learned = new vscode.EventEmitter<void>();
	let current: Library | undefined;
	let running: Promise<Library> | undefined;
	let finished = 0;
	const learn = async () => {
		const library = await learning.extend(await loadLibrary());
		const isNew = library !== current;
		current = library;
		finished = Date.now();
		if (isNew) {
			learned.fire();
		}
		return library;
	};
	const refresh = async () => {
		await running;
		running ??= learn().finally(() => {
			running = undefined;
		});
		return running;
	};
	const load = async (isEnough: (library: Library) => boolean = () => false) => {
		const library = await loadLibrary();
		if (Date.now() - finished < KEPT_MS) {
			return current ?? library;
		}
		const last = () => current ?? library;
		const first = isEnough(library) ? library : after(FIRST_WAIT_MS).then(last);
		const read = refresh().catch((error: Error) => {
			log.error(error);
			return last();
		});
		return Promise.race([current ?? first, read]);
	};
	return {
		load,
		known: () => load(() => true),
		refresh,
		entries: learning.entries,
		onDidLearn: learned.event,
		dispose: () => vscode.Disposable.from(learning, learned).dispose(),
	};
}
