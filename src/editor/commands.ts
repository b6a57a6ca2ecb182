import * as vscode from 'vscode';
import { UserError } from '../core/userError';

/** Registers a command of this extension; the one place that tells the user of an error in a command. */
export function registerCommand<Arguments extends readonly unknown[]>(
	log: vscode.LogOutputChannel,
	name: string,
	run: (...args: Arguments) => unknown,
): vscode.Disposable {
	return vscode.commands.registerCommand(`relatedWork.${name}`, async (...args: unknown[]) => {
		try {
			return await run(...(args as unknown as Arguments));
		} catch (error) {
			await tell(log, error);
			return undefined;
		}
	});
}

async function tell(log: vscode.LogOutputChannel, error: unknown): Promise<void> {
	if (error instanceof vscode.CancellationError) {
		return;
	}
	if (error instanceof UserError) {
		const { message, wayOut } = error;
		const answer = await vscode.window.showWarningMessage(message, ...(wayOut ? [wayOut.title] : []));
		if (wayOut && answer === wayOut.title) {
			await vscode.commands.executeCommand(wayOut.command, ...(wayOut.arguments ?? []));
		}
		return;
	}
	log.error(error instanceof Error ? error : String(error));
	if ((await vscode.window.showErrorMessage('Related Work hit a bug.', 'Open Log')) === 'Open Log') {
		log.show();
	}
}
