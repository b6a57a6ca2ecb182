import * as vscode from 'vscode';
import type { LatexEncoder } from '../core/bibliography/writing/escapeLatex';

/** Loads the large tables that write characters outside ASCII as LaTeX. */
export async function loadLatexEncoder(extensionUri: vscode.Uri): Promise<LatexEncoder> {
	const chunk = await loadChunk<{ createLatexEncoder(): LatexEncoder }>(extensionUri, 'latexEncoder');
	return chunk.createLatexEncoder();
}

/**
 * Loads a part of the extension that is built as a file of its own. The web host imports neither files of an extension nor
 * `data:` addresses, so there it goes through a Blob.
 */
async function loadChunk<T>(extensionUri: vscode.Uri, name: string): Promise<T> {
	const uri = vscode.Uri.joinPath(extensionUri, 'dist', `${name}.mjs`);
	if (uri.scheme === 'file') {
		// Encoded, since the path may hold `#`, `%` or spaces; Node decodes `file:///c%3A/` to a drive letter.
		return (await import(uri.toString())) as T;
	}
	const blob = new Blob([await vscode.workspace.fs.readFile(uri)], { type: 'text/javascript' });
	const url = URL.createObjectURL(blob);
	try {
		return (await import(url)) as T;
	} finally {
		URL.revokeObjectURL(url);
	}
}
