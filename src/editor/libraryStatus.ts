import * as vscode from 'vscode';
import { displayText } from '../core/displayText';
import type { LibrarySource, UserLibrary } from './userLibrary';

/** Says in the status of languages which files of the library could not be read and why, while there are any. */
export function registerLibraryStatus(user: UserLibrary): vscode.Disposable {
	let item: vscode.LanguageStatusItem | undefined;
	const show = () => {
		const troubled = user.sources().filter(({ problem, isOff }) => problem !== undefined && !isOff);
		if (troubled.length === 0) {
			item?.dispose();
			item = undefined;
			return;
		}
		item ??= createItem();
		describe(item, troubled);
	};
	const listener = user.onDidChange(show);
	return {
		dispose() {
			listener.dispose();
			item?.dispose();
		},
	};
}

function createItem(): vscode.LanguageStatusItem {
	const item = vscode.languages.createLanguageStatusItem('relatedWork.libraries', '*');
	item.name = 'Related Work: Libraries';
	item.severity = vscode.LanguageStatusSeverity.Warning;
	return item;
}

/** The first one is told with its reason; its file is one click away. */
function describe(item: vscode.LanguageStatusItem, [first, ...others]: readonly LibrarySource[]): void {
	const reason = displayText(`${first?.label}: ${first?.problem}`);
	const many = others.length === 0 ? '1 bibliography' : `${others.length + 1} bibliographies`;
	item.text = `${many} could not be read in full`;
	item.detail = others.length === 0 ? reason : [reason, ...others.map(({ label }) => displayText(label))].join(' · ');
	item.command = first?.uri
		? { title: 'Open', tooltip: `Open ${displayText(first.label)}`, command: 'vscode.open', arguments: [first.uri] }
		: {
				title: 'Open Settings',
				command: 'workbench.action.openSettings',
				arguments: ['relatedWork.libraries'],
			};
}
