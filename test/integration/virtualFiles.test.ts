import * as vscode from 'vscode';
import * as assert from './framework/assert';
import { insertCitation, runDismissing, writeNoEntries } from './framework/commands';
import { closeEditors, hoversAt } from './framework/editors';
import { memoryFiles, useMemoryFiles } from './framework/memoryFiles';
import { until } from './framework/until';

describe('A virtual file system', () => {
	const texts = new Map([
		['/paper.tex', 'Results on HumanEval.\n'],
		['/paper.typ', ''],
		['/gone.md', '---\nbibliography: gone.bib\n---\n'],
		['/gone.bib', '@misc{chen2021codex, eprint = {2107.03374}}\n'],
		['/shown.md', '---\nbibliography: shown.bib\n---\n'],
		['/shown.bib', '@misc{last, title = {The Last Copy}}\n'],
	]);
	const paper = vscode.Uri.from({ scheme: 'related-work-memory', path: '/paper.tex' });
	let files: vscode.Disposable | undefined;

	writeNoEntries();
	before(() => {
		const options = { isCaseSensitive: true };
		files = vscode.workspace.registerFileSystemProvider('related-work-memory', memoryFiles(texts), options);
	});
	afterEach(closeEditors);
	after(() => files?.dispose());

	it('has hovers', async () => {
		const document = await vscode.workspace.openTextDocument(paper);
		assert.equal((await hoversAt(document, new vscode.Position(0, 14))).length, 1);
	});

	it('takes citations', async () => {
		const document = await vscode.workspace.openTextDocument(paper);
		await vscode.window.showTextDocument(document, { selection: new vscode.Range(1, 0, 1, 0) });
		await insertCitation('chen2021codex');
		await document.save();
		assert.equal(texts.get('/paper.tex'), 'Results on HumanEval.\n\\cite{chen2021codex}');
	});

	it('gets a bibliography anew that was deleted outside of VS Code', async () => {
		await vscode.workspace.openTextDocument(paper.with({ path: '/gone.bib' }));
		texts.delete('/gone.bib');
		const { document } = await vscode.window.showTextDocument(paper.with({ path: '/gone.md' }));
		await insertCitation('chen2021codex');
		assert.match(document.getText(), /@chen2021codex/);
		assert.match(texts.get('/gone.bib') ?? '', /^@misc\{chen2021codex,\n +author/);
	});

	it('gets a deleted bibliography back that is in a tab, with the new entry', async () => {
		const last = texts.get('/shown.bib') ?? '';
		await vscode.window.showTextDocument(paper.with({ path: '/shown.bib' }), { preview: false });
		texts.delete('/shown.bib');
		await vscode.window.showTextDocument(paper.with({ path: '/shown.md' }));
		await insertCitation('chen2021codex');
		const made = texts.get('/shown.bib') ?? '';
		assert.match(made.slice(0, last.length), /^@misc\{last, title = \{The Last Copy\}\}\n$/);
		assert.match(made.slice(last.length), /@misc\{chen2021/);
	});

	it('gives a markup by the name of the file where no extension knows the language', async () => {
		const { document } = await vscode.window.showTextDocument(paper.with({ path: '/paper.typ' }));
		await insertCitation('chen2021codex');
		assert.equal(document.getText(), '@chen2021codex');
	});
});

describe('A document outside of all folders', () => {
	const scheme = 'related-work-beside';
	const texts = new Map([
		['/paper.tex', '\n'],
		['/references.bib', '@misc{last, title = {The Last Copy}}\n'],
	]);

	useMemoryFiles(scheme, texts);
	afterEach(closeEditors);

	it('has the bibliography that lies beside it', async () => {
		const { document } = await vscode.window.showTextDocument(vscode.Uri.from({ scheme, path: '/paper.tex' }));
		await insertCitation('chen2021codex');
		assert.match(document.getText(), /^\\cite\{chen2021/);
		assert.match(texts.get('/references.bib') ?? '', /^@misc\{last, title = \{The Last Copy\}\}\n\s*@misc\{chen2021/);
	});
});

describe('A document between two bibliographies', () => {
	const scheme = 'related-work-between';
	const texts = new Map([
		['/paper.tex', '\n'],
		['/a.bib', '@misc{a, title = {A}}\n'],
		['/b.bib', '@misc{b, title = {B}}\n'],
	]);

	useMemoryFiles(scheme, texts);
	afterEach(closeEditors);

	it('gets one entry for a work that is cited twice, in the file that is chosen', async () => {
		const uri = vscode.Uri.from({ scheme, path: '/paper.tex' });
		const { document } = await vscode.window.showTextDocument(uri, { selection: new vscode.Range(0, 0, 0, 0) });
		let isCited = false;
		const cited = Promise.resolve(insertCitation('chen2021codex')).then(() => {
			isCited = true;
		});
		await until(
			async () => {
				await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
				await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
				return isCited;
			},
			(done) => done,
		);
		await cited;
		await vscode.window.showTextDocument(uri, { selection: new vscode.Range(1, 0, 1, 0) });
		await insertCitation('chen2021codex');
		assert.match(document.getText(), /^\\cite\{(chen2021\w*)\}\n\\cite\{\1\}$/);
		const entries = [...texts.values()].join('').match(/@misc\{chen2021/g);
		assert.equal(entries?.length, 1);
	});
});

describe('A read-only file', () => {
	let files: vscode.Disposable | undefined;

	before(() => {
		const texts = new Map([
			['/paper.tex', 'Results on HumanEval.\n'],
			['/paper.typ', ''],
		]);
		const options = { isReadonly: true };
		files = vscode.workspace.registerFileSystemProvider('related-work-readonly', memoryFiles(texts), options);
	});
	afterEach(closeEditors);
	after(() => files?.dispose());

	it('stays as it is, and the user is told why', async () => {
		const uri = vscode.Uri.from({ scheme: 'related-work-readonly', path: '/paper.tex' });
		const { document } = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
		await runDismissing('notifications.clearAll', 'relatedWork.insertCitation', 'chen2021codex');
		assert.equal(document.getText(), 'Results on HumanEval.\n');
		assert.equal(document.isDirty, false);
	});
});
