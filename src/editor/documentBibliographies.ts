import * as vscode from 'vscode';
import { findNamedFiles, findProjectBibliographies, projectFiles } from '../core/citation/bibliographies';
import type { NamedPath } from '../core/citation/namedFiles';
import { type Markup, markupOf } from '../core/citation/styles';
import { EXCLUDED, fileOf, fileStat, parentFolder, readText, resolvePath, textOf } from './files';
import { bibliographySetting } from './settings';

/** The bibliography files of a document and how they were found. */
export interface DocumentBibliographies {
	readonly uris: readonly vscode.Uri[];
	/** `nearest`: no one names a file; these lie in the same workspace folder, the nearest first. */
	readonly source: 'document' | 'project' | 'setting' | 'nearest';
}

const MOST_DOCUMENTS = 400;
const MOST_LEVELS = 10;

/** The paths that the document itself names. */
export function namedFilesOf(document: vscode.TextDocument): readonly string[] {
	const uri = fileOf(document);
	const { bibliographies, root, includes } = findNamedFiles(
		textOf(document),
		markupOf(document.languageId, document.uri.path),
		uri.path,
	);
	return [root, ...bibliographies, ...includes].flatMap((named) => named?.path ?? []);
}

/** What the document, its main document or its project names, else the setting, else the `.bib` files of its folder. */
export async function findDocumentBibliographies(document: vscode.TextDocument): Promise<DocumentBibliographies> {
	const uri = fileOf(document);
	const markup = markupOf(document.languageId, document.uri.path);
	const named = await namedInDocument(uri, textOf(document), markup);
	if (named.length > 0) {
		return { uris: named, source: 'document' };
	}
	const inProject = await namedInProject(uri);
	if (inProject.length > 0) {
		return { uris: inProject, source: 'project' };
	}
	const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri ?? parentFolder(uri);
	const set = bibliographySetting(document).flatMap((path) => resolvePath(folder, path) ?? []);
	return set.length > 0 ? { uris: set, source: 'setting' } : { uris: await findNearest(uri), source: 'nearest' };
}

/** Paths are relative to the main document: this one, the one it names, or one that reads it in. */
async function namedInDocument(uri: vscode.Uri, text: string, markup: Markup): Promise<readonly vscode.Uri[]> {
	const own = findNamedFiles(text, markup, uri.path);
	const folder = parentFolder(uri);
	const root = own.root && resolvePath(folder, own.root.path);
	if (root) {
		const named = await namedFrom(root, markup, parentFolder(root), MOST_LEVELS);
		return named.length > 0 ? named : resolveAll(folder, own.bibliographies);
	}
	const included = await namedInIncluded(own.includes, markup, folder, MOST_LEVELS);
	const named = distinct([...resolveAll(folder, own.bibliographies), ...included]);
	return named.length > 0 || !hasParts(markup) ? named : namedByIncluding(uri, markup, new Set());
}

async function namedFrom(uri: vscode.Uri, markup: Markup, folder: vscode.Uri, levels: number): Promise<vscode.Uri[]> {
	const text = levels > 0 ? await readText(uri) : undefined;
	if (text === undefined) {
		return [];
	}
	const { bibliographies, includes } = findNamedFiles(text, markup, uri.path);
	return distinct([
		...resolveAll(folder, bibliographies),
		...(await namedInIncluded(includes, markup, folder, levels - 1)),
	]);
}

async function namedInIncluded(
	includes: readonly NamedPath[],
	markup: Markup,
	folder: vscode.Uri,
	levels: number,
): Promise<vscode.Uri[]> {
	const uris = resolveAll(folder, includes);
	const named = uris.map((uri) => namedFrom(uri, markup, markup === 'latex' ? folder : parentFolder(uri), levels));
	return (await Promise.all(named)).flat();
}

/** Markups whose documents are often parts of a main document that names the bibliography. */
function hasParts(markup: Markup): boolean {
	return markup === 'latex' || markup === 'typst' || markup === 'asciidoc' || markup === 'org';
}

/** What the documents name that read this one in, and those that read these in. */
async function namedByIncluding(uri: vscode.Uri, markup: Markup, seen: Set<string>): Promise<vscode.Uri[]> {
	const extension = /\.\w+$/.exec(uri.path)?.[0];
	const workspaceFolder = vscode.workspace.getWorkspaceFolder(uri);
	if (extension === undefined || !workspaceFolder || seen.size >= MOST_LEVELS || seen.has(uri.toString())) {
		return [];
	}
	seen.add(uri.toString());
	const pattern = new vscode.RelativePattern(workspaceFolder, `**/*${extension}`);
	for (const candidate of await vscode.workspace.findFiles(pattern, EXCLUDED, MOST_DOCUMENTS)) {
		const { bibliographies, includes } = findNamedFiles((await readText(candidate)) ?? '', markup, candidate.path);
		const folder = parentFolder(candidate);
		if (resolveAll(folder, includes).some((included) => included.path === uri.path)) {
			const named = resolveAll(folder, bibliographies);
			const found = named.length > 0 ? named : await namedByIncluding(candidate, markup, seen);
			if (found.length > 0) {
				return found;
			}
		}
	}
	return [];
}

/** What the project files beside the document, or in a folder above it, name; the nearest one that names any decides. */
async function namedInProject(uri: vscode.Uri): Promise<readonly vscode.Uri[]> {
	if (uri.scheme === 'untitled') {
		return [];
	}
	const top = vscode.workspace.getWorkspaceFolder(uri)?.uri.path;
	let folder = parentFolder(uri);
	for (let level = 0; level < (top === undefined ? 1 : MOST_LEVELS); level++) {
		for (const name of projectFiles) {
			const file = vscode.Uri.joinPath(folder, name);
			const text = (await fileStat(file)) && (await readText(file));
			const named = text ? resolveAll(folder, findProjectBibliographies(text, name)) : [];
			if (named.length > 0) {
				return named;
			}
		}
		if (folder.path === top || folder.path === '/') {
			break;
		}
		folder = parentFolder(folder);
	}
	return [];
}

/** The `.bib` files of the document's workspace folder, those with the fewest folders between first. */
async function findNearest(uri: vscode.Uri): Promise<vscode.Uri[]> {
	const folder = vscode.workspace.getWorkspaceFolder(uri) ?? vscode.workspace.workspaceFolders?.[0];
	if (!folder) {
		return [];
	}
	const found = await vscode.workspace.findFiles(
		new vscode.RelativePattern(folder, '**/*.bib'),
		EXCLUDED,
		MOST_DOCUMENTS,
	);
	const from = parentFolder(uri).path.split('/');
	const distance = (other: vscode.Uri) => {
		const to = parentFolder(other).path.split('/');
		const shared = to.findIndex((name, level) => name !== from[level]);
		const common = shared < 0 ? to.length : shared;
		return from.length + to.length - 2 * common;
	};
	return found.sort((a, b) => distance(a) - distance(b) || (a.path < b.path ? -1 : 1));
}

function resolveAll(folder: vscode.Uri, paths: readonly NamedPath[]): vscode.Uri[] {
	return distinct(paths.flatMap(({ path }) => resolvePath(folder, path) ?? []));
}

function distinct(uris: readonly vscode.Uri[]): vscode.Uri[] {
	return [...new Map(uris.map((uri) => [uri.toString(), uri])).values()];
}
