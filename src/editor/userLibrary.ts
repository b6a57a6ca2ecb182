import * as vscode from 'vscode';
import type { Library } from '../core/library';
import { once } from '../core/once';
import type { Paper } from '../core/paper';
import { createLibraryIndex } from '../core/search/librarySearch';
import { createPackedBuilder, type PackedIndex } from '../core/search/packed/packedIndex';
import type { Bibliographies, Bibliography } from './bibliographies';
import type { LibraryLookup } from './libraryWorks';
import { runInSlices } from './slices';

/** The bundled papers and those of the user's bibliographies, searched as one library. */
export interface UserLibrary {
	/** The library, with the bibliographies that are read so far. */
	load(): Promise<Library>;
	/**
	 * Reads the bibliographies of a document and of the workspace, where they are new or changed; `onRead` is called when
	 * papers were added.
	 */
	read(document: vscode.TextDocument | undefined, onRead: () => void, isCancelled: () => boolean): Promise<void>;
	/** The name of the bibliography file that a paper is in. */
	fileNameOf(paper: Paper): string | undefined;
}

/** A bibliography in the index: the papers that the bundled library has as well are not there twice. */
interface Part {
	readonly bibliography: Bibliography;
	/** Ids of bundled papers that it has. */
	readonly bundled: ReadonlySet<string>;
	/** The others that were asked for, by id. */
	readonly papers: Map<string, Paper>;
}

const BUNDLED = 'bundled';
const MOST_FILES = 200;

export function createUserLibrary(lookup: LibraryLookup, bibliographies: Bibliographies): UserLibrary {
	const index = createLibraryIndex();
	const parts = new Map<string, Part>();
	const ownPaper = (id: string): Paper | undefined => {
		const [, uri = '', key = ''] = /^(.*)#([^#]*)$/s.exec(id) ?? [];
		const part = parts.get(uri);
		const paper = part?.papers.get(id) ?? part?.bibliography.find(decodeURIComponent(key))?.paper;
		if (part && paper && !part.papers.has(id)) {
			part.papers.set(id, { ...paper, id, key: paper.id });
		}
		return part?.papers.get(id);
	};
	const load = once(async (): Promise<Library> => {
		const bundled = await lookup.load();
		const packed = await runInSlices(packSteps(bundled, bundled.papers));
		index.setNames(bundled.terms, bundled.topics);
		if (packed) {
			index.setPart(BUNDLED, packed, [BUNDLED]);
		}
		const findPaper = (id: string) => bundled.findPaper(id) ?? ownPaper(id);
		return {
			...bundled,
			findPaper,
			search: (text, options) => {
				const answer = index.search(text, { ...options, preferred: { parts: new Set(parts.keys()) } });
				return { ...answer, hits: answer.hits.map((hit) => ({ ...hit, paper: findPaper(hit.paper.id) ?? hit.paper })) };
			},
		};
	});
	const readFile = async (bibliography: Bibliography, isCancelled: () => boolean): Promise<boolean> => {
		const uri = bibliography.uri.toString();
		if (parts.get(uri)?.bibliography === bibliography) {
			return false;
		}
		const library = await load();
		const bundled = new Set<string>();
		const own = await ownPapers(bibliography, lookup, bundled, isCancelled);
		const packed = own && (await runInSlices(packSteps(library, own), isCancelled));
		if (!packed) {
			return false;
		}
		parts.set(uri, { bibliography, bundled, papers: new Map() });
		index.setPart(uri, packed, ['workspace']);
		return true;
	};
	return {
		load,
		fileNameOf: ({ id }) => {
			const uri = /^(.*)#[^#]*$/s.exec(id)?.[1];
			const part = (uri && parts.get(uri)) || [...parts.values()].find(({ bundled }) => bundled.has(id));
			return part ? part.bibliography.uri.path.split('/').pop() : undefined;
		},
		async read(document, onRead, isCancelled) {
			const named = document ? await bibliographies.of(document) : [];
			const found = await vscode.workspace.findFiles('**/*.bib', EXCLUDED, MOST_FILES);
			const kept = new Set([...named.map(({ uri }) => uri), ...found].map(String));
			for (const uri of [...parts.keys()].filter((old) => !kept.has(old))) {
				parts.delete(uri);
				index.removePart(uri);
			}
			for (const uri of kept) {
				const bibliography = isCancelled() ? undefined : await bibliographies.read(vscode.Uri.parse(uri));
				if (bibliography && (await readFile(bibliography, isCancelled))) {
					onRead();
				}
			}
		},
	};
}

const EXCLUDED = '**/{node_modules,.git,.venv,_build,_site}/**';

function* packSteps(library: Library, papers: readonly Paper[]): Generator<undefined, PackedIndex> {
	const builder = createPackedBuilder(library.terms, library.topics);
	for (const paper of papers) {
		builder.add(paper);
		yield;
	}
	return yield* builder.pack();
}

/** The papers of a bibliography that the bundled library does not have; the others go to `bundled`. */
async function ownPapers(
	bibliography: Bibliography,
	lookup: LibraryLookup,
	bundled: Set<string>,
	isCancelled: () => boolean,
): Promise<readonly Paper[] | undefined> {
	const index = await lookup.index();
	const uri = bibliography.uri.toString();
	return runInSlices(
		(function* () {
			const own: Paper[] = [];
			for (const { key, paper } of bibliography.entries) {
				const known = paper.title === '' ? undefined : index.findSameWork(paper);
				if (known) {
					bundled.add(known.id);
				} else if (paper.title !== '') {
					own.push({ ...paper, id: `${uri}#${encodeURIComponent(key)}` });
				}
				yield;
			}
			return own;
		})(),
		isCancelled,
	);
}
