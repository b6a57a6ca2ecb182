import * as vscode from 'vscode';
import { formatEntry } from '../core/bibliography/writing/bibEntry';
import type { CitationOptions, TextChange } from '../core/citation/citation';
import { separateWords } from '../core/citation/citationPlace';
import { citeKeys, completeCitation, findOpenCitation } from '../core/citation/citations';
import { prevailingCommand } from '../core/citation/prevailingCommand';
import { displayText } from '../core/displayText';
import type { Paper } from '../core/paper';
import { citedAs } from '../core/paperText';
import { UserError } from '../core/userError';
import type { SaveOutcome } from './bibliographySaver';
import { markupOfDocument } from './citationDocuments';
import { addChanges, applyEdit, changesAtCursors, editableEditor, moveBehind } from './editorEdits';
import { type EntryWriting, type EntryWritingTools, planEntryWriting } from './entryWriting';
import { citationCommandSetting } from './settings';
import { offerEntryUpgrade } from './upgradeOffer';

/** A change of a document that cites papers, with the entries it needs. */
export interface PlannedCitation {
	readonly edit: vscode.WorkspaceEdit;
	/** The entries that it needs; in documents without citations those of the papers. */
	readonly bibtex: string;
	/** The citations, in the order of the document. */
	readonly changes: readonly TextChange[];
	/** The change by which the document names a new bibliography. */
	readonly declaration: TextChange | undefined;
	/** To be called when the edit is made: saves the bibliography and tells what was done. */
	finish(): Promise<void>;
}

/** Plans the citation of papers in a document: `changesFor` gives the changes that cite keys. */
export async function planCitation(
	document: vscode.TextDocument,
	papers: readonly Paper[],
	tools: EntryWritingTools,
	changesFor: (keys: readonly string[]) => readonly TextChange[],
): Promise<PlannedCitation> {
	const hasCitations = markupOfDocument(document) !== 'plain';
	const writing = hasCitations ? await planEntryWriting(document, papers, tools) : undefined;
	const changes = changesFor(writing?.keys ?? papers.map((paper) => paper.id));
	const declaration = writing?.declaration;
	const edit = new vscode.WorkspaceEdit();
	await writing?.addTo(edit);
	addChanges(edit, document, declaration ? [declaration, ...changes] : changes);
	const bibtex = writing?.bibtex ?? formatEntries(papers);
	return { edit, bibtex, changes, declaration, finish: () => concludeWriting(papers, writing) };
}

/** Cites papers at each cursor of the active editor, in one undo step with their entries. */
export async function insertCitation(
	papers: readonly Paper[],
	tools: EntryWritingTools,
	options: CitationOptions = {},
): Promise<void> {
	const editor = editableEditor();
	await citeAtCursors(editor, papers, tools, (keys) => citationAt(editor.document, papers, keys, options));
}

/** Puts the key of a paper, with its entry, where a key is open at the cursor of a document. */
export async function completeOpenCitation(
	editor: vscode.TextEditor,
	paper: Paper,
	tools: EntryWritingTools,
): Promise<void> {
	const markup = markupOfDocument(editor.document);
	await citeAtCursors(editor, [paper], tools, (keys) => (text, offset) => {
		const open = findOpenCitation(text, offset, markup);
		return open ? completeCitation(text, open, markup, keys) : citeKeys(text, offset, markup, keys);
	});
}

async function citeAtCursors(
	editor: vscode.TextEditor,
	papers: readonly Paper[],
	tools: EntryWritingTools,
	changeFor: (keys: readonly string[]) => (text: string, offset: number) => TextChange,
): Promise<void> {
	const { edit, bibtex, changes, declaration, finish } = await planCitation(editor.document, papers, tools, (keys) =>
		changesAtCursors(editor, changeFor(keys)),
	);
	await makeEdit(edit, bibtex);
	moveBehind(editor, changes, declaration);
	await finish();
}

