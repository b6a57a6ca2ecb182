import * as vscode from 'vscode';
import { hasChangingLineEnds } from '../core/bibliography/writing/lineEnds';
import { UserError } from '../core/userError';
import type { Bibliography } from './bibliographies';
import { fileStat, LARGEST_DOCUMENT } from './files';

/** Why nothing is written into a bibliography, and the way out; asks where writing would change more than the entry. */
export async function findRefusal(
	uri: vscode.Uri,
	bibliography: Bibliography | undefined,
): Promise<UserError | undefined> {
	const name = uri.path.split('/').pop() ?? '';
	const stat = await fileStat(uri);
	const isReadOnly = ((stat?.permissions ?? 0) & vscode.FilePermission.Readonly) !== 0;
	if (isReadOnly || vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false) {
		return new UserError(`${name} is read-only, so the entry is on the clipboard instead.`);
	}
	if ((stat?.size ?? 0) >= LARGEST_DOCUMENT) {
		return new UserError(`${name} is too large for VS Code to edit (50 MB), so the entry is on the clipboard instead.`);
	}
	const document = bibliography?.document;
	if (!document) {
		return new UserError(`${name} could not be read, so the entry is on the clipboard instead.`);
	}
	if (document.getText().includes('\ufffd')) {
		return new UserError(
			`${name} is not written in ${document.encoding}, so the entry is on the clipboard. Reopen it with its encoding.`,
			{ title: 'Reopen with Encoding', command: 'relatedWork.reopenWithEncoding', arguments: [uri] },
		);
	}
	return stat && (await changesLineEnds(document)) && !(await mayChangeLineEnds(name))
		? new UserError(`${name} was left as it is; the entry is on the clipboard.`)
		: undefined;
}

/** VS Code gives every line the same end, LF or CRLF, as soon as it edits a file. */
async function changesLineEnds(document: vscode.TextDocument): Promise<boolean> {
	if (document.isDirty) {
		return false;
	}
	const bytes = await vscode.workspace.fs.readFile(document.uri);
	return hasChangingLineEnds(await vscode.workspace.decode(bytes, { encoding: document.encoding }));
}

async function mayChangeLineEnds(name: string): Promise<boolean> {
	const answer = await vscode.window.showWarningMessage(
		`VS Code will change line ends all over ${name} when the entry is added.`,
		{ modal: true },
		'Add Entry',
	);
	return answer === 'Add Entry';
}
