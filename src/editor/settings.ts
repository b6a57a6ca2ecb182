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
	return vscode.workspace.getConfiguration('relatedWork', scope).get<readonly string[]>('bibliography', []);
}

export interface EntrySettings {
	/** For bibliographies whose keys show no pattern; empty for the built-in one. */
	readonly keyPattern: string;
	readonly omitFields: readonly string[];
}

/** How new entries are written. */
export function entrySettings(scope: vscode.ConfigurationScope): EntrySettings {
	const configuration = vscode.workspace.getConfiguration('relatedWork.entries', scope);
	return { keyPattern: configuration.get('keyPattern', ''), omitFields: configuration.get('omitFields', []) };
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

/** The files, folders and patterns that are searched besides those of the workspace: of the user, the workspace and its folders. */
export function librarySettings(): readonly LibrarySetting[] {
	const folders = vscode.workspace.workspaceFolders ?? [];
	const bases = folders.length > 0 ? folders.map(({ uri }) => uri) : [undefined];
	return bases.flatMap((folder) => {
		const set = vscode.workspace.getConfiguration('relatedWork', folder).inspect('libraries');
		const ofWorkspace = [...texts(set?.workspaceFolderValue), ...texts(set?.workspaceValue)];
		const ofUser = texts(set?.globalValue).filter((path) => !ofWorkspace.includes(path));
		return [
			...[...new Set(ofWorkspace)].map((path) => ({ path, folder, isUsers: false })),
			...ofUser.map((path) => ({ path, folder, isUsers: true })),
		];
	});
}

/** The sources of papers that are switched off: `bundled`, `workspace`, `document`, or paths as in the setting for libraries. */
export function disabledLibraries(): readonly string[] {
	return texts(vscode.workspace.getConfiguration('relatedWork').get('disabledLibraries'));
}

function texts(value: unknown): readonly string[] {
	return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
