import * as vscode from 'vscode';
import type { Library } from '../core/library';
import type { Paper } from '../core/paper';
import type { TreeNode } from './treeNodes';

/** What dragged papers are known by: their ids, as JSON. */
export const PAPERS_MIME = 'application/vnd.related-work.papers';

const FILES_MIME = 'text/uri-list';

/**
 * Lets papers be dragged out of the tree, and files be dropped onto it, which adds them to the library. Papers never are a
 * `text/uri-list`: VS Code would open what is dropped instead of giving it to the editor.
 */
export const paperDrag: vscode.TreeDragAndDropController<TreeNode> = {
	dropMimeTypes: [FILES_MIME],
	dragMimeTypes: [PAPERS_MIME, 'text/plain'],
	handleDrag(nodes, dataTransfer) {
		const ids = new Set(nodes.flatMap((node) => (node.kind === 'paper' ? [node.paper.id] : [])));
		if (ids.size > 0) {
			dataTransfer.set(PAPERS_MIME, new vscode.DataTransferItem(JSON.stringify([...ids])));
			dataTransfer.set('text/plain', new vscode.DataTransferItem([...ids].join(', ')));
		}
	},
	async handleDrop(_target, dataTransfer, token) {
		const uris = readUris((await dataTransfer.get(FILES_MIME)?.asString()) ?? '');
		if (uris.length > 0 && !token.isCancellationRequested) {
			await vscode.commands.executeCommand('relatedWork.addLibrary', uris);
		}
	},
};

/** The addresses of a list, one a line (RFC 2483); lines that begin with `#` are comments. */
function readUris(list: string): readonly vscode.Uri[] {
	return list.split(/\r?\n/).flatMap((line) => (/^[a-z][\w+.-]+:/i.test(line) ? [vscode.Uri.parse(line.trim())] : []));
}

/** The papers that are dragged, as far as the library has them. */
export async function draggedPapers(library: Library, dataTransfer: vscode.DataTransfer): Promise<readonly Paper[]> {
	const ids: unknown = JSON.parse((await dataTransfer.get(PAPERS_MIME)?.asString()) || '[]');
	return Array.isArray(ids) ? ids.flatMap((id) => library.findPaper(String(id)) ?? []) : [];
}
