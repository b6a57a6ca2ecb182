import * as vscode from 'vscode';
import * as assert from './framework/assert';
import { closeEditors } from './framework/editors';
import { useMemoryFiles } from './framework/memoryFiles';
import { until } from './framework/until';

describe('Exporting papers', () => {
	const scheme = 'related-work-export';
	const texts = new Map<string, string>();

	useMemoryFiles(scheme, texts);
	afterEach(closeEditors);

	const run = (path: string, ids: readonly string[]) =>
		vscode.commands.executeCommand('relatedWork.exportPapers', ids, undefined, vscode.Uri.from({ scheme, path }));

	it('leaves out what the file has, and saves it', async () => {
		texts.set('/export.bib', '% Mine\n@misc{codex, title = {Codex}, eprint = {2107.03374}, archivePrefix = {arXiv}}\n');
		await run('/export.bib', ['chen2021codex', 'austin2021program']);
		const saved = texts.get('/export.bib') ?? '';
		assert.match(saved, /^% Mine\n@misc\{codex, [^@]*@misc\{austin2021program,[^@]*$/);
		await run('/export.bib', ['chen2021codex', 'austin2021program']);
		assert.equal(texts.get('/export.bib'), saved);
	});

	it('makes a new file', async () => {
		await run('/new.bib', ['austin2021program', 'chen2021codex']);
		assert.match(
			texts.get('/new.bib') ?? '',
			/^@misc\{austin2021program,[^@]*\n\}\n\n@misc\{chen2021codex,[^@]*\n\}\n$/,
		);
	});

	it('gives a new file the line ends and the encoding of the settings', async () => {
		const settings = vscode.workspace.getConfiguration('files');
		const set = async (eol: string | undefined, encoding: string | undefined) => {
			await settings.update('eol', eol, vscode.ConfigurationTarget.Global);
			await settings.update('encoding', encoding, vscode.ConfigurationTarget.Global);
		};
		await set('\r\n', 'windows1252');
		try {
			await run('/set.bib', ['li2022competition']);
			const text = texts.get('/set.bib') ?? '';
			assert.match(text, /^@\w+\{[^@]*\r\n\}\r\n$/);
			assert.match(text, /\\["'`^v]/);
			assert.doesNotMatch(text, /[^\r]\n|[^\t\r\n -~]/);
		} finally {
			await set(undefined, undefined);
		}
	});

	it('asks for papers when it is called with none', async () => {
		let isClosed = false;
		const asked = vscode.commands.executeCommand('relatedWork.exportPapers', null).then(() => {
			isClosed = true;
		});
		await until(
			async () => {
				await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
				return isClosed;
			},
			(done) => done,
		);
		await asked;
	});
});
