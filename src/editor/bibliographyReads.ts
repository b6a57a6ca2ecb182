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
	return {
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

/** The files that paths in a document of a folder mean. */
export function resolveAll(folder: vscode.Uri, paths: readonly NamedPath[]): vscode.Uri[] {
	return distinct(paths.flatMap(({ path }) => resolvePath(folder, path) ?? []));
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

async function findIncluding(
	uris: readonly vscode.Uri[],
	markup: Markup,
	named: BibliographyReads['named'],
): Promise<ReadonlyMap<string, readonly vscode.Uri[]>> {
	const including = new Map<string, vscode.Uri[]>();
	const all = await Promise.all(uris.map(async (uri) => ({ uri, includes: (await named(uri, markup)).includes })));
	for (const { uri, includes } of all) {
		for (const { path } of resolveAll(parentFolder(uri), includes)) {
			including.set(path, [...(including.get(path) ?? []), uri]);
		}
	}
	return including;
}

async function namedInFolder(folder: vscode.Uri): Promise<readonly vscode.Uri[]> {
	for (const name of projectFiles) {
		const file = vscode.Uri.joinPath(folder, name);
		const text = (await fileStat(file)) && (await readText(file));
		const named = text ? resolveAll(folder, findProjectBibliographies(text, name)) : [];
		if (named.length > 0) {
			return named;
		}
	}
	return [];
}
