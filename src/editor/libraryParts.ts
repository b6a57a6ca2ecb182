import * as vscode from 'vscode';
import { BUNDLED } from '../core/library';
import { once } from '../core/once';
import type { Bibliographies } from './bibliographies';
import type { BundledPart } from './bundledPart';
import { citingDocument, mayCite } from './citationDocuments';
import {
	bundledSource,
	distinctSources,
	type FoundSource,
	type FoundSources,
	findDocumentSources,
	findLibrarySources,
} from './librarySources';
import { shownDocuments } from './shownDocuments';
import { type PartTools, type Reading, SourcePart } from './sourcePart';
import { type SourceEvents, type SourceWatch, watchSources } from './sourceWatch';
import { debounced, joined } from './turns';

/** A source, and what of it is in the library. */
export interface SourceState {
	readonly source: FoundSource;
	/** `undefined` where there is no file, or where it is off. */
	readonly part: SourcePart | undefined;
}

/** What the parts need; `changed` is told after each source, and `settled` when all are read. */
export interface LibraryPartsTools extends PartTools {
	readonly bibliographies: Bibliographies;
	readonly log: vscode.LogOutputChannel;
	readonly bundled: BundledPart;
	readonly changed: () => void;
	readonly settled: () => void;
}

interface State extends SourceState {
	source: FoundSource;
	part: SourcePart | undefined;
	isDirty: boolean;
}

const EDIT_MS = 50;
const PROGRESS_MS = 300;

/** Keeps the parts of the library as the sources are. */
export class LibraryParts {
	private readonly states = new Map<string, State>();
	private found: Promise<FoundSources> | undefined;
	private writing: vscode.TextDocument | undefined;
	private watch: SourceWatch | undefined;
	private isStopping = false;
	private readonly run = joined(() => withProgress(this.pass()));
	private readonly soon = debounced(EDIT_MS, () => this.run().catch((error: Error) => this.tools.log.error(error)));
	private readonly sweep = once(() => this.tools.cache.removeOld([...this.states.keys()]));

	constructor(private readonly tools: LibraryPartsTools) {}

	all(): readonly SourceState[] {
		return [...this.states.values()];
	}

	find(id: string): SourceState | undefined {
		return this.states.get(id);
	}

	/** The ids of the bibliographies of the document that the user writes in. */
	ofDocument(): ReadonlySet<string> {
		return new Set(this.all().flatMap(({ source }) => (source.kind === 'document' ? [source.id] : [])));
	}

	/** Looks for sources and reads what is new; joins a running one. What was stopped stays so unless `isAgain`. */
	refresh(isAgain: boolean): Promise<void> {
		this.found = undefined;
		for (const state of this.states.values()) {
			state.isDirty = isAgain || state.part?.isStopped !== true;
		}
		return this.run();
	}

	stop(): void {
		this.isStopping = true;
	}

	dispose(): void {
		this.isStopping = true;
		this.soon.dispose();
		this.watch?.dispose();
	}

	private async pass(): Promise<void> {
		this.isStopping = false;
		this.watch ??= watchSources(this.events());
		this.writing = citingDocument() ?? this.writing;
		const [own, others] = await documentSources(this.writing, this.tools.bibliographies);
		const library = await this.findSources();
		this.watch.watch([library, own, others].flatMap(({ watched }) => watched));
		const sources = [...own.sources, ...library.sources, ...others.sources, bundledSource];
		await applySources(distinctSources(sources), this.states, this.tools);
		if (this.all().some(({ source, part }) => part || source.isOff)) {
			await this.tools.bundled.load();
		}
		const reading = { isCancelled: () => this.isStopping, changed: this.tools.changed };
		for (const state of this.states.values()) {
			await updateState(state, reading);
		}
		this.tools.settled();
		await this.sweep();
	}

	/** What the settings and the workspace have; looked for again when that may be something else. */
	private async findSources(): Promise<FoundSources> {
		this.found ??= findLibrarySources();
		try {
			return await this.found;
		} catch (error) {
			this.found = undefined;
			throw error;
		}
	}

