import * as vscode from 'vscode';
import { BUNDLED } from '../core/library';
import { isLibraryName, type LibraryPath, libraryExtensions, literalGlob, parseLibraryPath } from '../core/libraryPath';
import type { Bibliographies } from './bibliographies';
import { EXCLUDED, fileStat } from './files';
import { withoutLinked } from './linkedSources';
import { disabledLibraries, type LibrarySetting, librarySettings } from './settings';

export type SourceKind = 'bundled' | 'document' | 'workspace' | 'added';

/** A place that papers may come from; its files are not read yet. */
export interface FoundSource {
	/** The address of its file, `bundled`, or what the setting says where there is no file. */
	readonly id: string;
	readonly kind: SourceKind;
	readonly label: string;
	readonly uri: vscode.Uri | undefined;
	readonly isOff: boolean;
	/** Found by a pattern or in a folder: where it holds no paper it is none. */
	readonly isGuess: boolean;
	/** One sentence. */
	readonly problem?: string;
	/** The path of the setting that it was found by. */
	readonly path?: string;
}

/** What was found, and the patterns of files whose changes may change it. */
export interface FoundSources {
	readonly sources: readonly FoundSource[];
	readonly watched: readonly vscode.GlobPattern[];
}

/** The papers that ship with the extension. */
export const bundledSource: FoundSource = {
	id: BUNDLED,
	kind: 'bundled',
	label: 'Bundled',
	uri: undefined,
	isOff: false,
	isGuess: false,
};

/** Finds what the settings name and the `.bib` files of the workspace. */
export async function findLibrarySources(): Promise<FoundSources> {
	const added = await Promise.all(librarySettings().map(addedFiles));
	const inWorkspace = await findSorted('**/*.bib');
	const cut = inWorkspace.length > MOST_FILES ? [noteOf('workspace', 'Workspace', TOO_MANY_BIB)] : [];
	const sources = [
		...added.flatMap(({ sources }) => sources),
		...inWorkspace.slice(0, MOST_FILES).map((uri) => fileSource('workspace', uri, true)),
		...cut,
	];
	return {
		sources: await withoutLinked(sources),
		watched: ['**/*.bib', ...added.flatMap(({ watched }) => watched)],
	};
}

/** The bibliographies that exist of what a document names; only the nearest where it names none. */
export async function findDocumentSources(
	document: vscode.TextDocument,
	kind: 'document' | 'workspace',
	bibliographies: Bibliographies,
): Promise<FoundSources> {
	const { uris, source } = await bibliographies.filesOf(document);
	const named = source === 'nearest' ? uris.slice(0, 1) : uris;
	const stats = await Promise.all(named.map(fileStat));
	return {
		sources: named.filter((_, at) => stats[at] !== undefined).map((uri) => fileSource(kind, uri, false)),
		watched: named.filter((uri) => !vscode.workspace.getWorkspaceFolder(uri)).map(patternOf),
	};
}

/** Each source once, as what it was found first; with the parent folder in labels that would be the same, and what is off. */
export function distinctSources(found: readonly FoundSource[]): FoundSource[] {
	const off = disabledLibraries();
	const byId = new Map([...found].reverse().map((source) => [source.id, source]));
	const sources = [...new Set(found.map(({ id }) => id))].flatMap((id) => byId.get(id) ?? []);
	const names = new Map<string, number>();
	for (const { label } of sources) {
		names.set(label, (names.get(label) ?? 0) + 1);
	}
	return sources.map((source) => ({
		...source,
		isOff: namesThatMean(source, off).length > 0,
		label:
			source.uri && (names.get(source.label) ?? 0) > 1 ? source.uri.path.split('/').slice(-2).join('/') : source.label,
	}));
}

/** Which names of the setting for what is off mean a source: its kind, its path, a folder that it lies in. */
export function namesThatMean(
	{ id, kind }: { readonly id: string; readonly kind: SourceKind },
	names: readonly string[],
) {
	const means = (name: string) =>
		name === kind || addressesOf(name).some((one) => id === one || id.startsWith(`${one}/`));
	return names.filter(means);
}

/** The home folder; `undefined` where it is not known, as in the browser. */
function homeFolder(): vscode.Uri | undefined {
	// The web host has no process, or one without these.
	const { HOME, USERPROFILE } = typeof process === 'undefined' ? {} : (process.env ?? {});
	const path = HOME ?? USERPROFILE;
	return path === undefined ? undefined : vscode.Uri.file(path);
}

