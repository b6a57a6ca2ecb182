import * as vscode from 'vscode';
import type { Library } from '../core/library';
import type { Paper } from '../core/paper';
import type { KnownNames } from '../core/search/knownNames';
import { createLibraryIndex } from '../core/search/librarySearch';
import type { Piece } from '../core/search/packed/libraryPart';
import type { Steps } from '../core/search/packed/steps';
import type { FoundPapers } from '../core/search/searchAnswer';
import type { Bibliographies } from './bibliographies';
import { createBundledPart } from './bundledPart';
import type { LearnedTerms } from './learnedTerms';
import type { LibraryCache } from './libraryCache';
import { LibraryParts, type SourceState } from './libraryParts';
import type { SourceKind } from './librarySources';
import type { RecentPapers } from './recentPapers';
import { runInSlices } from './slices';

/** Where papers are from. */
export interface LibrarySource {
	/** The address of its file, `bundled`, or what the setting says where there is no file. */
	readonly id: string;
	/** The name of its file. */
	readonly label: string;
	readonly kind: SourceKind;
	readonly uri: vscode.Uri | undefined;
	/** Number of its records that are read. */
	readonly count: number;
	/** One sentence: why it could not be read, or what is left out. */
	readonly problem?: string | undefined;
	readonly isOff: boolean;
	/** The path of the setting for libraries that it was found by. */
	readonly path?: string | undefined;
	/** Its records are those that an earlier window kept. */
	readonly isKept: boolean;
}

/** Where a work is from: its key there, where it has one of the user's. */
export interface PaperPlace {
	readonly source: LibrarySource;
	readonly key: string | undefined;
}

/** The bundled papers and those of the user's files, as one library. */
export interface UserLibrary extends vscode.Disposable {
	/** The library, with the sources that are read so far; which follow what happens from the first `refresh` on. */
	load(): Promise<Library>;
	/** All works, merged and without abstracts, in slices; kept until a change. `undefined` when cancelled. */
	works(isCancelled?: () => boolean): Promise<readonly Paper[] | undefined>;
	/** The works that a filter keeps; `names` are those that the text may say besides. */
	find(text: string, names?: KnownNames): Steps<FoundPapers>;
	/** What is searched, and what is switched off. */
	sources(): readonly LibrarySource[];
	/** What is read of the libraries that the user added, packed, by their ids; the same objects until they change. */
	added(): ReadonlyMap<string, readonly Piece[]>;
	/** The sources that a work is in. */
	placesOf(paper: Paper): readonly PaperPlace[];
	/** Brings all sources up to date; joins a running one. */
	refresh(): Promise<void>;
	/** Stops reading; what is not read yet stays so until its file changes or `restart`. */
	stop(): void;
	/** Reads what was stopped, too. */
	restart(): Promise<void>;
	/** Papers or sources are others now; told at most twice a second while files are read. */
	readonly onDidChange: vscode.Event<void>;
}

/** What the library is made with. */
export interface UserLibraryTools {
	readonly loadLibrary: () => Promise<Library>;
	readonly bibliographies: Bibliographies;
	readonly recent: RecentPapers;
	readonly cache: LibraryCache;
	readonly log: vscode.LogOutputChannel;
	/** The bundled library with the terms of the user. */
	readonly learned: Pick<LearnedTerms, 'known' | 'onDidLearn'>;
}

export function createUserLibrary(tools: UserLibraryTools): UserLibrary {
	const index = createLibraryIndex();
	const changes = createChanges();
	const bundled = createBundledPart(index, tools.loadLibrary);
	const parts = new LibraryParts({ ...tools, index, bundled, changed: changes.soon, settled: changes.now });
	const load = async (): Promise<Library> => {
		await bundled.load();
		const library = await tools.learned.known();
		const names = library.knownNames();
		const preferred = () => ({ parts: parts.ofDocument(), ids: new Set(tools.recent.ids()) });
		return {
			...library,
			findPaper: (id) => index.findWork(id)?.paper ?? library.findPaper(id),
			search: (text, options) => index.search(text, { names, ...options, preferred: preferred() }),
		};
	};
	const learning = tools.learned.onDidLearn(changes.soon);
	const describe = (state: SourceState) => sourceOf(state, bundled.count());
	let kept: { readonly version: number; readonly works: WeakRef<readonly Paper[]> } | undefined;
	return {
		load,
		find: (text, names) => index.find(text, names),
		sources: () => parts.all().filter(isTold).map(describe),
		added() {
			const found = new Map<string, readonly Piece[]>();
			for (const { source } of parts.all()) {
				const pieces = source.kind === 'added' ? index.piecesOf(source.id) : undefined;
				if (pieces) {
					found.set(source.id, pieces);
				}
			}
			return found;
		},
		placesOf: ({ id }) =>
			(index.findWork(id)?.records ?? []).flatMap(({ part, paper }) => {
				const state = parts.find(part);
				return state ? [{ source: describe(state), key: paper.key }] : [];
			}),
		async works(isCancelled) {
			await bundled.load();
			const version = changes.version();
			const works = kept?.version === version ? kept.works.deref() : undefined;
			const made = works ?? (await runInSlices(index.works(), isCancelled));
			kept = made && version === changes.version() ? { version, works: new WeakRef(made) } : kept;
			return made;
		},
		refresh: () => parts.refresh(false),
		restart: () => parts.refresh(true),
		stop: () => parts.stop(),
		onDidChange: changes.event,
		dispose: () => vscode.Disposable.from(parts, learning, changes).dispose(),
	};
}

/** Not a file that was found among others and turned out to hold no paper, such as `package.json`. */
function isTold({ source, part }: SourceState): boolean {
	return !source.isGuess || /\.bib$/i.test(source.id) || part === undefined || part.count > 0;
}

function sourceOf({ source, part }: SourceState, bundledCount: number): LibrarySource {
	const { id, label, kind, uri, isOff, path } = source;
	const problem =
		source.problem ?? (part?.isStopped ? 'Reading it was stopped; “Read Libraries Again” goes on.' : part?.problem);
	const count = kind === 'bundled' && !isOff ? bundledCount : (part?.count ?? 0);
	return { id, label, kind, uri, isOff, path, count, problem, isKept: part?.isKept === true };
}

const MOST_OFTEN_MS = 500;

/** An event that is told some time after something changed, at once where all is done. */
function createChanges() {
	const emitter = new vscode.EventEmitter<void>();
	let version = 0;
	let timer: ReturnType<typeof setTimeout> | undefined;
	const fire = () => {
		clearTimeout(timer);
		timer = undefined;
		emitter.fire();
	};
	return {
		event: emitter.event,
		version: () => version,
		soon() {
			version++;
			timer ??= setTimeout(fire, MOST_OFTEN_MS);
		},
		now() {
			if (timer !== undefined) {
				fire();
			}
		},
		dispose() {
			clearTimeout(timer);
			emitter.dispose();
		},
	};
}
