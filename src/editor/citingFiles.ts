import * as vscode from 'vscode';
import { documentMarkup } from '../core/citation/documentMarkup';
import { countKeysInSteps, type KeyCounts, sumCounts } from '../core/citation/keyCounts';
import { readMarkdownCells } from '../core/citation/notebookCells';
import { once } from '../core/once';
import type { Steps } from '../core/search/packed/steps';
import { citationFiles } from './documentSelectors';
import { fileStat, readText } from './files';
import { runInSlices } from './slices';

/** A file, an unsaved text or a notebook with how often it cites each key. */
export interface CitingFile {
	readonly uri: vscode.Uri;
	readonly keys: KeyCounts;
}

const MOST_FILES = 5000;
const MOST_BYTES = 200 * 1024 * 1024;
const AT_ONCE = 8;

/** The citations in the files of the workspace as on disk; what was read is read again when its file changes. */
export class CitingFiles implements vscode.Disposable {
	private readonly known = new Map<string, CitingFile & { readonly bytes: number }>();
	private readonly changes = new Map<string, number>();
	private list = once(listFiles);
	private reading: ReturnType<CitingFiles['readAll']> | undefined;
	private readonly listeners: vscode.Disposable;

	constructor() {
		const relist = () => {
			this.list = once(listFiles);
		};
		this.listeners = vscode.Disposable.from(
			...this.watch(relist),
			vscode.workspace.onDidChangeWorkspaceFolders(relist),
			vscode.workspace.onDidChangeConfiguration((event) => {
				if (event.affectsConfiguration('files.exclude') || event.affectsConfiguration('search.exclude')) {
					relist();
				}
			}),
		);
	}

	dispose(): void {
		this.listeners.dispose();
	}

	/** Who asks while all is being read gets a reading that begins afterwards. */
	async read(): Promise<{ readonly files: readonly CitingFile[]; readonly isCut: boolean }> {
		await this.reading;
		this.reading ??= this.readAll().finally(() => {
			this.reading = undefined;
		});
		return this.reading;
	}

	private async readAll(): Promise<{ readonly files: readonly CitingFile[]; readonly isCut: boolean }> {
		const uris = await this.list();
		const within = uris.slice(0, MOST_FILES);
		let bytes = 0;
		let done = 0;
		for (; done < within.length && bytes <= MOST_BYTES; done += AT_ONCE) {
			const batch = within.slice(done, done + AT_ONCE);
			await this.readBatch(batch.filter((uri) => !this.known.has(uri.toString())));
			bytes += batch.reduce((sum, uri) => sum + (this.known.get(uri.toString())?.bytes ?? 0), 0);
		}
		const files = within.slice(0, done).flatMap((uri) => this.known.get(uri.toString()) ?? []);
		return { files, isCut: done < uris.length };
	}

	private async readBatch(uris: readonly vscode.Uri[]): Promise<void> {
		const texts = await Promise.all(uris.map((uri) => this.readFile(uri)));
		const known = this.known;
		await runInSlices(
			(function* () {
				for (const { uri, text, bytes, isCurrent } of texts) {
					yield;
					const keys = yield* countInFile(text, uri.path);
					if (isCurrent()) {
						known.set(uri.toString(), { uri, keys, bytes });
					}
				}
			})(),
		);
	}

	private async readFile(uri: vscode.Uri) {
		const id = uri.toString();
		const change = this.changes.get(id);
		const { size: bytes = 0 } = (await fileStat(uri)) ?? {};
		const text = bytes > MOST_BYTES ? '' : ((await readText(uri)) ?? '');
		return { uri, text, bytes, isCurrent: () => this.changes.get(id) === change };
	}

	/** Some file systems report no changes; what VS Code itself does to files is known there, too. */
	private watch(relist: () => void): vscode.Disposable[] {
		const watcher = vscode.workspace.createFileSystemWatcher(citationFiles);
		const renew = (uris: readonly vscode.Uri[]) => {
			for (const uri of uris) {
				this.forget(uri);
			}
			relist();
		};
		return [
			watcher,
			watcher.onDidChange((uri) => this.forget(uri)),
			watcher.onDidCreate((uri) => renew([uri])),
			watcher.onDidDelete((uri) => renew([uri])),
			vscode.workspace.onDidSaveTextDocument(({ uri }) => this.forget(uri)),
			vscode.workspace.onDidSaveNotebookDocument(({ uri }) => this.forget(uri)),
			vscode.workspace.onDidCreateFiles(({ files }) => renew(files)),
			vscode.workspace.onDidDeleteFiles(({ files }) => renew(files)),
			vscode.workspace.onDidRenameFiles(({ files }) => renew(files.map(({ oldUri }) => oldUri))),
		];
	}

	private forget(uri: vscode.Uri): void {
		const id = uri.toString();
		this.changes.set(id, (this.changes.get(id) ?? 0) + 1);
		this.known.delete(id);
	}
}

function* countInFile(text: string, path: string): Steps<KeyCounts> {
	if (!/\.ipynb$/i.test(path)) {
		return yield* countKeysInSteps(text, documentMarkup('', path, text));
	}
	const counts: KeyCounts[] = [];
	for (const cell of readMarkdownCells(text)) {
		counts.push(yield* countKeysInSteps(cell.text, documentMarkup('markdown', '', cell.text)));
	}
	return sumCounts(counts);
}

/** What VS Code searches: `findFiles` heeds `files.exclude` itself. */
async function listFiles(): Promise<readonly vscode.Uri[]> {
	const folders = vscode.workspace.workspaceFolders ?? [];
	const found = folders.map(({ uri }) =>
		vscode.workspace.findFiles(new vscode.RelativePattern(uri, citationFiles), excludedFiles(uri), MOST_FILES + 1),
	);
	return [...new Map((await Promise.all(found)).flat().map((uri) => [uri.toString(), uri])).values()];
}

function excludedFiles(folder: vscode.Uri): string | undefined {
	const excludes = vscode.workspace.getConfiguration('search', folder).get<Record<string, unknown>>('exclude', {});
	const patterns = Object.entries(excludes).flatMap(([pattern, isOn]) => (isOn === true ? [pattern] : []));
	return patterns.length > 0 ? `{${patterns.join(',')}}` : undefined;
}
