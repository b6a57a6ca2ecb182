import * as vscode from 'vscode';
import { answerLate } from './languageFeatures';
import { paperDrag } from './paperDrag';
import type { PapersTree } from './papersTree';
import type { TreeNode } from './treeNodes';

/** The view "Papers" with a tree that is loaded when VS Code asks for its rows. */
export interface LateTree extends vscode.Disposable {
	readonly view: vscode.TreeView<TreeNode>;
	/** Tells the view of the changes of the tree, once it is loaded. */
	follow(tree: PapersTree): vscode.Disposable;
}

/** Makes the view; it is there as soon as the extension is. */
export function createLateTree(load: () => Promise<PapersTree>): LateTree {
	const changed = new vscode.EventEmitter<TreeNode | undefined>();
	const tree = answerLate(load, ['getChildren', 'getTreeItem', 'getParent', 'resolveTreeItem']);
	const view = vscode.window.createTreeView<TreeNode>('relatedWork.papers', {
		treeDataProvider: Object.assign(tree, { onDidChangeTreeData: changed.event }),
		showCollapseAll: true,
		canSelectMany: true,
		dragAndDropController: paperDrag,
	});
	return {
		view,
		follow: (loaded) => loaded.onDidChangeTreeData((node) => changed.fire(node)),
		dispose: () => vscode.Disposable.from(view, changed).dispose(),
	};
}
