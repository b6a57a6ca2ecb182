import * as vscode from 'vscode';
import { fingerprint } from '../core/fingerprint';

/** What became of the file; in all but the first case it waits in the editor to be saved. */
export type SaveOutcome =
	| 'saved'
	| 'has other unsaved changes'
	| 'was not saved because saving changes more than the entry'
	| 'could not be saved';

/** Keeps the disk in step with the editor for bibliographies that this extension changes. */
export interface BibliographySaver extends vscode.Disposable {
	/**
	 * Saves a document that was clean before our edit took its text from `before` to what it is now, and saves it again when
	 * that edit is undone or redone.
	 */
	save(document: vscode.TextDocument, before: string): Promise<SaveOutcome>;
}

export function createBibliographySaver(): BibliographySaver {
	/** For each file the texts, by fingerprint, that our edits started from and led to. */
	const states = new Map<string, Set<number>>();
	const follow = async (document: vscode.TextDocument) => {
		const known = states.get(document.uri.toString());
		if (!known || !document.isDirty || !known.has(fingerprint(document.getText()))) {
			return;
		}
		const { version } = document;
		const saved = await textOnDisk(document);
		if (saved !== undefined && known.has(fingerprint(saved)) && document.version === version) {
			await saveAsShown(document, known);
		}
	};
	const listeners = vscode.Disposable.from(
		vscode.workspace.onDidOpenTextDocument(follow),
		vscode.workspace.onDidChangeTextDocument(async ({ document, reason, contentChanges }) => {
			// Without changes: only whether it has unsaved changes is new, which VS Code tells after the text.
			if (reason !== undefined || contentChanges.length === 0) {
				await follow(document);
			}
		}),
	);
	return {
		dispose: () => listeners.dispose(),
		async save(document, before) {
			if (changesOnSave(document)) {
				return 'was not saved because saving changes more than the entry';
			}
			const uri = document.uri.toString();
			const known = states.get(uri) ?? new Set();
			states.set(uri, known.add(fingerprint(before)).add(fingerprint(document.getText())));
			return (await saveAsShown(document, known)) ? 'saved' : 'could not be saved';
		},
	};
}

/** Whether VS Code or an extension would change other text when the document is saved. */
function changesOnSave(document: vscode.TextDocument): boolean {
	const editor = vscode.workspace.getConfiguration('editor', document);
	const files = vscode.workspace.getConfiguration('files', document);
	const actions = Object.values(editor.get<Record<string, unknown>>('codeActionsOnSave', {}));
	const text = document.getText();
	return (
		editor.get('formatOnSave', false) ||
		actions.some((when) => when === true || when === 'always' || when === 'explicit') ||
		(files.get('trimTrailingWhitespace', false) && /[ \t]$/m.test(text)) ||
		(files.get('trimFinalNewlines', false) && /\n\r?\n$/.test(text)) ||
		(files.get('insertFinalNewline', false) && !/\n$/.test(text))
	);
}

/**
 * Saves a document, also where our edit is undone or redone while it is being saved. VS Code takes it for saved then,
 * although the disk has the text of before, and would not write it: what the editor shows is written here.
 */
async function saveAsShown(document: vscode.TextDocument, known: ReadonlySet<number>): Promise<boolean> {
	const { version } = document;
	const isSaved = await document.save();
	if (!isSaved || document.version === version || !known.has(fingerprint(document.getText()))) {
		return isSaved;
	}
	await document.save();
	if ((await textOnDisk(document)) !== document.getText()) {
		const bytes = await vscode.workspace.encode(document.getText(), { encoding: document.encoding });
		await vscode.workspace.fs.writeFile(document.uri, bytes);
	}
	return true;
}

/** What is on disk, as VS Code would show it; `undefined` where nothing can be read. */
async function textOnDisk(document: vscode.TextDocument): Promise<string | undefined> {
	try {
		const bytes = await vscode.workspace.fs.readFile(document.uri);
		const text = await vscode.workspace.decode(bytes, { encoding: document.encoding });
		return text.replace(/^\ufeff/, '').replace(/\r\n?|\n/g, document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n');
	} catch (error) {
		if (error instanceof vscode.FileSystemError) {
			return undefined;
		}
		throw error;
	}
}
