import * as vscode from 'vscode';
import * as assert from './framework/assert';
import { closeEditors } from './framework/editors';
import { memoryFiles } from './framework/memoryFiles';
import { until } from './framework/until';

const scheme = 'related-work-keys';

const refs = String.raw`@article{goedel-1931,
  author = {G{\"o}del, Kurt},
  title = {{\"U}ber formal unentscheidbare S{\"a}tze},
  year = {1931},
}
@inproceedings{DBLP:conf/icse/SmithJ20, author = {Smith, Ann and Jones, Bo}, title = {Reading Code, <b>fast</b>}, year = 2020}
@misc{humaneval, author = {Chen, Mark and others}, title = {Evaluating Large Language Models Trained on Code}, eprint = {2107.03374}}
@misc{lyu, title = {A Survey on Large Language Models for Code Generation}, eprint = {2406.00515}, archiveprefix = {arXiv}}
@incollection{chapter, author = {Jones, Cy}, title = {A Chapter}, crossref = {volume}}
@book{volume, editor = {Roe, Di}, title = {A Volume}}
`;

const texts = new Map([
	['/refs.bib', refs],
	['/other.bib', '@misc{humaneval, title = {Another Work With This Key}}\n'],
	[
		'/paper.tex',
		'\\cite{goedel-1931, humaneval}\n\\citep[see][]{%\n  DBLP:conf/icse/SmithJ20}\n\\cite{unknown}\n\\bibliography{refs}\n',
	],
	['/part.tex', '% !TEX root = paper.tex\n\\cite{humaneval}\\cite{}\n'],
	['/other.tex', '\\cite{humaneval}\\bibliography{other}\n'],
	['/notes.md', '---\nbibliography: refs.bib\n---\nSee [@humaneval; @] and @goedel-1931.\nMail: me@\n'],
	['/thesis.typ', '#bibliography("refs.bib")\n@humaneval and @sec-one\n'],
	['/ahead.tex', '\\cite{austin2021program}\\cite{arXiv:2108.07732}\n\\bibliography{refs}\n'],
	['/bare.md', 'Thanks to @ and @hum\n'],
]);

const fileAt = (path: string) => vscode.Uri.from({ scheme, path });

async function open(path: string): Promise<vscode.TextDocument> {
	const document = await vscode.workspace.openTextDocument(fileAt(path));
	await vscode.window.showTextDocument(document);
	return document;
}

/** The place of a `|` in a part of the text that is there once. */
function placeOf(document: vscode.TextDocument, marked: string): vscode.Position {
	const at = document.getText().indexOf(marked.replace('|', ''));
	assert.ok(at >= 0, `expected ${marked}`);
	return document.positionAt(at + marked.indexOf('|'));
}

async function complete(document: vscode.TextDocument, marked: string): Promise<vscode.CompletionList> {
	return vscode.commands.executeCommand(
		'vscode.executeCompletionItemProvider',
		document.uri,
		placeOf(document, marked),
	);
}

function labelOf({ label }: vscode.CompletionItem): string {
	return typeof label === 'string' ? label : label.label;
}

function ours({ items }: vscode.CompletionList): readonly vscode.CompletionItem[] {
	return items.filter(
		({ kind }) => kind === vscode.CompletionItemKind.Reference || kind === vscode.CompletionItemKind.Value,
	);
}

async function type(document: vscode.TextDocument, marked: string, text: string): Promise<void> {
	const edit = new vscode.WorkspaceEdit();
	edit.insert(document.uri, placeOf(document, marked), text);
	await vscode.workspace.applyEdit(edit);
}

async function reset(): Promise<void> {
	const edit = new vscode.WorkspaceEdit();
	for (const document of vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === scheme)) {
		const all = new vscode.Range(new vscode.Position(0, 0), document.lineAt(document.lineCount - 1).range.end);
		edit.replace(document.uri, all, texts.get(document.uri.path) ?? '');
	}
	await vscode.workspace.applyEdit(edit);
	await closeEditors();
}

