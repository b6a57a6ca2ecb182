import * as vscode from 'vscode';
import type { PapersTree } from './papersTree';
import { countText } from './treeItems';
import type { TreeNode } from './treeNodes';

/** Filters while the user types; Escape goes back to the filter of before, whoever goes on in the tree or an editor keeps it. */
export async function askFilter(
	view: vscode.TreeView<TreeNode>,
	tree: PapersTree,
	filter: (text: string) => Promise<void>,
): Promise<void> {
	await vscode.commands.executeCommand('relatedWork.papers.focus');
	const before = tree.filter;
	const input = vscode.window.createInputBox();
	input.title = 'Filter Papers';
	input.placeholder = 'Words, "phrases", author: year:2021..2023 venue: topic: tag: term: in: key:';
	input.value = before;
	// Else a click into the tree would hide it as Escape does.
	input.ignoreFocusOut = true;
	const showCount = () => {
		input.prompt = tree.filter === '' ? 'Enter keeps the filter, Escape goes back' : countText(tree.shownPapers);
	};
	showCount();
	await new Promise<void>((resolve) => {
		let accepted = false;
		const accept = () => {
			accepted = true;
			input.hide();
		};
		const goesOn = vscode.Disposable.from(
			view.onDidChangeSelection(({ selection }) => (selection.length > 0 ? accept() : undefined)),
			vscode.window.onDidChangeTextEditorSelection(accept),
		);
		input.onDidChangeValue(async (text) => {
			await filter(text);
			showCount();
		});
		input.onDidAccept(accept);
		input.onDidHide(async () => {
			goesOn.dispose();
			input.dispose();
			if (!accepted) {
				await filter(before);
			}
			resolve();
		});
		input.show();
	});
}
