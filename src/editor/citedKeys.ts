import { findNamedFiles } from '../core/citation/bibliographies';
import type { Citation } from '../core/citation/citation';
import { findCitationsInSteps } from '../core/citation/citationSteps';
import { documentMarkup } from '../core/citation/documentMarkup';
import { sumCounts } from '../core/citation/keyCounts';
import { readMarkdownCells } from '../core/citation/notebookCells';
import type { Paper } from '../core/paper';
import { recordId } from '../core/recordId';
import { findDefinedKeys, findUnknownKeys } from '../core/review/unknownKeys';
import type { Steps } from '../core/search/packed/steps';
import type { CitedKey } from '../core/statistics';
import type { CitingFile } from './citingFiles';
import { openDocument, readText } from './files';
import { runInSlices } from './slices';
import type { UserLibrary } from './userLibrary';
import type { WorkspaceCitations } from './workspaceCitations';

/** The keys that the workspace cites, with what they stand for; those without entry only where they can be nothing else. */
export async function readCitedKeys(
	library: UserLibrary,
	citations: WorkspaceCitations,
): Promise<readonly CitedKey[] | undefined> {
	const { files } = await citations.read();
	const known = await runInSlices(findPapers(files, library, (await library.load()).findPaper));
	const unknown = known && (await readUnknownKeys(files, (key) => known.has(key)));
	return unknown && [...known.values(), ...unknown];
}

/** Looks each key up in each file of the library; stops behind each key. */
function* findPapers(
	files: readonly CitingFile[],
	library: UserLibrary,
	findPaper: (id: string) => Paper | undefined,
): Steps<ReadonlyMap<string, CitedKey>> {
	const uris = library.sources().flatMap(({ uri, isOff }) => (uri && !isOff ? [uri.toString()] : []));
	const found = new Map<string, CitedKey>();
	for (const [key, times] of sumCounts(files.map(({ keys }) => keys))) {
		const id = uris.map((uri) => recordId(uri, key)).find((one) => findPaper(one) !== undefined);
		if (id !== undefined) {
			found.set(key, { key, times, paper: findPaper(id) });
		}
		yield;
	}
	return found;
}

/** Counts do not tell a citation from what only looks like one, so the texts are read again. */
async function readUnknownKeys(
	files: readonly CitingFile[],
	isKnown: (key: string) => boolean,
): Promise<readonly CitedKey[]> {
	const counts: ReadonlyMap<string, number>[] = [];
	for (const { uri, keys } of files) {
		const text = [...keys.keys()].every(isKnown) ? undefined : await readText(uri);
		if (text !== undefined) {
			const language = openDocument(uri)?.languageId ?? '';
			counts.push((await runInSlices(countUnknownKeys(text, language, uri.path, isKnown))) ?? new Map());
		}
	}
	return [...sumCounts(counts)].map(([key, times]) => ({ key, times, paper: undefined }));
}

function* countUnknownKeys(
	text: string,
	language: string,
	path: string,
	isKnown: (key: string) => boolean,
): Steps<ReadonlyMap<string, number>> {
	const cells = /\.ipynb$/i.test(path) ? readMarkdownCells(text).map((cell) => cell.text) : undefined;
	const prose = cells ? cells.join('\n\n') : text;
	const markup = documentMarkup(cells ? 'markdown' : language, cells ? '' : path, prose);
	const citations: readonly Citation[] = yield* findCitationsInSteps(prose, markup);
	const defined = findDefinedKeys(prose, markup);
	const has = (key: string) => isKnown(key) || defined.has(key);
	const isNamed = markup === 'latex' || findNamedFiles(prose, markup, path).bibliographies.length > 0;
	const counts = new Map<string, number>();
	for (const { key } of findUnknownKeys(citations, { has, namedBy: isNamed ? 'document' : undefined })) {
		counts.set(key, (counts.get(key) ?? 0) + 1);
	}
	return counts;
}
