import * as vscode from 'vscode';
import type { Library } from '../core/library';
import { once } from '../core/once';
import { languageOfFile } from '../core/prose/languageOfFile';
import { termCard, termCardCommands } from '../core/termMarkdown';
import { findTermAt } from '../core/terms/findTerm';
import type { Term } from '../core/terms/glossary';
import type { TermMatch } from '../core/terms/termMatcher';
import { hoverSettings } from './settings';
import type { UserLibrary } from './userLibrary';

const LINES_ABOVE = 200;
const LINES_BELOW = 20;
const MOST_CHARACTERS = 40_000;

/** Gives the library; while the terms of the user's own field are still being read, at once without them where that is enough. */
export type LoadTerms = (isEnough: (library: Library) => boolean) => Promise<Library>;

/** Hover over a term of the field, in prose, and in the comments and strings of code; the user's library has the papers that use it. */
export function createTermHover(
	loadTerms: LoadTerms,
	user: Pick<UserLibrary, 'load' | 'refresh'>,
): vscode.HoverProvider {
	const readOthers = once(() => user.refresh());
	const loadAll = () => {
		// Not awaited: what is not read yet is told later.
		void readOthers();
		return user.load();
	};
	return {
		async provideHover(document, position, token) {
			const settings = hoverSettings(document);
			const language = languageOfFile(document.languageId, document.uri.path);
			if (!settings.enabled || isOwnScheme(document.uri) || settings.excludedLanguages.includes(language)) {
				return undefined;
			}
			const find = (library: Library) => findTerm(document, position, language, library);
			const library = await loadTerms((bundled) => isCertain(find(bundled)?.term));
			const match = token.isCancellationRequested ? undefined : find(library);
			if (!match) {
				return undefined;
			}
			const range = new vscode.Range(document.positionAt(match.start), document.positionAt(match.end));
			const known = match.term.learned ? await loadAll() : library;
			return new vscode.Hover(markdown(termCard(known, match.term, settings.papers)), range);
		},
	};
}

// What a user writes or opens under a scheme of VS Code: files, cells of notebooks, commit messages.
const userSchemes = [
	'vscode-interactive-input',
	'vscode-local',
	'vscode-notebook-cell',
	'vscode-remote',
	'vscode-scm',
	'vscode-test-web',
	'vscode-vfs',
];

// Besides all others that begin with `vscode`.
const ownSchemes = [
	'accessible-view',
	'chat',
	'chat-editing-snapshot-text-model',
	'chat-editing-text-model',
	'chatSessionInput',
	'code-setting',
	'comment',
	'debug',
	'extension',
	'git',
	'output',
	'private',
	'search-editor',
	'sessions-chat',
	'walkThrough',
	'walkThroughSnippet',
	'webview-panel',
];

function isOwnScheme({ scheme }: vscode.Uri): boolean {
	return !userSchemes.includes(scheme) && (scheme.startsWith('vscode') || ownSchemes.includes(scheme));
}

function findTerm(
	document: vscode.TextDocument,
	position: vscode.Position,
	language: string,
	library: Library,
): TermMatch | undefined {
	const { text, start } = windowAround(document, position);
	const match = findTermAt(library.termMatcher(), text, document.offsetAt(position) - start, language);
	return match && { term: match.term, start: start + match.start, end: start + match.end };
}

/** Names that stand for several things may be told apart by what is learned only. */
function isCertain(term: Term | undefined): boolean {
	return term?.forms.every(({ contextWords = [] }) => contextWords.length === 0) === true;
}

/** The text around a position: some lines above and below, cut where lines are very long. */
function windowAround(document: vscode.TextDocument, position: vscode.Position): { text: string; start: number } {
	const offset = document.offsetAt(position);
	const above = document.offsetAt(new vscode.Position(Math.max(0, position.line - LINES_ABOVE), 0));
	const below = document.offsetAt(new vscode.Position(position.line + LINES_BELOW, 0));
	const start = Math.max(above, offset - MOST_CHARACTERS);
	const end = Math.min(below, offset + MOST_CHARACTERS);
	return { text: document.getText(new vscode.Range(document.positionAt(start), document.positionAt(end))), start };
}

function markdown(text: string): vscode.MarkdownString {
	const content = new vscode.MarkdownString(text);
	content.isTrusted = { enabledCommands: [...termCardCommands] };
	return content;
}
