import * as vscode from 'vscode';
import * as assert from './framework/assert';
import { closeEditors, hoversAt, openText, type TermHover } from './framework/editors';
import { memoryFiles } from './framework/memoryFiles';
import { until } from './framework/until';

const bibliography = `@article{meng2025, title = {Simple preferences}, author = {Meng, Yu}, year = {2025}}
@article{doe2024, title = {SomeCorpus: A Collection}, author = {Doe, Jo}, year = {2024}}
@article{roe2023, title = {Quite another work}, author = {Roe, Al}, year = {2023}}
`;

const [folder] = vscode.workspace.workspaceFolders ?? [];

async function write(name: string, text: string): Promise<vscode.Uri> {
	const uri = vscode.Uri.joinPath(folder?.uri ?? vscode.Uri.parse('untitled:'), name);
	await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
	return uri;
}

/** The hover over the last place of a name, once it says what is awaited. */
async function hoverOver(uri: vscode.Uri, name: string, awaited: string): Promise<TermHover> {
	const document = await vscode.workspace.openTextDocument(uri);
	const position = document.positionAt(document.getText().lastIndexOf(name) + 1);
	const [hover] = await until(
		() => hoversAt(document, position),
		([first]) => first?.markdown.includes(awaited) === true,
	);
	return hover ?? { markdown: '', about: '' };
}

(folder ? describe : () => undefined)('Terms of the user’s own field', () => {
	after(async () => {
		await closeEditors();
		for (const name of ['learned', '.related-work']) {
			const uri = vscode.Uri.joinPath(folder?.uri ?? vscode.Uri.parse('untitled:'), name);
			await vscode.workspace.fs.delete(uri, { recursive: true });
		}
	});

	it('are learned from names before citations, and say where, beside files that are no text', async () => {
		await write('learned/own.bib', bibliography);
		await write('learned/binary.bib', 'no\0text\0');
		const uri = await write(
			'learned/chapter7.tex',
			String.raw`\bibliography{own} We use OddPO~\cite{meng2025}, and again OddPO~\cite{meng2025}. Then OddPO wins.`,
		);
		const hover = await hoverOver(uri, 'OddPO', 'From your text');
		assert.equal(hover.about, 'OddPO');
		const markdown = hover.markdown.replace(/\\(.)/g, '$1');
		for (const part of ['Simple preferences', 'chapter7.tex', '2 times', 'command:relatedWork.forgetTerm']) {
			assert.ok(markdown.includes(part), `expected ${part} in ${markdown}`);
		}
	});

	it('complete to the key of the paper that they stand for', async () => {
		const uri = await write('learned/open.tex', String.raw`\bibliography{own} See \cite{OddPO}`);
		const document = await vscode.workspace.openTextDocument(uri);
		const position = document.positionAt(document.getText().length - 1);
		const keys = await until(
			async () => {
				const list = await vscode.commands.executeCommand<vscode.CompletionList>(
					'vscode.executeCompletionItemProvider',
					uri,
					position,
				);
				return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
			},
			([first]) => first === 'meng2025',
		);
		assert.equal(keys[0], 'meng2025');
	});

	it('are learned from titles', async () => {
		const uri = await write('learned/title.tex', String.raw`\bibliography{own} Here SomeCorpus is used.`);
		const hover = await hoverOver(uri, 'SomeCorpus', 'From a title');
		assert.ok(hover.markdown.includes('Stands for'), hover.markdown);
	});

	it('are learned from the titles of an added library, whose papers use them', async () => {
		const records = [
			{ id: 'a', title: 'CranesQA: A Large-Scale Dataset', year: 2024 },
			{ id: 'b', title: 'Reviews Beyond CranesQA', year: 2025 },
		];
		const texts = new Map([['/lab.jsonl', records.map((record) => JSON.stringify(record)).join('\n')]]);
		const scheme = 'related-work-learned';
		const files = vscode.workspace.registerFileSystemProvider(scheme, memoryFiles(texts));
		const settings = vscode.workspace.getConfiguration('relatedWork');
		try {
			const library = vscode.Uri.from({ scheme, path: '/lab.jsonl' });
			await vscode.commands.executeCommand('relatedWork.addLibrary', [library]);
			const uri = await write('learned/lab.tex', 'Here CranesQA is used.');
			const hover = await hoverOver(uri, 'CranesQA', 'From a title');
			assert.match(hover.markdown, /Stands for[\s\S]*Large-?[\s\S]*Used by[\s\S]*Reviews Beyond/);
		} finally {
			await settings.update('libraries', undefined, vscode.ConfigurationTarget.Global);
			await vscode.commands.executeCommand('relatedWork.readLibraries');
			files.dispose();
		}
	});

	it('are added, corrected and forgotten in a file of the folder', async () => {
		const uri = await write('learned/added.tex', String.raw`\bibliography{own} Our oddities and OddPO.`);
		await vscode.commands.executeCommand('relatedWork.addTerm', 'oddities', 'roe2023');
		const added = await hoverOver(uri, 'oddities', 'From your terms file');
		assert.ok(added.markdown.includes('Quite another work'), added.markdown);
		await vscode.commands.executeCommand('relatedWork.correctTerm', 'OddPO', 'doe2024');
		const corrected = await hoverOver(uri, 'OddPO', 'SomeCorpus');
		assert.ok(corrected.markdown.includes('From your terms file'), corrected.markdown);
		await vscode.commands.executeCommand('relatedWork.forgetTerm', 'oddities');
		const document = await vscode.workspace.openTextDocument(uri);
		assert.deepEqual(await hoversAt(document, document.positionAt(document.getText().indexOf('oddities') + 1)), []);
		const file = vscode.Uri.joinPath(uri, '../../.related-work/terms.yml');
		const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
		assert.ok(/\noddities: ~\nOddPO: doe2024\n$/.test(text), text);
	});

	it('tells of broken lines of the file', async () => {
		const uri = await write('.related-work/terms.yml', 'HumanEval\nMBPP: roe2023\n');
		const document = await vscode.workspace.openTextDocument(uri);
		await vscode.window.showTextDocument(document);
		await until(
			async () => {
				await hoversAt(document, new vscode.Position(0, 0));
				return vscode.languages.getDiagnostics(uri).length;
			},
			(count) => count > 0,
		);
		assert.deepEqual(
			vscode.languages.getDiagnostics(uri).map(({ range }) => range.start.line),
			[0],
		);
	});
});

(folder ? () => undefined : describe)('Terms of a window without a folder', () => {
	after(closeEditors);

	it('are kept in the storage of the user', async () => {
		await vscode.commands.executeCommand('relatedWork.addTerm', 'oddities', 'chen2021codex');
		const { document } = await openText('latex', 'Our oddities.');
		const added = await hoverOver(document.uri, 'oddities', 'From your terms file');
		assert.ok(added.markdown.includes('Chen'), added.markdown);
		await vscode.commands.executeCommand('relatedWork.forgetTerm', 'oddities');
		assert.deepEqual(await hoversAt(document, new vscode.Position(0, 5)), []);
	});
});
