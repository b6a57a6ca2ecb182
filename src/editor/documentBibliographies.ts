import * as vscode from 'vscode';
import { findNamedFiles } from '../core/citation/bibliographies';
import type { NamedFiles } from '../core/citation/namedFiles';
import { type Markup, markupOf } from '../core/citation/styles';
import { type BibliographyReads, createReads, distinct, type NamingText, readNamed } from './bibliographyReads';
import type { CitingFile } from './citingFiles';
import { fileOf, parentFolder, resolvePath, textOf } from './files';
import { bibliographySetting } from './settings';

/** The bibliography files of a document and how they were found. */
export interface DocumentBibliographies {
	readonly uris: readonly vscode.Uri[];
	/** `nearest`: no one names a file; these lie in the same workspace folder, the nearest first. */
	readonly source: 'document' | 'project' | 'setting' | 'nearest';
}

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
export function findDocumentBibliographies(document: vscode.TextDocument): Promise<DocumentBibliographies> {
	const uri = fileOf(document);
	const markup = markupOf(document.languageId, document.uri.path);
	const own = findNamedFiles(textOf(document), markup, uri.path);
	return findBibliographies({ uri, scope: document, markup, own }, createReads([]));
}

/** The same for `files` among all of a workspace, which need not be open; what they name is read once. */
export function findFileBibliographies(
	files: readonly CitingFile[],
	all: readonly CitingFile[],
): Promise<readonly DocumentBibliographies[]> {
	const reads = createReads(all);
	return Promise.all(
		files.map(async (file) => findBibliographies({ ...(await readNamed(file)), scope: file.uri }, reads)),
	);
}

interface NamingFile extends NamingText {
	readonly scope: vscode.ConfigurationScope;
}

async function findBibliographies(file: NamingFile, reads: BibliographyReads): Promise<DocumentBibliographies> {
	const { uri, scope } = file;
	const named = await namedInDocument(file, reads);
	if (named.length > 0) {
		return { uris: named, source: 'document' };
	}
	const inProject = await namedInProject(uri, reads);
	if (inProject.length > 0) {
		return { uris: inProject, source: 'project' };
	}
	const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri ?? parentFolder(uri);
	const set = bibliographySetting(scope).flatMap((path) => resolvePath(folder, path) ?? []);
	return set.length > 0 ? { uris: set, source: 'setting' } : { uris: await findNearest(uri, reads), source: 'nearest' };
}

/** What the main document names, which is this one, the one it names, or one that reads it in; parts of it included. */
async function namedInDocument(
	{ uri, own, markup }: NamingFile,
	reads: BibliographyReads,
): Promise<readonly vscode.Uri[]> {
	const folder = parentFolder(uri);
	const root = own.root && resolvePath(folder, own.root.path);
	if (root) {
		const named = await namedFrom(root, mainDocument(root, markup), reads);
		return named.length > 0 ? named : reads.resolve(folder, own.bibliographies);
	}
	const named = await namedBy(own, mainDocument(uri, markup), reads);
	return named.length > 0 || !hasParts(markup) ? named : namedByIncluding(uri, markup, new Set(), reads);
}

interface Including {
	readonly markup: Markup;
	/** Paths are relative to it. */
	readonly folder: vscode.Uri;
	/** What has been read in already. */
	readonly seen: Set<string>;
}

function mainDocument(uri: vscode.Uri, markup: Markup): Including {
	return { markup, folder: parentFolder(uri), seen: new Set([uri.toString()]) };
}

async function namedFrom(uri: vscode.Uri, including: Including, reads: BibliographyReads): Promise<vscode.Uri[]> {
	return namedBy(await reads.named(uri, including.markup), including, reads);
}

/** The bibliographies that a text names, then those that what it reads in names. */
async function namedBy(
	{ bibliographies, includes }: NamedFiles,
	{ markup, folder, seen }: Including,
	reads: BibliographyReads,
): Promise<vscode.Uri[]> {
	const named = await reads.resolve(folder, bibliographies);
	const parts = (await reads.resolve(folder, includes)).filter((uri) => !seen.has(uri.toString()));
	for (const part of parts) {
		seen.add(part.toString());
	}
	const inParts = parts.map((uri) =>
		namedFrom(uri, { markup, folder: markup === 'latex' ? folder : parentFolder(uri), seen }, reads),
	);
	return distinct([...named, ...(await Promise.all(inParts)).flat()]);
}

/** Markups whose documents are often parts of a main document that names the bibliography. */
function hasParts(markup: Markup): boolean {
	return markup === 'latex' || markup === 'typst' || markup === 'asciidoc' || markup === 'org';
}

/** What the documents name that read this one in, and those that read these in. */
async function namedByIncluding(
	uri: vscode.Uri,
	markup: Markup,
	seen: Set<string>,
	reads: BibliographyReads,
): Promise<vscode.Uri[]> {
	const extension = /\.\w+$/.exec(uri.path)?.[0];
	const workspaceFolder = vscode.workspace.getWorkspaceFolder(uri);
	if (extension === undefined || !workspaceFolder || seen.size >= MOST_LEVELS || seen.has(uri.toString())) {
		return [];
	}
	seen.add(uri.toString());
	const including = await reads.including(workspaceFolder, extension, markup);
	for (const candidate of including.get(uri.path) ?? []) {
		const named = await namedFrom(candidate, mainDocument(candidate, markup), reads);
		const found = named.length > 0 ? named : await namedByIncluding(candidate, markup, seen, reads);
		if (found.length > 0) {
			return found;
		}
	}
	return [];
}

/** What the project files beside the document, or in a folder above it, name; the nearest one that names any decides. */
async function namedInProject(uri: vscode.Uri, reads: BibliographyReads): Promise<readonly vscode.Uri[]> {
	if (uri.scheme === 'untitled') {
		return [];
	}
	const top = vscode.workspace.getWorkspaceFolder(uri)?.uri.path;
	let folder = parentFolder(uri);
	for (let level = 0; level < (top === undefined ? 1 : MOST_LEVELS); level++) {
		const named = await reads.project(folder);
		if (named.length > 0) {
			return named;
		}
		if (folder.path === top || folder.path === '/') {
			break;
		}
		folder = parentFolder(folder);
	}
	return [];
}

/** The `.bib` files of the document's workspace folder, those with the fewest folders between first; without one those beside it. */
async function findNearest(uri: vscode.Uri, reads: BibliographyReads): Promise<readonly vscode.Uri[]> {
	const [only, ...others] = vscode.workspace.workspaceFolders ?? [];
	const isUntitled = uri.scheme === 'untitled';
	const folder = vscode.workspace.getWorkspaceFolder(uri) ?? (isUntitled && others.length === 0 ? only : undefined);
	if (!folder) {
		return isUntitled ? [] : reads.beside(parentFolder(uri));
	}
	const found = await reads.listed(folder);
	const from = parentFolder(uri).path.split('/');
	const distance = (other: vscode.Uri) => {
		const to = parentFolder(other).path.split('/');
		const shared = to.findIndex((name, level) => name !== from[level]);
		const common = shared < 0 ? to.length : shared;
		return from.length + to.length - 2 * common;
	};
	return [...found].sort((a, b) => distance(a) - distance(b) || (a.path < b.path ? -1 : 1));
}
