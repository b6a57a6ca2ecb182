import * as vscode from 'vscode';
import { answerLate } from './languageFeatures';
import { paperDrag } from './paperDrag';
import type { PapersTree } from './papersTree';
import { RowsWatch } from './rowsWatch';
import type { TreeNode } from './treeNodes';

/** The view "Papers" with a tree that is loaded when VS Code asks for its rows. */
export interface LateTree extends vscode.Disposable {
	readonly view: vscode.TreeView<TreeNode>;
	/** Tells the view of the changes of the tree, once it is loaded. */
	follow(tree: PapersTree): vscode.Disposable;
	/** VS Code has the rows that the tree has, and knows what of them is selected. */
	settled(): Promise<void>;
}

/** Makes the view; it is there as soon as the extension is. */
export function createLateTree(load: () => Promise<PapersTree>): LateTree {
	const changed = new vscode.EventEmitter<TreeNode | undefined>();
	const tree = answerLate(load, ['getChildren', 'getTreeItem', 'getParent', 'resolveTreeItem']);
	const rows = new RowsWatch();
	const view = vscode.window.createTreeView<TreeNode>('relatedWork.papers', {
		treeDataProvider: {
			...tree,
			getChildren: (node) => rows.answer(tree.getChildren(node)),
			getTreeItem: (node) => rows.answer(tree.getTreeItem(node)),
			onDidChangeTreeData: changed.event,
		},
		showCollapseAll: true,
		canSelectMany: true,
		dragAndDropController: paperDrag,
	});
	return {
		view,
		follow: (loaded) =>
			loaded.onDidChangeTreeData((node) => {
				rows.changed();
				changed.fire(node);
			}),
		settled: () => rows.settled(),
		dispose: () => vscode.Disposable.from(view, changed).dispose(),
	};
}