/** How many files of a folder or of the workspace are read. */
export const MOST_FILES = 200;

const ANY_FORMAT = `**/*.{${libraryExtensions.join(',')}}`;
const TOO_MANY_BIB = `Only ${MOST_FILES} of the .bib files are read. Name others in the setting “Related Work: Libraries”.`;

async function addedFiles(setting: LibrarySetting): Promise<FoundSources> {
	const parsed = parseLibraryPath(setting.path);
	const uri = parsed && addressOf(parsed, setting.folder);
	const note = (problem: string) => ({ sources: [noteOf('added', setting.path, problem)], watched: [] });
	if (!uri) {
		return note('The folder that this path begins in is not known here. Write the whole path.');
	}
	if (parsed?.glob !== undefined) {
		return matchingFiles(setting.path, uri, parsed.glob);
	}
	const stat = await fileStat(uri);
	if (stat && stat.type & vscode.FileType.Directory) {
		return matchingFiles(setting.path, uri, ANY_FORMAT);
	}
	// A path of the user's settings need not be there in every workspace.
	if (!stat && setting.isUsers && parsed?.from === 'workspace') {
		return { sources: [], watched: [patternOf(uri)] };
	}
	if (!isLibraryName(uri.path)) {
		return note(stat ? 'Its name ends in none of the formats that are read.' : 'There is no such file or folder.');
	}
	return { sources: [{ ...fileSource('added', uri, false), path: setting.path }], watched: [patternOf(uri)] };
}

async function matchingFiles(path: string, folder: vscode.Uri, glob: string): Promise<FoundSources> {
	const pattern = new vscode.RelativePattern(folder, glob);
	const files = (await findSorted(pattern)).filter((uri) => isLibraryName(uri.path));
	const problem =
		files.length > MOST_FILES
			? `Only ${MOST_FILES} of its files are read. Name fewer of them.`
			: files.length === 0
				? 'No file was found there in a format that is read.'
				: undefined;
	const notes = problem === undefined ? [] : [noteOf('added', path, problem)];
	const sources = files.slice(0, MOST_FILES).map((uri) => ({ ...fileSource('added', uri, true), path }));
	return { sources: [...sources, ...notes], watched: [pattern] };
}

/** One more than are read, so that it shows where there are more. */
async function findSorted(pattern: vscode.GlobPattern): Promise<vscode.Uri[]> {
	const found = await vscode.workspace.findFiles(pattern, EXCLUDED, MOST_FILES + 1);
	return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Where a path leads; `undefined` where what it is relative to is not known. */
function addressOf({ from, path }: LibraryPath, folder: vscode.Uri | undefined): vscode.Uri | undefined {
	switch (from) {
		case 'address':
			return vscode.Uri.parse(path);
		case 'root':
			return !folder || folder.scheme === 'file'
				? vscode.Uri.file(path)
				: folder.with({ path: path.replace(/^(?=\w:)/, '/') });
		case 'home': {
			const home = homeFolder();
			return home && vscode.Uri.joinPath(home, path);
		}
		case 'workspace':
			return folder && vscode.Uri.joinPath(folder, path);
	}
}

/** The addresses that a path means, in each folder of the workspace. */
function addressesOf(name: string): string[] {
	const parsed = parseLibraryPath(name);
	const folders = vscode.workspace.workspaceFolders ?? [];
	const bases = folders.length > 0 ? folders.map(({ uri }) => uri) : [undefined];
	return parsed ? bases.flatMap((folder) => addressOf(parsed, folder)?.toString() ?? []) : [];
}

function fileSource(kind: SourceKind, uri: vscode.Uri, isGuess: boolean): FoundSource {
	return { id: uri.toString(), kind, label: uri.path.split('/').pop() ?? '', uri, isOff: false, isGuess };
}

function noteOf(kind: SourceKind, label: string, problem: string): FoundSource {
	return { id: label, kind, label, uri: undefined, isOff: false, isGuess: false, problem, path: label };
}

function patternOf(uri: vscode.Uri): vscode.RelativePattern {
	return new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), literalGlob(uri.path.split('/').pop() ?? ''));
}
