import * as vscode from 'vscode';
import * as assert from './framework/assert';
import { closeEditors, hoversAt } from './framework/editors';
import { memoryFiles } from './framework/memoryFiles';
import { until } from './framework/until';

const scheme = 'related-work-own';
const refs = '@misc{roe99,\n  title = {A Book on Kites},\n  author = {Roe, Jane},\n  year = 1999,\n}\n';
const lab = `@string{press = {Paper Press}}
@proceedings{fold, title = {Proceedings of Folding}, address = {Kyoto}, publisher = press}
@inproceedings{Li:cranes, crossref = {fold}, title = {Cranes of Paper}, author = {Li, Wei}, year = 2020,
  isbn = {978-1}, annotation = {mine}, file = {cranes.pdf}}
@misc{kites, title = {A Book on Kites}, author = {Roe, Jane}, year = 1999}
`;
const fileAt = (path: string) => vscode.Uri.from({ scheme, path });

describe('Entries of the user’s other files', () => {
	const texts = new Map<string, string>();
	let files: vscode.Disposable | undefined;

	before(async () => {
		files = vscode.workspace.registerFileSystemProvider(scheme, memoryFiles(texts));
		texts.set('/lab.bib', lab);
		texts.set('/refs.bib', refs);
		texts.set('/paper.tex', '\\cite{cranes}\n\\bibliography{refs}\n');
		texts.set('/read.bib', refs);
		texts.set('/read.tex', '\\cite{roe99} \\cite{Li:cranes}\n\\bibliography{read}\n');
	});
	afterEach(closeEditors);
	after(async () => {
		await vscode.workspace
			.getConfiguration('relatedWork')
			.update('libraries', undefined, vscode.ConfigurationTarget.Global);
		await vscode.commands.executeCommand('relatedWork.readLibraries');
		files?.dispose();
	});

	async function openPaper(path: string): Promise<vscode.TextEditor> {
		const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(fileAt(path)));
		await vscode.commands.executeCommand('relatedWork.addLibrary', [fileAt('/lab.bib')]);
		await vscode.commands.executeCommand('relatedWork.readLibraries');
		return editor;
	}

	it('are offered in a citation, and copied with all that they hold and inherit', async () => {
		const editor = await openPaper('/paper.tex');
		const { document } = editor;
		const end = new vscode.Position(0, '\\cite{cranes'.length);
		editor.selection = new vscode.Selection(end, end);
		const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
			'vscode.executeCompletionItemProvider',
			document.uri,
			end,
		);
		const offered = items.find(({ label }) => typeof label !== 'string' && /Cranes of Paper/.test(label.detail ?? ''));
		assert.ok(offered?.command, 'expected an offer');
		await vscode.commands.executeCommand(offered.command.command, ...(offered.command.arguments ?? []));
		assert.equal(document.lineAt(0).text, '\\cite{Li:cranes}');
		const written = await until(
			() => texts.get('/refs.bib') ?? '',
			(text) => text !== refs,
		);
		const entry = [
			'@inproceedings{Li:cranes,',
			'  title = {Cranes of Paper},',
			'  author = {Li, Wei},',
			'  year = {2020},',
			'  isbn = {978-1},',
			'  booktitle = {Proceedings of Folding},',
			'  address = {Kyoto},',
			'  publisher = {Paper Press},',
			'}\n',
		];
		assert.equal(written, `${refs}\n${entry.join('\n')}`);
	});

	it('are told of in the hover over a key', async () => {
		const { document } = await openPaper('/read.tex');
		const [here] = await hoversAt(document, new vscode.Position(0, 7));
		assert.match(here?.markdown ?? '', /A Book on Kites[\s\S]*Also in lab\\\.bib \\\(as kites\\\)/);
		const [there] = await hoversAt(document, new vscode.Position(0, 20));
		assert.match(
			there?.markdown ?? '',
			/Cranes of Paper[\s\S]*Not in the bibliography of this document\n\n\[lab\\\.bib\\:3\]/,
		);
	});

	it('are what an unknown key may mean', async () => {
		const { document } = await openPaper('/read.tex');
		const at = document.positionAt(document.getText().indexOf('Li:cranes'));
		await until(
			() => vscode.languages.getDiagnostics(document.uri),
			(found) => found.some(({ range }) => range.start.isEqual(at)),
		);
		const actions = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
			'vscode.executeCodeActionProvider',
			document.uri,
			new vscode.Range(at, at),
		);
		assert.ok(
			actions.some(({ title }) => /^Add Entry of “Cranes of Paper”/.test(title)),
			actions.map(({ title }) => title).join('; '),
		);
	});
});