	private events(): SourceEvents {
		const changed = (id: string) => {
			const state = this.states.get(id);
			if (state) {
				state.isDirty = true;
				this.soon.call();
			}
		};
		return {
			changed,
			edited: (event) => {
				const id = event.document.uri.toString();
				this.states.get(id)?.part?.follow(event);
				changed(id);
			},
			found: () => {
				this.found = undefined;
				this.soon.call();
			},
			documentChanged: this.soon.call,
		};
	}
}

/** What the document that the user writes in names, and what the others name. */
async function documentSources(
	writing: vscode.TextDocument | undefined,
	bibliographies: Bibliographies,
): Promise<readonly [own: FoundSources, others: FoundSources]> {
	const open = shownDocuments().filter((document) => document !== writing && mayCite(document));
	const find = (document: vscode.TextDocument, kind: 'document' | 'workspace') =>
		findDocumentSources(document, kind, bibliographies);
	const others = await Promise.all(open.map((document) => find(document, 'workspace')));
	return [
		writing && !writing.isClosed ? await find(writing, 'document') : { sources: [], watched: [] },
		{ sources: others.flatMap(({ sources }) => sources), watched: others.flatMap(({ watched }) => watched) },
	];
}

/** Takes in new sources, and gives back the memory of those that are gone or off. */
async function applySources(
	sources: readonly FoundSource[],
	states: Map<string, State>,
	tools: LibraryPartsTools,
): Promise<void> {
	const wanted = new Map(sources.map((source) => [source.id, source]));
	for (const [id, { source, part }] of states) {
		const now = wanted.get(id);
		if (part && (!now || now.isOff)) {
			tools.index.removePart(id);
			tools.changed();
		}
		// What a document named may soon be named again.
		if (!now && source.uri && source.kind !== 'document') {
			await tools.cache.remove(id);
		}
		if (!now) {
			states.delete(id);
		}
	}
	for (const source of sources) {
		applySource(source, states, tools);
	}
}

function applySource(source: FoundSource, states: Map<string, State>, tools: LibraryPartsTools): void {
	const { id, uri, isOff } = source;
	const before = states.get(id);
	const part =
		uri && !isOff ? (before?.part ?? new SourcePart(uri, () => namesOf(states.get(id)?.source), tools)) : undefined;
	states.set(id, { source, part, isDirty: part !== before?.part || before?.isDirty === true });
	if (before && part && before.source.kind !== source.kind) {
		tools.index.setSources(id, namesOf(source));
	}
	if (id === BUNDLED && before?.source.isOff !== isOff) {
		tools.bundled.show(isOff);
	}
	if (!before || isOff !== before.source.isOff || before.source.kind !== source.kind) {
		tools.changed();
	}
}

async function updateState(state: State, reading: Reading): Promise<void> {
	const { part } = state;
	if (!part || !state.isDirty) {
		return;
	}
	state.isDirty = false;
	const { problem, isStopped } = part;
	await part.update(reading);
	if (part.problem !== problem || part.isStopped !== isStopped) {
		reading.changed();
	}
}

/** What the filter `in:` calls a source. */
function namesOf(source: FoundSource | undefined): readonly string[] {
	const { kind, label, uri } = source ?? {};
	const isInWorkspace = uri !== undefined && vscode.workspace.getWorkspaceFolder(uri) !== undefined;
	const names = [kind, label, uri?.path.split('/').pop(), isInWorkspace ? 'workspace' : undefined];
	return [...new Set(names.flatMap((name) => name ?? []))];
}

/** Shows in the view that work takes a while, with a button that stops it. */
async function withProgress(work: Promise<void>): Promise<void> {
	const ended = Promise.allSettled([work]);
	const timer = setTimeout(() => {
		void setReading(true);
		void vscode.window.withProgress({ location: { viewId: 'relatedWork.papers' } }, () => ended);
		void ended.then(() => setReading(false));
	}, PROGRESS_MS);
	try {
		await work;
	} finally {
		clearTimeout(timer);
	}
}

function setReading(isReading: boolean): Thenable<unknown> {
	return vscode.commands.executeCommand('setContext', 'relatedWork.reading', isReading);
}
