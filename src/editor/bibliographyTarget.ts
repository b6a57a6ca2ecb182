import * as vscode from 'vscode';
import type { TextChange } from '../core/citation/citation';
import { declareBibliography } from '../core/citation/declareBibliography';
import type { Markup } from '../core/citation/styles';
import { displayText } from '../core/displayText';
import { choiceOf, stampOf } from './bibliographies';
import { markupOfDocument } from './citationDocuments';
import type { DocumentBibliographies } from './documentBibliographies';
import { fileOf, parentFolder } from './files';

/** The file that takes new entries. */
export interface BibliographyTarget {
	readonly uri: vscode.Uri;
	/** Names the file in the document, where the user wants that. */
	readonly declaration?: TextChange;
}

/** Where entries for a document go; asks where nothing says so: `undefined` for no file, a `CancellationError` for no answer. */
export async function chooseBibliographyTarget(
	document: vscode.TextDocument,
	{ uris, source }: DocumentBibliographies,
	choices: vscode.Memento,
): Promise<BibliographyTarget | undefined> {
	const files = uris.filter((uri) => uri.path.toLowerCase().endsWith('.bib'));
	if (source === 'nearest') {
		const [nearest] = files;
		return nearest ? chooseNearest(document, files, choices) : askForBibliography(document);
	}
	for (const uri of files) {
		if (await stampOf(uri)) {
			return { uri };
		}
	}
	const [named] = files;
	return named && { uri: named };
}

/** Of several files in the same nearest folder the user chooses one, once for each document. */
async function chooseNearest(
	document: vscode.TextDocument,
	files: readonly vscode.Uri[],
	choices: vscode.Memento,
): Promise<BibliographyTarget | undefined> {
	const folder = files[0] && parentFolder(files[0]).path;
	const near = files.filter((uri) => parentFolder(uri).path === folder);
	const choice = choiceOf(document);
	const chosen = near.length === 1 ? near[0] : near.find((uri) => uri.toString() === choices.get(choice));
	if (chosen) {
		return { uri: chosen };
	}
	const rows = near.map((uri) => ({ label: displayText(uri.path.split('/').pop() ?? ''), uri }));
	const picked = await vscode.window.showQuickPick([...rows, { ...noFile, uri: undefined }], {
		title: 'Where Does the Entry Go?',
		placeHolder: 'This document names no bibliography, and several are near',
	});
	const { uri } = answered(picked);
	await choices.update(choice, uri?.toString());
	return uri && { uri };
}

const noFile: vscode.QuickPickItem = { label: '$(copy) No File', description: 'Only copy the entry' };

/** Who leaves a question open wants nothing done. */
function answered<T>(answer: T | undefined): T {
	if (answer === undefined) {
		throw new vscode.CancellationError();
	}
	return answer;
}

interface Row extends vscode.QuickPickItem {
	readonly choose?: () => Promise<BibliographyTarget | undefined>;
}

async function askForBibliography(document: vscode.TextDocument): Promise<BibliographyTarget | undefined> {
	const markup = markupOfDocument(document);
	const folder = folderFor(document);
	const rows: Row[] = [];
	if (folder) {
		const uri = vscode.Uri.joinPath(folder, 'references.bib');
		const label = (await stampOf(uri)) === undefined ? '$(new-file) New references.bib' : '$(file) references.bib';
		const declaration = declareBibliography(document.getText(), markup, pathFrom(document, uri));
		if (declaration) {
			rows.push({ label: `${label}, named in this document`, choose: async () => ({ uri, declaration }) });
		}
		rows.push({ label, choose: async () => ({ uri }) });
	}
	rows.push({ label: '$(folder-opened) Choose a .bib File…', choose: () => askForFile(document, markup) });
	rows.push(noFile);
	const picked = await vscode.window.showQuickPick(rows, {
		title: 'Where Does the Entry Go?',
		placeHolder: 'This document names no bibliography',
	});
	return answered(picked).choose?.();
}

async function askForFile(document: vscode.TextDocument, markup: Markup): Promise<BibliographyTarget> {
	const picked = await vscode.window.showOpenDialog({ title: 'Choose a Bibliography', filters: { BibTeX: ['bib'] } });
	const uri = answered(picked?.[0]);
	const declaration = declareBibliography(document.getText(), markup, pathFrom(document, uri));
	return { uri, ...(declaration ? { declaration } : {}) };
}

function folderFor(document: vscode.TextDocument): vscode.Uri | undefined {
	const uri = fileOf(document);
	return uri.scheme === 'untitled' ? vscode.workspace.workspaceFolders?.[0]?.uri : parentFolder(uri);
}

/** The path of a file as a document in its place would write it. */
function pathFrom(document: vscode.TextDocument, uri: vscode.Uri): string {
	const from = folderFor(document)?.path.split('/') ?? [];
	const to = uri.path.split('/');
	let common = 0;
	while (common < from.length && from[common] === to[common]) {
		common++;
	}
	return [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/');
}
