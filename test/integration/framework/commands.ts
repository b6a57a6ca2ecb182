import * as vscode from 'vscode';
import { until } from './until';

/** Cites papers in a document that names no bibliography; the entries go into no file. */
export async function insertCitation(papers: string | readonly string[]): Promise<void> {
	await setBibliography(['none.json']);
	await vscode.commands.executeCommand('relatedWork.insertCitation', papers);
	await setBibliography(undefined);
}

function setBibliography(paths: readonly string[] | undefined): Thenable<void> {
	const { Global } = vscode.ConfigurationTarget;
	return vscode.workspace.getConfiguration('relatedWork').update('bibliography', paths, Global);
}

/** Runs a command to its end; `dismiss` is the command that closes what it shows meanwhile. */
export async function runDismissing(dismiss: string, command: string, ...values: unknown[]): Promise<void> {
	const ended = Promise.resolve(vscode.commands.executeCommand(command, ...values)).then(() => true);
	await until(
		() => Promise.race([ended, vscode.commands.executeCommand(dismiss).then(() => false)]),
		(hasEnded) => hasEnded,
	);
}
