import * as vscode from 'vscode';
import { until } from './until';

/** Within a `describe`: the entries of what documents cite that name no bibliography go into no file, without a question. */
export function writeNoEntries(): void {
	before(() => setBibliography(['none.json']));
	after(() => setBibliography(undefined));
}

export function insertCitation(papers: string | readonly string[]): Thenable<void> {
	return vscode.commands.executeCommand('relatedWork.insertCitation', papers);
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
