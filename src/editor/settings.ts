import * as vscode from 'vscode';
import type { Check } from '../core/review/finding';

export interface HoverSettings {
	readonly enabled: boolean;
	readonly excludedLanguages: readonly string[];
	/** How many papers that use a term are listed. */
	readonly papers: number;
}

/** What the user wants of hovers in this document. */
export function hoverSettings(document: vscode.TextDocument): HoverSettings {
	const configuration = vscode.workspace.getConfiguration('relatedWork.hover', document);
	return {
		enabled: configuration.get('enabled', true),
		excludedLanguages: configuration.get('excludedLanguages', []),
		papers: configuration.get('papers', 5),
	};
}

/** How a formatted reference is written. */
export function referenceStyle(scope?: vscode.ConfigurationScope): 'apa' | 'ieee' {
	const style = vscode.workspace.getConfiguration('relatedWork.reference', scope).get<string>('style', 'apa');
	return style === 'ieee' ? 'ieee' : 'apa';
}

/** Bibliography files for documents that name none; paths are relative to the workspace folder. */
export function bibliographySetting(scope: vscode.ConfigurationScope): readonly string[] {
	return texts(vscode.workspace.getConfiguration('relatedWork', scope).get('bibliography'));
}

export interface EntrySettings {
	/** For bibliographies whose keys show no pattern; empty for the built-in one. */
	readonly keyPattern: string;
	readonly omitFields: readonly string[];
}

/** How new entries are written. */
export function entrySettings(scope: vscode.ConfigurationScope): EntrySettings {
	const configuration = vscode.workspace.getConfiguration('relatedWork.entries', scope);
	const [keyPattern = ''] = texts(configuration.get('keyPattern'));
	return { keyPattern, omitFields: texts(configuration.get('omitFields')) };
}

/** The citation command that the user wants in a markup; `undefined` where the document decides. */
export function citationCommandSetting(scope: vscode.ConfigurationScope, markup: string): string | undefined {
	const commands = vscode.workspace
		.getConfiguration('relatedWork', scope)
		.get<Record<string, unknown>>('citationCommands', {});
	const command = commands[markup];
	return typeof command === 'string' && command !== '' ? command : undefined;
}

/** Who serves a feature of `.bib` files: `auto` leaves it to other extensions that do. */
export function bibFeatureSetting(
	feature: 'outline' | 'links',
	scope: vscode.ConfigurationScope,
): 'auto' | 'on' | 'off' {
	const setting = vscode.workspace.getConfiguration('relatedWork.bib', scope).get<string>(feature, 'auto');
	return setting === 'on' || setting === 'off' ? setting : 'auto';
}

/** How severe the findings of a check of the review are; `undefined` where the user wants none. */
export function reviewLevel(check: Check, scope: vscode.ConfigurationScope): vscode.DiagnosticSeverity | undefined {
	const setting = vscode.workspace.getConfiguration('relatedWork.review', scope).get<string>(check, 'hint');
	switch (setting) {
		case 'off':
			return undefined;
		case 'information':
			return vscode.DiagnosticSeverity.Information;
		case 'warning':
			return vscode.DiagnosticSeverity.Warning;
		default:
			return vscode.DiagnosticSeverity.Hint;
	}
}

/** Who serves a feature of citations: `auto` leaves to other extensions what they have. */
export function serveSetting(feature: string, scope: vscode.ConfigurationScope): 'auto' | 'on' | 'off' {
	const setting = vscode.workspace.getConfiguration(`relatedWork.${feature}`, scope).get<string>('enabled', 'auto');
	return setting === 'on' || setting === 'off' ? setting : 'auto';
}

/** Whether the upgrade of a preprint's entry is offered. */
export function offersUpgrade(scope: vscode.ConfigurationScope): boolean {
	return vscode.workspace.getConfiguration('relatedWork.entries', scope).get('offerUpgrade', true);
}

/** Whether pasted identifiers and BibTeX are offered as citations and entries. */
export function takesPastes(scope: vscode.ConfigurationScope): boolean {
	return vscode.workspace.getConfiguration('relatedWork.paste', scope).get('enabled', true);
}

/** Whether papers that are dropped become citations and entries. */
export function takesDrops(scope: vscode.ConfigurationScope): boolean {
	return vscode.workspace.getConfiguration('relatedWork.drop', scope).get('enabled', true);
}

/** Whether terms are learned from the user's texts and bibliographies. */
export function learnedTermsSetting(): boolean {
	return vscode.workspace.getConfiguration('relatedWork.learnedTerms').get('enabled', true);
}

/** A path of the setting for libraries. */
export interface LibrarySetting {
	readonly path: string;
	/** What it is relative to. */
	readonly folder: vscode.Uri | undefined;
	/** From the settings of the user, which hold in every workspace. */
	readonly isUsers: boolean;
}

/** The files, folders and patterns that are searched besides those of the workspace. */
export function librarySettings(): readonly LibrarySetting[] {
	const settings = listSettings('libraries').flatMap(({ folder, target, paths }) =>
		paths.map((path) => ({ path, folder, isUsers: target === vscode.ConfigurationTarget.Global })),
	);
	return [...new Map(settings.map((one) => [`${one.path}\n${one.folder}`, one])).values()];
}

/** The sources of papers that are switched off: kinds of them, or paths as in the setting for libraries. */
export function disabledLibraries(): readonly string[] {
	return [...new Set(listSettings('disabledLibraries').flatMap(({ paths }) => paths))];
}

/** Puts a path into one of the two settings: of a workspace folder, or of the user. */
export async function addToLibraries(
	name: LibraryList,
	path: string,
	folder: vscode.WorkspaceFolder | undefined,
): Promise<void> {
	const { WorkspaceFolder, Workspace, Global } = vscode.ConfigurationTarget;
	const isOnly = vscode.workspace.workspaceFolders?.length === 1;
	const target = !folder ? Global : isOnly ? Workspace : WorkspaceFolder;
	const set = listSettings(name).find((one) => one.target === target && (!folder || one.folder === folder.uri));
	const paths = set?.paths ?? [];
	if (!paths.includes(path)) {
		await vscode.workspace.getConfiguration('relatedWork', folder).update(name, [...paths, path], target);
	}
}

/** Takes paths out of one of the two settings, wherever they are. */
export async function removeFromLibraries(name: LibraryList, removed: readonly string[]): Promise<void> {
	for (const { folder, target, paths } of listSettings(name)) {
		const rest = paths.filter((path) => !removed.includes(path));
		if (rest.length < paths.length) {
			const value = rest.length > 0 ? rest : undefined;
			await vscode.workspace.getConfiguration('relatedWork', folder).update(name, value, target);
		}
	}
}

type LibraryList = 'libraries' | 'disabledLibraries';

/** What each of the settings says; VS Code itself takes only the innermost. */
function listSettings(name: LibraryList) {
	const folders = vscode.workspace.workspaceFolders ?? [];
	return (folders.length > 0 ? folders.map(({ uri }) => uri) : [undefined]).flatMap((folder) => {
		const set = vscode.workspace.getConfiguration('relatedWork', folder).inspect(name);
		const { WorkspaceFolder, Workspace, Global } = vscode.ConfigurationTarget;
		return [
			{ folder, target: WorkspaceFolder, paths: texts(set?.workspaceFolderValue) },
			{ folder, target: Workspace, paths: texts(set?.workspaceValue) },
			{ folder, target: Global, paths: texts(set?.globalValue) },
		];
	});
}

/** A single text is a list of one, as people write it. */
function texts(value: unknown): readonly string[] {
	return [value].flat().filter((one) => typeof one === 'string');
}