describe('Citation keys', () => {
	let files: vscode.Disposable | undefined;

	before(async () => {
		await vscode.extensions.getExtension('related-work.related-work')?.activate();
		files = vscode.workspace.registerFileSystemProvider(scheme, memoryFiles(texts), { isCaseSensitive: true });
	});
	afterEach(reset);
	after(() => files?.dispose());

	describe('are completed', () => {
		const found: readonly (readonly [typed: string, first: string])[] = [
			['godel', 'goedel-1931'],
			['formal unent', 'goedel-1931'],
			['1931', 'goedel-1931'],
			['DBLP:conf/', 'DBLP:conf/icse/SmithJ20'],
			['smith code', 'DBLP:conf/icse/SmithJ20'],
			['large language mod', 'humaneval'],
			['codex', 'humaneval'],
		];
		for (const [typed, first] of found) {
			it(`by "${typed}"`, async () => {
				const document = await open('/part.tex');
				await type(document, '\\cite{|}', typed);
				const list = await complete(document, `\\cite{${typed}|}`);
				const [item] = ours(list);
				assert.equal(item && labelOf(item), first);
				assert.equal(item?.insertText, first);
				assert.ok(item?.filterText?.startsWith(typed), 'expected that VS Code keeps it');
				assert.ok(
					item?.range instanceof vscode.Range && document.getText(item.range) === typed,
					'expected the typed key',
				);
				assert.equal(list.isIncomplete, true);
			});
		}

		it('in our order, what is cited already first, without what this citation has', async () => {
			const document = await open('/paper.tex');
			await type(document, 'humaneval|}', ', ');
			const items = ours(await complete(document, 'humaneval, |}'));
			const sorted = [...items].sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
			assert.deepEqual(sorted.map(labelOf).slice(0, 3), ['DBLP:conf/icse/SmithJ20', 'lyu', 'chapter']);
		});

		it('with papers of the library behind, which insert nothing themselves', async () => {
			const document = await open('/part.tex');
			const typed = 'program synthesis with large';
			await type(document, '\\cite{|}', typed);
			const items = ours(await complete(document, `\\cite{${typed}|}`));
			const item = items.find(({ command }) => command?.arguments?.[1] === 'austin2021program');
			assert.equal(item && labelOf(item), 'Austin et al., 2021');
			assert.equal(item?.insertText, typed);
			assert.equal(item?.command?.command, 'relatedWork.completeCitation');
			assert.ok(
				items.every(({ command }) => command?.arguments?.[1] !== 'chen2021codex'),
				'expected no second Codex',
			);
		});

		it('with a card that says what the work is', async () => {
			const document = await open('/part.tex');
			const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
				'vscode.executeCompletionItemProvider',
				document.uri,
				placeOf(document, '\\cite{|}'),
				undefined,
				50,
			);
			const card = (key: string) => items.find((item) => labelOf(item) === key)?.documentation;
			const smith = card('DBLP:conf/icse/SmithJ20');
			assert.ok(smith instanceof vscode.MarkdownString && !smith.value.includes('<b>'), 'expected no HTML');
			const survey = card('lyu');
			assert.match(
				survey instanceof vscode.MarkdownString ? survey.value : '',
				/A Survey on Large[\s\S]*remarkable advanc/,
			);
		});

		it('until a full stop or a colon ends a bare key, unless a key goes on so', async () => {
			const document = await open('/notes.md');
			await type(document, '@goedel-1931|.', '.\nSee @DBLP:');
			const found = async (marked: string) =>
				ours(await complete(document, marked))
					.map(labelOf)
					.slice(0, 1);
			assert.deepEqual(await found('@goedel-1931|.'), ['goedel-1931']);
			assert.deepEqual(await found('@goedel-1931.|'), []);
			assert.deepEqual(await found('@DBLP:|'), ['DBLP:conf/icse/SmithJ20']);
		});

		it('in Markdown, and not in a mail address', async () => {
			const document = await open('/notes.md');
			assert.deepEqual(
				ours(await complete(document, '; @|]'))
					.map(labelOf)
					.slice(0, 1),
				['goedel-1931'],
			);
			assert.deepEqual(ours(await complete(document, 'me@|')), []);
		});

		it('with nothing of the library behind a bare @ that nobody goes on with', async () => {
			const items = ours(await complete(await open('/bare.md'), 'to @|'));
			assert.deepEqual(
				items.filter(({ kind }) => kind === vscode.CompletionItemKind.Value),
				[],
			);
		});

		it('in a cell of a notebook that is not saved', async () => {
			const cell = new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, 'See [@chen2021]', 'markdown');
			const notebook = await vscode.workspace.openNotebookDocument('jupyter-notebook', new vscode.NotebookData([cell]));
			const { document } = notebook.cellAt(0);
			const items = ours(await complete(document, '@chen2021|]'));
			// The sample paper's bibliography has it where the lane has a folder.
			assert.ok(
				items.some((item) => /^(?:Chen et al|chen2021codex)/.test(labelOf(item))),
				'expected Codex',
			);
		});

		it('and count as picked lately then', async () => {
			const document = await open('/part.tex');
			await vscode.commands.executeCommand('relatedWork.readLibraries');
			const [item] = ours(await complete(document, '\\cite{|}')).filter((one) => labelOf(one) === 'volume');
			await vscode.commands.executeCommand(item?.command?.command ?? '', ...(item?.command?.arguments ?? []));
			const items = ours(await complete(document, '\\cite{|}'));
			const sorted = [...items].sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
			assert.deepEqual(sorted.map(labelOf).slice(0, 2), ['humaneval', 'volume']);
		});

		it('never where the settings say so', async () => {
			const settings = vscode.workspace.getConfiguration('relatedWork.completion');
			try {
				await settings.update('enabled', 'off', vscode.ConfigurationTarget.Global);
				assert.deepEqual(ours(await complete(await open('/part.tex'), '\\cite{|}')), []);
			} finally {
				await settings.update('enabled', undefined, vscode.ConfigurationTarget.Global);
			}
		});
	});

	describe('have a hover', () => {
		const hovers = async (path: string, marked: string) => {
			const document = await open(path);
			const found = await vscode.commands.executeCommand<readonly vscode.Hover[]>(
				'vscode.executeHoverProvider',
				document.uri,
				placeOf(document, marked),
			);
			return found.flatMap(({ contents, range }) => {
				const text = contents.map((content) => (typeof content === 'string' ? content : content.value)).join('\n');
				return /command:relatedWork\.showEntry|Not in the bibliography of this document/.test(text)
					? [{ text, about: range ? document.getText(range) : '' }]
					: [];
			});
		};

		const keys: readonly (readonly [path: string, marked: string, about: string])[] = [
			['/paper.tex', '|goedel-1931', 'goedel-1931'],
			['/paper.tex', 'goedel-193|1', 'goedel-1931'],
			['/paper.tex', 'human|eval', 'humaneval'],
			['/paper.tex', 'DBLP:conf/|icse', 'DBLP:conf/icse/SmithJ20'],
			['/notes.md', '@goedel|-1931', 'goedel-1931'],
			['/thesis.typ', '@human|eval', 'humaneval'],
			['/ahead.tex', 'austin2021|program', 'austin2021program'],
			['/ahead.tex', 'arXiv:2108|.07732', 'arXiv:2108.07732'],
		];
		for (const [path, marked, about] of keys) {
			it(`on ${marked} in ${path}`, async () => {
				assert.deepEqual(
					(await hovers(path, marked)).map((hover) => hover.about),
					[about],
				);
			});
		}

		const nothing: readonly (readonly [path: string, marked: string])[] = [
			['/paper.tex', 'goedel-1931|,'],
			['/paper.tex', '\\ci|te{goedel'],
			['/paper.tex', 'unkn|own'],
			['/paper.tex', 'se|e'],
			['/thesis.typ', '@sec-|one'],
		];
		for (const [path, marked] of nothing) {
			it(`nothing on ${marked} in ${path}`, async () => assert.deepEqual(await hovers(path, marked), []));
		}

		it('of the paper that a key without entry names', async () => {
			const [hover] = await hovers('/ahead.tex', 'austin2021|program');
			assert.match(hover?.text ?? '', /Program Synthesis with Large Language Models[\s\S]*Not in the bibliography/);
		});

		it('with decoded text, the place of the entry and how often it is cited', async () => {
			const [goedel] = await until(
				() => hovers('/paper.tex', '|goedel'),
				([hover]) => /Cited/.test(hover?.text ?? ''),
			);
			assert.match(goedel?.text ?? '', /Über formal unentscheidbare Sätze[\s\S]*Gödel\\, 1931[\s\S]*refs\\\.bib\\:1/);
			assert.match(goedel?.text ?? '', /Cited (?:once|\d times) in \d files?/);
		});

		it('that counts the citations of the same entry, not those of another one with the key', async () => {
			for (const path of texts.keys()) {
				await open(path);
			}
			const [hover] = await until(
				() => hovers('/other.tex', 'human|eval'),
				([first]) => /Cited/.test(first?.text ?? ''),
			);
			assert.match(hover?.text ?? '', /Another Work With This Key[\s\S]*Cited once in 1 file/);
		});

		it('with a link that shows the entry', async () => {
			await open('/paper.tex');
			await vscode.commands.executeCommand('relatedWork.showEntry', fileAt('/refs.bib').toString(), 6, 6);
			const editor = vscode.window.activeTextEditor;
			assert.equal(editor?.document.uri.path, '/refs.bib');
			assert.equal(editor?.selection.active.line, 6);
		});
	});

	describe('lead to their entries', () => {
		const definitions = async (path: string, marked: string) => {
			const document = await open(path);
			const links = await vscode.commands.executeCommand<readonly vscode.LocationLink[]>(
				'vscode.executeDefinitionProvider',
				document.uri,
				placeOf(document, marked),
			);
			return Promise.all(
				links.map(async ({ targetUri, targetSelectionRange, originSelectionRange }) => {
					const target = await vscode.workspace.openTextDocument(targetUri);
					const from = originSelectionRange ? document.getText(originSelectionRange) : '';
					return [from, targetUri.path, target.getText(targetSelectionRange)];
				}),
			);
		};

		const places: readonly (readonly [path: string, marked: string, key: string, file: string])[] = [
			['/paper.tex', 'DBLP:|conf', 'DBLP:conf/icse/SmithJ20', '/refs.bib'],
			['/part.tex', '|humaneval', 'humaneval', '/refs.bib'],
			['/other.tex', 'human|eval', 'humaneval', '/other.bib'],
			['/notes.md', '@goedel|-', 'goedel-1931', '/refs.bib'],
			['/refs.bib', 'crossref = {vol|ume}', 'volume', '/refs.bib'],
		];
		for (const [path, marked, key, file] of places) {
			it(`from ${marked} in ${path}`, async () => {
				assert.deepEqual(await definitions(path, marked), [[key, file, key]]);
			});
		}

		it('from nowhere else', async () => assert.deepEqual(await definitions('/paper.tex', '\\bib|liography'), []));
	});

	describe('are found and renamed', () => {
		const openAll = async () => {
			for (const path of texts.keys()) {
				await open(path);
			}
		};

		it('in every document of the entry, and in no other', async () => {
			await openAll();
			const document = await open('/refs.bib');
			const found = await vscode.commands.executeCommand<readonly vscode.Location[]>(
				'vscode.executeReferenceProvider',
				document.uri,
				placeOf(document, '@misc{human|eval'),
			);
			const places = found.map(({ uri, range }) => `${uri.path}:${range.start.line}`);
			assert.deepEqual(places.sort(), ['/notes.md:3', '/paper.tex:0', '/part.tex:1', '/refs.bib:6', '/thesis.typ:1']);
		});

		const [folder] = vscode.workspace.workspaceFolders ?? [];
		if (folder) {
			it('in files of the folder that are not open, as they are now', async () => {
				const extra = vscode.Uri.joinPath(folder.uri, 'extra.md');
				const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, 'refs.bib'));
				const names = async () => {
					const found = await vscode.commands.executeCommand<readonly vscode.Location[]>(
						'vscode.executeReferenceProvider',
						document.uri,
						placeOf(document, '{chen|2021codex'),
					);
					return found.map(({ uri }) => uri.path.split('/').pop());
				};
				assert.ok((await names()).includes('paper.tex'), 'expected the closed paper');
				const create = new vscode.WorkspaceEdit();
				create.createFile(extra, { contents: new TextEncoder().encode('See [@chen2021codex].\n') });
				assert.ok(await vscode.workspace.applyEdit(create));
				await until(names, (found) => found.includes('extra.md'));
				const remove = new vscode.WorkspaceEdit();
				remove.deleteFile(extra);
				assert.ok(await vscode.workspace.applyEdit(remove));
				await until(names, (found) => !found.includes('extra.md'));
			});
		}

		const rename = (document: vscode.TextDocument, marked: string, newKey: string) =>
			vscode.commands.executeCommand<vscode.WorkspaceEdit>(
				'vscode.executeDocumentRenameProvider',
				document.uri,
				placeOf(document, marked),
				newKey,
			);

		it('in one edit, unsaved text too', async () => {
			await openAll();
			const document = await open('/paper.tex');
			await type(document, '|\\bibliography', '\\nocite{humaneval} ');
			const edit = await rename(document, 'goedel-1931, human|eval', 'codex:2021');
			assert.ok(await vscode.workspace.applyEdit(edit));
			assert.match(document.getText(), /\\cite\{goedel-1931, codex:2021\}[\s\S]*\\nocite\{codex:2021\}/);
			const text = async (path: string) => (await vscode.workspace.openTextDocument(fileAt(path))).getText();
			assert.match(await text('/refs.bib'), /@misc\{codex:2021, /);
			assert.match(await text('/notes.md'), /\[@codex:2021; @\]/);
			assert.match(await text('/thesis.typ'), /@codex:2021 and/);
			assert.match(await text('/other.tex'), /\\cite\{humaneval\}/);
		});

		it('with the fields that refer to the entry', async () => {
			const document = await open('/refs.bib');
			await vscode.workspace.applyEdit(await rename(document, '@book{vol|ume', 'tome'));
			assert.match(document.getText(), /crossref = \{tome\}\}\n@book\{tome,/);
		});

		const refused: readonly (readonly [path: string, marked: string, newKey: string, why: RegExp])[] = [
			['/paper.tex', 'human|eval', 'chapter', /refs\.bib has an entry .*chapter.* already/],
			['/paper.tex', 'human|eval', 'CHAPTER', /refs\.bib has an entry .*chapter.* already/],
			['/paper.tex', 'human|eval', 'two words', /cannot hold/],
			['/paper.tex', 'human|eval', 'a,b', /cannot hold/],
			['/paper.tex', '\\ci|te{goedel', 'x', /No citation key is here/],
			['/refs.bib', 'ti|tle', 'x', /No citation key is here/],
			['/thesis.typ', '@sec-|one', 'x', /No citation key is here/],
			['/thesis.typ', '@human|eval', 'a/b', /cannot hold/],
		];
		for (const [path, marked, newKey, why] of refused) {
			it(`but not ${marked} in ${path} to "${newKey}"`, async () => {
				const document = await open(path);
				let reason = 'nothing';
				try {
					await rename(document, marked, newKey);
				} catch (error) {
					reason = String(error);
				}
				assert.match(reason, why);
			});
		}

		it('from exactly the key', async () => {
			const document = await open('/paper.tex');
			const { range, placeholder } = await vscode.commands.executeCommand<{ range: vscode.Range; placeholder: string }>(
				'vscode.prepareRename',
				document.uri,
				placeOf(document, 'goedel-|1931'),
			);
			assert.equal(placeholder, 'goedel-1931');
			assert.equal(document.getText(range), 'goedel-1931');
		});
	});
});
