import * as vscode from 'vscode';
import * as assert from './framework/assert';
import { closeEditors } from './framework/editors';

const texts: readonly (readonly [path: string, text: string])[] = [
	['lists/all.bib', '@misc{ofTheBook, title = {Of the Whole Book}}\n'],
	['parts/near.bib', '@misc{ofTheBook, title = {Of Something Else}}\n'],
	['text/book.adoc', ':bibtex-file: built/lists/all.bib\n\nSee cite:[ofTheBook].\n'],
	['book.tex', '\\include{built/parts/one}\n\\include{built/parts/end}\n'],
	['parts/one.tex', 'See \\cite{ofTheBook}.\n'],
	['parts/end.tex', '\\bibliography{lists/all}\n'],
	['thesis.typ', '#include "parts/one.typ"\n#include "parts/end.typ"\n'],
	['parts/one.typ', 'See @ofTheBook.\n'],
	['parts/end.typ', '#bibliography("../lists/all.bib")\n'],
	['notes.md', '---\nbibliography: lists/all.bib\n---\nSee [@ofTheBook].\n'],
	['alone.tex', '\\cite{ofTheBook}\n\\bibliography{missing}\n'],
];

const [folder] = vscode.workspace.workspaceFolders ?? [];
if (folder) {
	describe('The bibliography of a document', () => {
		const uriOf = (path: string) => vscode.Uri.joinPath(folder.uri, 'built', path);

		before(async () => {
			const edit = new vscode.WorkspaceEdit();
			for (const [path, text] of texts) {
				edit.createFile(uriOf(path), { contents: new TextEncoder().encode(text) });
			}
			assert.ok(await vscode.workspace.applyEdit(edit));
		});
		afterEach(closeEditors);
		after(async () => {
			const edit = new vscode.WorkspaceEdit();
			edit.deleteFile(uriOf(''), { recursive: true });
			assert.ok(await vscode.workspace.applyEdit(edit));
		});

		const open = async (path: string) => {
			const document = await vscode.workspace.openTextDocument(uriOf(path));
			await vscode.window.showTextDocument(document);
			return { document, position: document.positionAt(document.getText().indexOf('ofTheBook') + 2) };
		};

		const rename = async (path: string, newKey: string) => {
			const { document, position } = await open(path);
			return vscode.commands.executeCommand<vscode.WorkspaceEdit>(
				'vscode.executeDocumentRenameProvider',
				document.uri,
				position,
				newKey,
			);
		};

		for (const path of ['text/book.adoc', 'parts/one.tex', 'parts/one.typ', 'notes.md']) {
			it(`is the one that ${path} means, by itself, its main document or another part`, async () => {
				const { document, position } = await open(path);
				const links = await vscode.commands.executeCommand<readonly vscode.LocationLink[]>(
					'vscode.executeDefinitionProvider',
					document.uri,
					position,
				);
				assert.deepEqual(
					links.map(({ targetUri }) => targetUri.toString()),
					[uriOf('lists/all.bib').toString()],
				);
			});
		}

		it('is what an entry must be in to be renamed with its citations', async () => {
			let reason = 'nothing';
			try {
				await rename('alone.tex', 'another');
			} catch (error) {
				reason = String(error);
			}
			assert.match(reason, /The entry is in (all|near)\.bib/);
		});

		it('keeps a refused key from the rename of links in Markdown', async () => {
			const edit = await rename('notes.md', 'two words');
			assert.equal(edit.size, 0);
		});
	});
}
