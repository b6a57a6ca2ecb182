import * as vscode from 'vscode';
import { findNamedFiles, findProjectBibliographies, projectFiles } from '../core/citation/bibliographies';
import type { KeyCounts } from '../core/citation/keyCounts';
import type { NamedFiles, NamedPath } from '../core/citation/namedFiles';
import type { Markup } from '../core/citation/styles';
import type { CitingFile } from './citingFiles';
import { readCiting } from './citingText';
import { EXCLUDED, fileStat, parentFolder, readText, resolvePath } from './files';

/** What a file names itself. */
export interface NamingText {
	readonly uri: vscode.Uri;
	readonly markup: Markup;
	readonly own: NamedFiles;
}

/** What is read to find bibliographies, each file once. */
export interface BibliographyReads {
	/**
	 * The files that paths in a document of a folder mean. Where there is none, and a folder above it in the workspace has one,
	 * that one: documents are built from there as well.
	 */
	readonly resolve: (folder: vscode.Uri, paths: readonly NamedPath[]) => Promise<vscode.Uri[]>;
	readonly named: (uri: vscode.Uri, markup: Markup) => Promise<NamedFiles>;
	/** The files with this ending that read others in: path of what is read in → who does. */
	readonly including: (
		folder: vscode.WorkspaceFolder,
		extension: string,
		markup: Markup,
	) => Promise<ReadonlyMap<string, readonly vscode.Uri[]>>;
	/** What the project files of a folder name. */
	readonly project: (folder: vscode.Uri) => Promise<readonly vscode.Uri[]>;
	/** The `.bib` files of a folder. */
	readonly listed: (folder: vscode.WorkspaceFolder) => Promise<readonly vscode.Uri[]>;
	/** Those that lie in a folder itself. */
	readonly beside: (folder: vscode.Uri) => Promise<readonly vscode.Uri[]>;
}

/** Of the files that are given, what they name is kept for as long as they stay as they are. */
export function createReads(all: readonly CitingFile[]): BibliographyReads {
	const known = new Map(all.map((file) => [file.uri.toString(), file]));
	const named: BibliographyReads['named'] = remembered(
		async (uri, markup) => {
			const file = known.get(uri.toString());
			return file ? (await readNamed(file)).own : findNamedFiles((await readText(uri)) ?? '', markup, uri.path);
		},
		(uri, markup) => `${markup} ${uri}`,
	);
	const exists = remembered(async (uri: vscode.Uri) => (await fileStat(uri)) !== undefined, String);
	const resolve: BibliographyReads['resolve'] = async (folder, paths) => {
		const found = await Promise.all(paths.map(({ path }) => firstExisting(meant(folder, path), exists)));
		return distinct(found.flatMap((uri) => uri ?? []));
	};
	return {
		resolve,
		named,
		including: remembered(
			async (folder, extension, markup) => {
				const inFolder = all.flatMap(({ uri }) =>
					uri.path.endsWith(extension) && vscode.workspace.getWorkspaceFolder(uri) === folder ? [uri] : [],
				);
				const uris = all.length > 0 ? inFolder.slice(0, MOST_DOCUMENTS) : await listFiles(folder, `**/*${extension}`);
				return findIncluding(uris, markup, named);
			},
			({ uri }, extension, markup) => `${markup} ${extension} ${uri}`,
		),
		project: remembered(namedInFolder, (folder) => folder.toString()),
		listed: remembered(
			(folder) => listFiles(folder, '**/*.bib'),
			({ uri }) => uri.toString(),
		),
		beside: remembered(listBeside, String),
	};
}

/** What a file names; kept while its text stays the same, whose counts are made anew whenever it changes. */
export function readNamed({ uri, keys }: CitingFile): Promise<NamingText> {
	const read = async () => {
		const { text, markup } = await readCiting(uri);
		return { uri, markup, own: findNamedFiles(text, markup, uri.path) };
	};
	const known = namedKnown.get(keys) ?? read();
	namedKnown.set(keys, known);
	known.catch(() => namedKnown.delete(keys));
	return known;
}

