import * as vscode from 'vscode';
import type { TreeNode } from './treeNodes';

/** VS Code tells extensions what is selected, not what is focused; what is focused joins the selection for a moment, or leaves it. */
export async function chosenNodes(view: vscode.TreeView<TreeNode>): Promise<readonly TreeNode[]> {
	const selected = view.selection;
	const isAsBefore = () =>
		view.selection.length === selected.length && view.selection.every((node) => selected.includes(node));
	await toggleFocused(view, () => !isAsBefore());
	const added = view.selection.filter((node) => !selected.includes(node));
	await toggleFocused(view, isAsBefore);
	return added.length > 0 ? added : selected;
}

const MOST_WAIT_MS = 1000;

/** Takes the focused row into the selection or out of it. VS Code tells of it after the command; without rows never. */
async function toggleFocused(view: vscode.TreeView<TreeNode>, isTold: () => boolean): Promise<void> {
	let listener: vscode.Disposable | undefined;
	const told = new Promise<void>((resolve) => {
		listener = view.onDidChangeSelection(() => isTold() && resolve());
	});
	await vscode.commands.executeCommand('list.toggleSelection');
	if (!isTold()) {
		await Promise.race([told, new Promise((resolve) => setTimeout(resolve, MOST_WAIT_MS))]);
	}
	listener?.dispose();
}
