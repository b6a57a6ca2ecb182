import * as vscode from 'vscode';
import type { TextChange } from '../core/citation/citation';
import { type KeyRename, renameCitations, renameEntries } from '../core/citation/renameKey';
import { displayText } from '../core/displayText';
import type { Bibliographies, Bibliography } from './bibliographies';
import { isWritten, markupOfDocument } from './citationDocuments';
import { addChanges } from './editorEdits';
import { EXCLUDED } from './files';
import { findKeyAt, type KeyAt } from './keyAt';
import { findOccurrences, type KeyOccurrences } from './keyOccurrences';
import { ourPart } from './otherExtensions';
import type { WorkspaceCitations } from './workspaceCitations';

/** Rename Symbol on a key: its entry, what refers to it and all its citations, in one edit. */
export function createKeyRename(bibliographies: Bibliographies, citations: WorkspaceCitations): vscode.RenameProvider {
	const tools = { bibliographies, citations };
	const keyAt = async (document: vscode.TextDocument, position: vscode.Position) => {
		const at = ourPart('rename', document) === 'all' && (await findKeyAt(document, position, bibliographies));
		if (!at || (at.ambiguous && !(await hasEntry(document, at.key, bibliographies)))) {
			throw new Error('No citation key is here. Put the cursor on the key of a citation or of an entry.');
		}
		return at;
	};
	const editFor = async (
		document: vscode.TextDocument,
		at: KeyAt,
		newKey: string,
		token: vscode.CancellationToken,
	): Promise<vscode.WorkspaceEdit | undefined> => {
		if (newKey === at.key) {
			return new vscode.WorkspaceEdit();
		}
		const found = await findOccurrences(document, at, tools, token);
		if (!found || token.isCancellationRequested) {
			return undefined;
		}
		await checkRename(document, { at, newKey, found }, bibliographies);
		return renameEdit(at, newKey, found);
	};
	return {
		async prepareRename(document, position) {
			const { range, key } = await keyAt(document, position);
			return { range, placeholder: key };
		},
		async provideRenameEdits(document, position, typed, token) {
			try {
				const at = await keyAt(document, position);
				return await editFor(document, at, typed.trim(), token);
			} catch (error) {
				if (document.languageId !== 'markdown' || !(error instanceof Error)) {
					throw error;
				}
				// VS Code would go on with its own rename, which takes the key of a citation for the name of a link.
				void vscode.window.showErrorMessage(error.message);
				return new vscode.WorkspaceEdit();
			}
		},
	};
}

async function hasEntry(document: vscode.TextDocument, key: string, bibliographies: Bibliographies): Promise<boolean> {
	return (await bibliographies.of(document)).some((bibliography) => bibliography.find(key) !== undefined);
}

interface PlannedRename {
	readonly at: KeyAt;
	readonly newKey: string;
	readonly found: KeyOccurrences;
}

/** Throws the sentence that VS Code shows where the key cannot be renamed so. */
async function checkRename(
	document: vscode.TextDocument,
	{ at, newKey, found }: PlannedRename,
	bibliographies: Bibliographies,
): Promise<void> {
	if (found.isCut) {
		throw new Error(
			'This workspace has more files than are read, so citations would be missed. Exclude folders from the search and try again.',
		);
	}
	const elsewhere = found.bibliographies.length === 0 && (await findElsewhere(at.key, bibliographies));
	if (elsewhere) {
		throw new Error(
			`The entry is in ${nameOf(elsewhere)}, which no file names as the bibliography of this one. Rename its key there.`,
		);
	}
	const lower = newKey.toLowerCase();
	for (const bibliography of [...found.bibliographies, ...(await bibliographies.of(document))]) {
		const taken = bibliography.find(newKey)?.key;
		if (taken !== undefined && taken.toLowerCase() === lower && taken !== at.key) {
			throw new Error(`${nameOf(bibliography.uri)} has an entry ${quoted(taken)} already. Choose another key.`);
		}
	}
	const readOnly = [...found.documents, ...found.bibliographies].find((file) => !isWritten(fileOfCell(file)));
	if (readOnly) {
		throw new Error(`${nameOf(readOnly.uri)} is read-only, so the key stays as it is.`);
	}
}

/** A file of the workspace that has the entry. */
async function findElsewhere(key: string, bibliographies: Bibliographies): Promise<vscode.Uri | undefined> {
	for (const uri of await vscode.workspace.findFiles('**/*.bib', EXCLUDED)) {
		if ((await bibliographies.read(uri))?.find(key)?.key === key) {
			return uri;
		}
	}
	return undefined;
}

function renameEdit(at: KeyAt, newKey: string, found: KeyOccurrences): vscode.WorkspaceEdit {
	const edit = new vscode.WorkspaceEdit();
	const rename: KeyRename = { key: at.key, newKey, ambiguous: found.bibliographies.length > 0 };
	for (const document of found.documents) {
		const changes = renameCitations(document.getText(), markupOfDocument(document), rename);
		addChanges(edit, document, orRefuse(changes, document, newKey));
	}
	for (const bibliography of found.bibliographies) {
		const document = orRefuse(bibliography.document, bibliography, newKey);
		addChanges(edit, document, orRefuse(renamedEntries(bibliography, rename), bibliography, newKey));
	}
	return edit;
}

function renamedEntries(bibliography: Bibliography, rename: KeyRename): readonly TextChange[] | undefined {
	const sources = bibliography.entries.flatMap(({ source }) => source ?? []);
	if (sources.length < bibliography.entries.length) {
		throw new Error(
			`Keys are renamed in .bib files only. Change ${nameOf(bibliography.uri)} and its citations by hand.`,
		);
	}
	return renameEntries(bibliography.text, sources, rename);
}

function orRefuse<T>(value: T | undefined, { uri }: { readonly uri: vscode.Uri }, newKey: string): T {
	if (value === undefined) {
		throw new Error(`${nameOf(uri)} cannot hold the key ${quoted(newKey)}. Use letters, digits, "-", "_" or ":".`);
	}
	return value;
}

/** Cells have a scheme of their own. */
function fileOfCell({ uri }: { readonly uri: vscode.Uri }): { readonly uri: vscode.Uri } {
	const notebook = vscode.workspace.notebookDocuments.find(({ uri: { path } }) => path === uri.path);
	return uri.scheme === 'vscode-notebook-cell' && notebook ? notebook : { uri };
}

function nameOf(uri: vscode.Uri): string {
	return displayText(uri.path.split('/').pop() ?? '', 60);
}

function quoted(key: string): string {
	return `“${displayText(key, 60)}”`;
}
