import * as vscode from 'vscode';
import * as assert from './framework/assert';
import { insertCitation, runDismissing, writeNoEntries } from './framework/commands';
import { closeEditors, openText } from './framework/editors';

const PAPER = 'chen2021codex';
const OTHER = 'austin2021program';

async function run(command: string, papers: string | readonly string[]): Promise<void> {
	await vscode.commands.executeCommand(`relatedWork.${command}`, papers);
}

describe('Citing a paper', () => {
	writeNoEntries();
	afterEach(closeEditors);

	const citations: readonly (readonly [language: string, marked: string, cited: string])[] = [
		['latex', 'As shown |.', String.raw`As shown \cite{chen2021codex}.`],
		['markdown', 'As shown |.', 'As shown [@chen2021codex].'],
		['plaintext', 'As shown by |.', 'As shown by Chen et al., 2021.'],
		['latex', String.raw`As shown \cite{first, |}.`, String.raw`As shown \cite{first, chen2021codex}.`],
		['latex', 'One | and two |.', String.raw`One \cite{chen2021codex} and two \cite{chen2021codex}.`],
	];
	for (const [language, marked, cited] of citations) {
		it(`writes into ${language}: ${marked}`, async () => {
			const { document } = await openText(language, marked);
			await insertCitation(PAPER);
			assert.equal(document.getText(), cited);
		});
	}

	it('is one step to undo', async () => {
		const { document } = await openText('latex', 'One | and two |.');
		await insertCitation(PAPER);
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), 'One  and two .');
	});

	it('cites several papers at once', async () => {
		const { document } = await openText('latex', 'As shown |.');
		await insertCitation([PAPER, OTHER]);
		assert.match(document.getText(), /\\cite\{chen2021codex, ?austin2021program\}/);
	});

	it('cites in the cell of a notebook', async () => {
		const cell = new vscode.NotebookCellData(vscode.NotebookCellKind.Code, '', 'markdown');
		const notebook = await vscode.workspace.openNotebookDocument('jupyter-notebook', new vscode.NotebookData([cell]));
		const editor = await vscode.window.showNotebookDocument(notebook);
		editor.selection = new vscode.NotebookRange(0, 1);
		await vscode.commands.executeCommand('notebook.cell.edit');
		await insertCitation(PAPER);
		assert.equal(notebook.cellAt(0).document.getText(), '[@chen2021codex]');
	});

	it('puts the entry on the clipboard', async () => {
		await openText('latex', '|');
		await insertCitation(PAPER);
		assert.match(await vscode.env.clipboard.readText(), /^@misc\{chen2021codex,\n/);
	});

	it('inserts the entry in a bibliography', async () => {
		const { document } = await openText('bibtex', '|');
		await run('insertBibtex', PAPER);
		assert.match(document.getText(), /^@misc\{chen2021codex,.*\n\}\n$/s);
	});

	const copies: readonly (readonly [command: string, text: RegExp])[] = [
		['copyBibtex', /^@misc\{chen2021codex,.*@misc\{austin2021program,/s],
		['copyCitationKey', /^chen2021codex, ?austin2021program$/],
		['copyReference', /Evaluating Large Language Models Trained on Code.*\n.*Program Synthesis/s],
	];
	for (const [command, text] of copies) {
		it(`${command} copies two papers`, async () => {
			await run(command, [PAPER, OTHER]);
			assert.match(await vscode.env.clipboard.readText(), text);
		});
	}
});

// A folder has files to write into.
if (!vscode.workspace.workspaceFolders) {
	describe('Citing a paper without a bibliography', () => {
		afterEach(closeEditors);

		it('does nothing where the question for one is left open', async () => {
			const { document } = await openText('latex', 'As shown |.');
			await vscode.env.clipboard.writeText('as it was');
			await runDismissing('workbench.action.closeQuickOpen', 'relatedWork.insertCitation', PAPER);
			assert.equal(document.getText(), 'As shown .');
			assert.equal(await vscode.env.clipboard.readText(), 'as it was');
		});
	});
}
