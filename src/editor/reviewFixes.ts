import * as vscode from 'vscode';
import type { BibliographyEntry } from '../core/bibliography/bibliography';
import { findWorks } from '../core/bibliography/findWork';
import { completeCitation, findOpenCitation } from '../core/citation/citations';
import { documentMarkup } from '../core/citation/documentMarkup';
import { displayText } from '../core/displayText';
import { byline, type Paper } from '../core/paper';
import { distinctFrom } from '../core/review/duplicateKeys';
import { findPapersForKey } from '../core/review/papersForKey';
import { findSimilarEntries } from '../core/review/similarKeys';
import { isBibDocument } from './bibDocuments';
import type { Bibliographies, Bibliography } from './bibliographies';
import { addChanges } from './editorEdits';
import { findWorkByKey } from './entrySources';
import { runInSlices } from './slices';
import type { UserLibrary } from './userLibrary';

type Fix = (diagnostic: vscode.Diagnostic) => Promise<readonly vscode.CodeAction[]>;

/** Quick fixes for what the review finds: add the entry, take the key that was meant, remove or rename an entry. */
export function registerReviewFixes(bibliographies: Bibliographies, user: UserLibrary): vscode.Disposable {
	return vscode.languages.registerCodeActionsProvider(
		'*',
		{
			async provideCodeActions(document, _range, { diagnostics }, token) {
				const ours = diagnostics.filter(({ source }) => source === 'Related Work');
				const fix: Fix = isBibDocument(document)
					? (diagnostic) => fixEntry(document, diagnostic, bibliographies)
					: (diagnostic) => fixCitation(document, diagnostic, bibliographies, user, token);
				const actions = await Promise.all(ours.map(fix));
				return token.isCancellationRequested ? undefined : distinctActions(actions.flat());
			},
		},
		{ providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
	);
}

/** What several findings of one place ask for alike is there once, for all of them. */
function distinctActions(actions: readonly vscode.CodeAction[]): vscode.CodeAction[] {
	const distinct = new Map<string, vscode.CodeAction>();
	for (const action of actions) {
		const { line, character } = action.diagnostics?.[0]?.range.start ?? {};
		const place = `${line} ${character} ${action.title}`;
		const same = distinct.get(place);
		if (same) {
			same.diagnostics = [...(same.diagnostics ?? []), ...(action.diagnostics ?? [])];
		} else {
			distinct.set(place, action);
		}
	}
	return [...distinct.values()];
}

async function fixCitation(
	document: vscode.TextDocument,
	diagnostic: vscode.Diagnostic,
	bibliographies: Bibliographies,
	user: UserLibrary,
	token: vscode.CancellationToken,
): Promise<readonly vscode.CodeAction[]> {
	const key = document.getText(diagnostic.range);
	const own = await findWorkByKey(user, key);
	const { exact: named, similar } = findPapersForKey(key, (await user.load()).papers);
	const exact = own ? [own.paper, ...named.filter(({ id }) => id !== own.paper.id)] : named;
	const files = await bibliographies.of(document);
	const isStale = () => token.isCancellationRequested;
	const known = await runInSlices(findWorks(files, [...exact, ...similar]), isStale);
	const entries = files.flatMap((file) => file.entries);
	const meant = await runInSlices(findSimilarEntries(key, entries), isStale);
	if (!known || !meant || isStale()) {
		return [];
	}
	const isNew = (paper: Paper) => !known.has(paper);
	const toTake = [...new Set([...known.values(), ...meant])].slice(0, MOST_KEYS);
	return [
		...exact.filter(isNew).map((paper) => addEntry(document, diagnostic, paper, key, true)),
		...toTake.map((entry) => changeCitedKey(document, diagnostic, entry, !exact.some(isNew) && toTake.length === 1)),
		...similar.filter(isNew).map((paper) => addEntry(document, diagnostic, paper, key, false)),
	];
}

const MOST_KEYS = 4;

function addEntry(
	document: vscode.TextDocument,
	diagnostic: vscode.Diagnostic,
	paper: Paper,
	key: string,
	isPreferred: boolean,
): vscode.CodeAction {
	const action = quickFix(`Add Entry of ${named(paper)}`, diagnostic, isPreferred);
	action.command = {
		title: 'Add Entry',
		command: 'relatedWork.addEntry',
		arguments: [document.uri, paper.id, key],
	};
	return action;
}

function changeCitedKey(
	document: vscode.TextDocument,
	diagnostic: vscode.Diagnostic,
	{ key, paper }: BibliographyEntry,
	isPreferred: boolean,
): vscode.CodeAction {
	const action = quickFix(`Change to ${displayText(key, 60)}: ${named(paper)}`, diagnostic, isPreferred);
	const text = document.getText();
	const markup = documentMarkup(document.languageId, document.uri.path, text);
	const [start, end] = [diagnostic.range.start, diagnostic.range.end].map((position) => document.offsetAt(position));
	const open = findOpenCitation(text, end ?? 0, markup);
	const isSame = open?.start === start && open?.end === end;
	action.edit = new vscode.WorkspaceEdit();
	if (open && isSame) {
		addChanges(action.edit, document, [completeCitation(text, open, markup, [key])]);
	} else {
		action.edit.replace(document.uri, diagnostic.range, key);
	}
	return action;
}

async function fixEntry(
	document: vscode.TextDocument,
	diagnostic: vscode.Diagnostic,
	bibliographies: Bibliographies,
): Promise<readonly vscode.CodeAction[]> {
	const { version } = document;
	const bibliography = await bibliographies.read(document.uri);
	const start = document.offsetAt(diagnostic.range.start);
	const entry = bibliography?.entries.find(({ source }) => source?.keyStart === start);
	if (!bibliography || !entry || document.version !== version) {
		return [];
	}
	switch (diagnostic.code) {
		case 'unusedEntries':
			return [removeEntry(document, diagnostic, bibliography, entry)];
		case 'duplicateKeys':
			return [
				renameEntry(document, diagnostic, bibliography, entry),
				removeEntry(document, diagnostic, bibliography, entry),
			];
		default:
			return [];
	}
}

/** With the blank lines in front of it. */
function removeEntry(
	document: vscode.TextDocument,
	diagnostic: vscode.Diagnostic,
	{ text }: Bibliography,
	{ key, source }: BibliographyEntry,
): vscode.CodeAction {
	const action = quickFix(`Remove Entry ${displayText(key, 60)}`, diagnostic, false);
	const { start = 0, end = 0 } = source ?? {};
	const before = text.slice(0, start).trimEnd().length;
	const next = /^[ \t]*(?:\r\n?|\n)?/.exec(text.slice(end, end + 100))?.[0].length ?? 0;
	const lead = /^(?:\r\n?|\n)?/.exec(text.slice(before, start))?.[0].length ?? 0;
	action.edit = new vscode.WorkspaceEdit();
	addChanges(action.edit, document, [{ start: before + lead, end: end + next, text: '' }]);
	return action;
}

function renameEntry(
	document: vscode.TextDocument,
	diagnostic: vscode.Diagnostic,
	{ entries }: Bibliography,
	{ key }: BibliographyEntry,
): vscode.CodeAction {
	const taken = entries.map((entry) => entry.key);
	const free = distinctFrom(key, taken);
	const action = quickFix(`Change Key to ${displayText(free, 60)}`, diagnostic, false);
	action.edit = new vscode.WorkspaceEdit();
	action.edit.replace(document.uri, diagnostic.range, free);
	return action;
}

function named(paper: Paper): string {
	const author = displayText(byline(paper), 40);
	return `“${displayText(paper.title, 60)}”${author === '' ? '' : ` (${author})`}`;
}

function quickFix(title: string, diagnostic: vscode.Diagnostic, isPreferred: boolean): vscode.CodeAction {
	const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
	action.diagnostics = [diagnostic];
	action.isPreferred = isPreferred;
	return action;
}
