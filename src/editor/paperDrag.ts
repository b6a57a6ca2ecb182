import * as vscode from 'vscode';
import type { Library } from '../core/library';
import type { Paper } from '../core/paper';
import type { TreeNode } from './treeNodes';

/** What dragged papers are known by: their ids, as JSON. */
export const PAPERS_MIME = 'application/vnd.related-work.papers';

/**
 * Lets papers be dragged out of the tree. Never as `text/uri-list`: VS Code would open what is dropped instead of giving it
 * to the editor.
 */
export const paperDrag: vscode.TreeDragAndDropController<TreeNode> = {
	dropMimeTypes: [],
	dragMimeTypes: [PAPERS_MIME, 'text/plain'],
	handleDrag(nodes, dataTransfer) {
		const ids = new Set(nodes.flatMap((node) => (node.kind === 'paper' ? [node.paper.id] : [])));
		if (ids.size > 0) {
			dataTransfer.set(PAPERS_MIME, new vscode.DataTransferItem(JSON.stringify([...ids])));
			dataTransfer.set('text/plain', new vscode.DataTransferItem([...ids].join(', ')));
		}
	},
};

/** The papers that are dragged, as far as the library has them. */
export async function draggedPapers(library: Library, dataTransfer: vscode.DataTransfer): Promise<readonly Paper[]> {
	const ids: unknown = JSON.parse((await dataTransfer.get(PAPERS_MIME)?.asString()) || '[]');
	return Array.isArray(ids) ? ids.flatMap((id) => library.findPaper(String(id)) ?? []) : [];
}