/** What a path in a document of a folder may mean, the likeliest first. */
function meant(folder: vscode.Uri, path: string): vscode.Uri[] {
	const top = vscode.workspace.getWorkspaceFolder(folder)?.uri.path;
	const folders = [folder];
	const isBelow = (uri: vscode.Uri) => top !== undefined && uri.path.startsWith(`${top}/`);
	for (let above = folder; isBelow(above) && !path.startsWith('.'); ) {
		above = parentFolder(above);
		folders.push(above);
	}
	return distinct(folders.flatMap((one) => resolvePath(one, path) ?? []));
}

/** The first where none exists. */
async function firstExisting(
	uris: readonly vscode.Uri[],
	exists: (uri: vscode.Uri) => Promise<boolean>,
): Promise<vscode.Uri | undefined> {
	for (const uri of uris.length > 1 ? uris : []) {
		if (await exists(uri)) {
			return uri;
		}
	}
	return uris[0];
}

/** Each once. */
export function distinct(uris: readonly vscode.Uri[]): vscode.Uri[] {
	return [...new Map(uris.map((uri) => [uri.toString(), uri])).values()];
}

const MOST_DOCUMENTS = 400;

const namedKnown = new WeakMap<KeyCounts, Promise<NamingText>>();

/** The same answer to the same question. */
function remembered<Question extends readonly unknown[], Answer>(
	ask: (...question: Question) => Answer,
	nameOf: (...question: Question) => string,
): (...question: Question) => Answer {
	const answers = new Map<string, Answer>();
	return (...question) => {
		const name = nameOf(...question);
		const answer = answers.get(name) ?? ask(...question);
		answers.set(name, answer);
		return answer;
	};
}

async function listFiles(folder: vscode.WorkspaceFolder, pattern: string): Promise<readonly vscode.Uri[]> {
	return vscode.workspace.findFiles(new vscode.RelativePattern(folder, pattern), EXCLUDED, MOST_DOCUMENTS);
}

async function listBeside(folder: vscode.Uri): Promise<readonly vscode.Uri[]> {
	const files = await vscode.workspace.fs.readDirectory(folder).then(undefined, () => []);
	const names = files.flatMap(([name, type]) =>
		(type & vscode.FileType.File) !== 0 && /\.bib$/i.test(name) ? [name] : [],
	);
	return names.sort().map((name) => vscode.Uri.joinPath(folder, name));
}

async function findIncluding(
	uris: readonly vscode.Uri[],
	markup: Markup,
	named: BibliographyReads['named'],
): Promise<ReadonlyMap<string, readonly vscode.Uri[]>> {
	const including = new Map<string, vscode.Uri[]>();
	const listed = new Set(uris.map(({ path }) => path));
	const all = await Promise.all(uris.map(async (uri) => ({ uri, includes: (await named(uri, markup)).includes })));
	for (const { uri, includes } of all) {
		const parts = includes.flatMap(({ path }) => {
			const all = meant(parentFolder(uri), path);
			return all.find((part) => listed.has(part.path)) ?? all[0] ?? [];
		});
		for (const { path } of distinct(parts)) {
			including.set(path, [...(including.get(path) ?? []), uri]);
		}
	}
	return including;
}

async function namedInFolder(folder: vscode.Uri): Promise<readonly vscode.Uri[]> {
	for (const name of projectFiles) {
		const file = vscode.Uri.joinPath(folder, name);
		const text = (await fileStat(file)) && (await readText(file));
		const paths = text ? findProjectBibliographies(text, name) : [];
		const named = distinct(paths.flatMap(({ path }) => resolvePath(folder, path) ?? []));
		if (named.length > 0) {
			return named;
		}
	}
	return [];
}
