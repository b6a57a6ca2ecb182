import * as vscode from 'vscode';
import { displayText } from '../core/displayText';
import { UserError } from '../core/userError';
import { registerCommand } from './commands';
import type { LibrarySource, UserLibrary } from './userLibrary';

/** Says in the status of languages which files of the library could not be read and why, while there are any. */
export function registerLibraryStatus(log: vscode.LogOutputChannel, user: UserLibrary): vscode.Disposable {
	let item: vscode.LanguageStatusItem | undefined;
	const show = () => {
		const troubled = troubledSources(user);
		if (troubled.length === 0) {
			item?.dispose();
			item = undefined;
			return;
		}
		item ??= createItem();
		describe(item, troubled);
	};
	const listeners = vscode.Disposable.from(
		user.onDidChange(show),
		registerCommand(log, 'showProblems', () => showProblems(user)),
	);
	return {
		dispose() {
			listeners.dispose();
			item?.dispose();
		},
	};
}

function troubledSources(user: UserLibrary): readonly LibrarySource[] {
	return user.sources().filter(({ problem, isOff }) => problem !== undefined && !isOff);
}

function createItem(): vscode.LanguageStatusItem {
	const item = vscode.languages.createLanguageStatusItem('relatedWork.libraries', '*');
	item.name = 'Related Work: Libraries';
	item.severity = vscode.LanguageStatusSeverity.Warning;
	return item;
}

/** VS Code cuts its one line at the edge of the window, and the button with it. */
const MOST_SHOWN = 56;

/** The first one is told with its reason, all of them under the button. */
function describe(item: vscode.LanguageStatusItem, troubled: readonly LibrarySource[]): void {
	const reasons = troubled.map(({ label, problem }) => `${label}: ${problem}`);
	item.text = displayText(reasons[0] ?? '', MOST_SHOWN);
	item.detail = troubled.length === 1 ? '' : `and ${troubled.length - 1} more`;
	const told = reasons.map((reason) => displayText(reason)).join('\n');
	item.accessibilityInformation = { label: told };
	item.command = {
		title: troubled.length === 1 ? 'Open' : 'Open…',
		tooltip: displayText(told),
		command: 'relatedWork.showProblems',
	};
}

/** Opens the one that could not be read, or asks which. */
async function showProblems(user: UserLibrary): Promise<void> {
	await user.refresh();
	const rows = troubledSources(user).map((source) => ({
		label: displayText(source.label),
		detail: displayText(source.problem ?? ''),
		uri: source.uri,
	}));
	if (rows.length === 0) {
		throw new UserError('All libraries were read; none has a problem.');
	}
	const placeHolder = 'Open which library?';
	const row = rows.length === 1 ? rows[0] : await vscode.window.showQuickPick(rows, { placeHolder });
	if (row?.uri) {
		await vscode.commands.executeCommand('vscode.open', row.uri);
	} else if (row) {
		await vscode.commands.executeCommand('workbench.action.openSettings', 'relatedWork.libraries');
	}
}
