import * as vscode from 'vscode';
import { countKeys, sumCounts } from '../core/citation/keyCounts';
import { isWritten, markupOfDocument } from './citationDocuments';
import { type CitingFile, CitingFiles } from './citingFiles';
import { textOf } from './files';

/** The citations of a workspace: those of its files as on disk, but for what is open. */
export interface CitationsRead {
	readonly files: readonly CitingFile[];
	/** There are more files than are read. */
	readonly isCut: boolean;
}

/** Reads the citations of the workspace when they are asked for, and keeps them current. */
export interface WorkspaceCitations extends vscode.Disposable {
	/** The citations as of now; reading all for the first time may take seconds. */
	read(): Promise<CitationsRead>;
	/** The keys that a document cites, the first place of the last one first; a moment old in long documents. */
	citedIn(document: vscode.TextDocument): readonly string[];
}

const LONG_TEXT = 100_000;
const LONG_TEXT_KEPT_MS = 2000;

export function createWorkspaceCitations(): WorkspaceCitations {
	const counts = new WeakMap<vscode.TextDocument, Counted>();
	const recentCounts = new WeakMap<vscode.TextDocument, Counted>();
	let files: CitingFiles | undefined;
	const count = (document: vscode.TextDocument) => countDocument(document, document.getText(), counts, 0);
	return {
		async read() {
			files ??= new CitingFiles();
			const { files: onDisk, isCut } = await files.read();
			const open = [...openTexts(count), ...openNotebooks(count)];
			const ids = new Set(open.map(({ uri }) => uri.toString()));
			return { files: [...open, ...onDisk.filter(({ uri }) => !ids.has(uri.toString()))], isCut };
		},
		citedIn(document) {
			const keys = countDocument(document, textOf(document), recentCounts, LONG_TEXT_KEPT_MS);
			return [...keys.keys()].reverse();
		},
		dispose: () => files?.dispose(),
	};
}

interface Counted {
	readonly version: number;
	readonly at: number;
	readonly keys: ReadonlyMap<string, number>;
}

/** `keptMs` is how long the count of a long text may be out of date. */
function countDocument(
	document: vscode.TextDocument,
	text: string,
	counted: WeakMap<vscode.TextDocument, Counted>,
	keptMs: number,
): ReadonlyMap<string, number> {
	const { version } = document;
	const last = counted.get(document);
	if (last && (last.version === version || Date.now() - last.at < keptMs)) {
		return last.keys;
	}
	const keys = countKeys(text, markupOfDocument(document));
	counted.set(document, { version, at: text.length < LONG_TEXT ? 0 : Date.now(), keys });
	return keys;
}

function openTexts(count: (document: vscode.TextDocument) => ReadonlyMap<string, number>): CitingFile[] {
	return vscode.workspace.textDocuments
		.filter((document) => isWritten(document) && markupOfDocument(document) !== 'plain')
		.map((document) => ({ uri: document.uri, keys: count(document) }));
}

function openNotebooks(count: (document: vscode.TextDocument) => ReadonlyMap<string, number>): CitingFile[] {
	return vscode.workspace.notebookDocuments.filter(isWritten).map((notebook) => {
		const cells = notebook.getCells().filter((cell) => cell.kind === vscode.NotebookCellKind.Markup);
		return { uri: notebook.uri, keys: sumCounts(cells.map((cell) => count(cell.document))) };
	});
}
