import * as vscode from 'vscode';
import { countKeys, countKeysInSteps, type KeyCounts, sumCounts } from '../core/citation/keyCounts';
import type { Steps } from '../core/search/packed/steps';
import { isWritten, markupOfDocument } from './citationDocuments';
import { type CitingFile, CitingFiles } from './citingFiles';
import { textOf } from './files';
import { runInSlices } from './slices';

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
	const recentCounts = new WeakMap<vscode.TextDocument, Cited>();
	let files: CitingFiles | undefined;
	return {
		async read() {
			files ??= new CitingFiles();
			const { files: onDisk, isCut } = await files.read();
			const open = (await runInSlices(countOpen(counts))) ?? [];
			const ids = new Set(open.map(({ uri }) => uri.toString()));
			return { files: [...open, ...onDisk.filter(({ uri }) => !ids.has(uri.toString()))], isCut };
		},
		citedIn(document) {
			const { version } = document;
			const last = recentCounts.get(document);
			if (last && (last.version === version || Date.now() - last.at < LONG_TEXT_KEPT_MS)) {
				return last.cited;
			}
			const text = textOf(document);
			const cited = [...countKeys(text, markupOfDocument(document)).keys()].reverse();
			recentCounts.set(document, { version, at: text.length < LONG_TEXT ? 0 : Date.now(), cited });
			return cited;
		},
		dispose: () => files?.dispose(),
	};
}

interface Counted {
	readonly version: number;
	readonly keys: KeyCounts;
}

interface Cited {
	readonly version: number;
	readonly at: number;
	readonly cited: readonly string[];
}

function* countOpen(counts: WeakMap<vscode.TextDocument, Counted>): Steps<CitingFile[]> {
	const files: CitingFile[] = [];
	for (const document of vscode.workspace.textDocuments) {
		if (isWritten(document) && markupOfDocument(document) !== 'plain') {
			files.push({ uri: document.uri, keys: yield* countDocument(document, counts) });
		}
	}
	for (const notebook of vscode.workspace.notebookDocuments.filter(isWritten)) {
		const keys: KeyCounts[] = [];
		for (const cell of notebook.getCells().filter(({ kind }) => kind === vscode.NotebookCellKind.Markup)) {
			keys.push(yield* countDocument(cell.document, counts));
		}
		files.push({ uri: notebook.uri, keys: sumCounts(keys) });
	}
	return files;
}

function* countDocument(
	document: vscode.TextDocument,
	counts: WeakMap<vscode.TextDocument, Counted>,
): Steps<KeyCounts> {
	const { version } = document;
	const last = counts.get(document);
	if (last?.version === version) {
		return last.keys;
	}
	yield;
	const keys = yield* countKeysInSteps(document.getText(), markupOfDocument(document));
	counts.set(document, { version, keys });
	return keys;
}
