import * as vscode from 'vscode';
import type { Library } from '../core/library';
import { languageOfFile } from '../core/prose/languageOfFile';
import { termCard, termCardCommands } from '../core/termMarkdown';
import { findTermAt } from '../core/terms/findTerm';
import { hoverSettings } from './settings';

const LINES_ABOVE = 200;
const LINES_BELOW = 20;
const MOST_CHARACTERS = 40_000;

/** Hover over a term of the field, in prose, and in the comments and strings of code. */
export function registerTermHover(loadLibrary: () => Promise<Library>): vscode.Disposable {
	return vscode.languages.registerHoverProvider('*', {
		async provideHover(document, position, token) {
			const settings = hoverSettings(document);
			const language = languageOfFile(document.languageId, document.uri.path);
			if (!settings.enabled || isOwnScheme(document.uri) || settings.excludedLanguages.includes(language)) {
				return undefined;
			}
			const library = await loadLibrary();
			if (token.isCancellationRequested) {
				return undefined;
			}
			const { text, start } = windowAround(document, position);
			const offset = document.offsetAt(position) - start;
			const match = findTermAt(library.termMatcher(), text, offset, language);
			if (!match) {
				return undefined;
			}
			const range = new vscode.Range(document.positionAt(start + match.start), document.positionAt(start + match.end));
			return new vscode.Hover(markdown(termCard(library, match.term, settings.papers)), range);
		},
	});
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
