import * as vscode from 'vscode';
import { until } from './until';

/** Cites papers; where the command asks into which file the entries go, none is chosen. */
export function insertCitation(papers: string | readonly string[]): Promise<void> {
	return runDismissing('workbench.action.closeQuickOpen', 'relatedWork.insertCitation', papers);
}

/** Runs a command to its end; `dismiss` is the command that closes what it shows meanwhile. */
export async function runDismissing(dismiss: string, command: string, ...values: unknown[]): Promise<void> {
	const ended = Promise.resolve(vscode.commands.executeCommand(command, ...values)).then(() => true);
	await until(
		() => Promise.race([ended, vscode.commands.executeCommand(dismiss).then(() => false)]),
		(hasEnded) => hasEnded,
	);
}
