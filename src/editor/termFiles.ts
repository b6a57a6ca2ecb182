import * as vscode from 'vscode';
import { parseTermFile, type TermFile, writeTerm } from '../core/terms/termFile';
import { UserError } from '../core/userError';
import { stampOf } from './bibliographies';
import { addChanges, applyEdit } from './editorEdits';
import { parentFolder, readText } from './files';

/** The terms files: one in each workspace folder, and one of the user's own for what lies in none. */
export interface TermFiles extends vscode.Disposable {
	/** What all files say; broken lines go to the Problems panel. */
	read(): Promise<TermFile['lines']>;
	/** Puts down in the file for a document what a name stands for; `undefined` for a name that is no term. */
	write(scope: vscode.Uri | undefined, name: string, key: string | undefined): Promise<void>;
}

const NAME = '.related-work/terms.yml';

/** `storage` is the folder of the user's own file. */
export function createTermFiles(storage: vscode.Uri): TermFiles {
	const problems = vscode.languages.createDiagnosticCollection('relatedWork.terms');
	const own = vscode.Uri.joinPath(storage, 'terms.yml');
	const readFile = async (uri: vscode.Uri) => {
		const text = (await readText(uri)) ?? '';
		const file = parseTermFile(text);
		problems.set(uri, findProblems(text, file));
		return file.lines;
	};
	const change = vscode.workspace.onDidChangeTextDocument(({ document: { uri } }) =>
		uri.path.endsWith(`/${NAME}`) || uri.toString() === own.toString() ? readFile(uri) : undefined,
	);
	return {
		async read() {
			const files = [...(vscode.workspace.workspaceFolders ?? []).map(({ uri }) => inFolder(uri)), own];
			return (await Promise.all(files.map(readFile))).flat();
		},
		async write(scope, name, key) {
			const folder = (scope && vscode.workspace.getWorkspaceFolder(scope)) ?? vscode.workspace.workspaceFolders?.[0];
			await writeLine(folder ? inFolder(folder.uri) : own, name, key);
		},
		dispose: () => vscode.Disposable.from(problems, change).dispose(),
	};
}

function inFolder(folder: vscode.Uri): vscode.Uri {
	return vscode.Uri.joinPath(folder, NAME);
}

function findProblems(text: string, file: TermFile): readonly vscode.Diagnostic[] {
	return file.problems.map(({ start, end, message }) => {
		const line = text.slice(0, start).split(/\r\n|\r|\n/).length - 1;
		const range = new vscode.Range(line, 0, line, end - start);
		const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Warning);
		diagnostic.source = 'Related Work';
		return diagnostic;
	});
}

async function createFolder(folder: vscode.Uri): Promise<void> {
	try {
		await vscode.workspace.fs.createDirectory(folder);
	} catch (error) {
		if (error instanceof vscode.FileSystemError) {
			throw new UserError(`There can be no folder ${folder.fsPath}. Make it writable and try again.`);
		}
		throw error;
	}
}

/** In one edit, which one undo takes back; the file is saved if it was clean. */
async function writeLine(uri: vscode.Uri, name: string, key: string | undefined): Promise<void> {
	const edit = new vscode.WorkspaceEdit();
	let isClean = true;
	if (await stampOf(uri)) {
		const document = await vscode.workspace.openTextDocument(uri);
		isClean = !document.isDirty;
		addChanges(edit, document, [writeTerm(document.getText(), name, key)]);
	} else {
		await createFolder(parentFolder(uri));
		edit.createFile(uri, { ignoreIfExists: true });
		edit.insert(uri, new vscode.Position(0, 0), writeTerm('', name, key).text);
	}
	await applyEdit(edit);
	if (isClean) {
		await (await vscode.workspace.openTextDocument(uri)).save();
	}
}