/** Adds the entry of a paper to the bibliography of a document, under a key that the document cites. */
export async function addEntry(
	document: vscode.TextDocument,
	paper: Paper,
	tools: EntryWritingTools,
	key?: string,
): Promise<void> {
	const writing = await planEntryWriting(document, [paper], tools, key);
	const edit = new vscode.WorkspaceEdit();
	await writing.addTo(edit);
	addChanges(edit, document, writing.declaration ? [writing.declaration] : []);
	await makeEdit(edit, writing.bibtex);
	await concludeWriting([paper], writing);
}

/** Writes the entries of these papers at each cursor of the active editor. */
export async function insertBibtex(papers: readonly Paper[]): Promise<void> {
	const editor = editableEditor();
	const text = formatEntries(papers);
	const changes = changesAtCursors(editor, (_, offset) => ({ start: offset, end: offset, text }));
	const edit = new vscode.WorkspaceEdit();
	addChanges(edit, editor.document, changes);
	await applyEdit(edit);
	moveBehind(editor, changes);
}

/** The BibTeX entries of these papers, a blank line between two. */
export function formatEntries(papers: readonly Paper[]): string {
	return papers.map((paper) => `${formatEntry(paper).trimEnd()}\n`).join('\n');
}

function citationAt(
	document: vscode.TextDocument,
	papers: readonly Paper[],
	keys: readonly string[],
	options: CitationOptions,
): (text: string, offset: number) => TextChange {
	const markup = markupOfDocument(document);
	if (markup === 'plain') {
		const words = papers.map(citedAs).join('; ');
		return (text, offset) => {
			const place = { before: text.slice(0, offset), behind: text.slice(offset) };
			return { start: offset, end: offset, text: separateWords(place, words) };
		};
	}
	const command =
		options.command ?? citationCommandSetting(document, markup) ?? prevailingCommand(document.getText(), markup);
	return (text, offset) => citeKeys(text, offset, markup, keys, command ? { ...options, command } : options);
}

async function makeEdit(edit: vscode.WorkspaceEdit, bibtex: string): Promise<void> {
	if (!(await vscode.workspace.applyEdit(edit))) {
		await vscode.env.clipboard.writeText(bibtex);
		throw new UserError(
			'VS Code could not make all changes. Look at the document, and undo what is there; the entry is on the clipboard.',
		);
	}
}

async function concludeWriting(papers: readonly Paper[], writing: EntryWriting | undefined): Promise<void> {
	const outcome = (await writing?.save()) ?? 'saved';
	const isWritten = writing?.target !== undefined && writing.refusal === undefined;
	const toCopy = writing ? (isWritten ? '' : writing.bibtex) : formatEntries(papers);
	if (toCopy !== '') {
		await vscode.env.clipboard.writeText(toCopy);
	}
	if (writing?.refusal !== undefined) {
		throw writing.refusal;
	}
	if (writing && outcome === 'could not be saved') {
		await vscode.env.clipboard.writeText(writing.bibtex);
		throw new UserError(
			`${fileNameOf(writing)} could not be saved. Its new entry is in the editor and on the clipboard.`,
		);
	}
	vscode.window.setStatusBarMessage(`$(quote) ${summary(writing, outcome)}`, 6000);
	for (const [at, paper] of papers.entries()) {
		// Not awaited: the offer may stay on the screen for long.
		void offerEntryUpgrade(paper, writing?.keys[at] ?? '', writing?.bibliographies ?? []);
	}
}

function summary(writing: EntryWriting | undefined, outcome: SaveOutcome): string {
	if (!writing) {
		return 'Byline inserted; the BibTeX entry is on the clipboard';
	}
	const keys = displayText(writing.keys.join(', '), 60).replace(/\$\(/g, '$ (');
	if (writing.added.length === 0) {
		return `Cited ${keys}, which the bibliography has already`;
	}
	if (!writing.target) {
		return `Cited ${keys}; the BibTeX entry is on the clipboard`;
	}
	const added = writing.added.length === 1 ? 'entry' : `${writing.added.length} entries`;
	return `Cited ${keys}; ${added} added to ${fileNameOf(writing)}${outcome === 'saved' ? '' : `, which ${outcome}`}`;
}

function fileNameOf({ target }: EntryWriting): string {
	return displayText(target?.uri.path.split('/').pop() ?? '', 40);
}
