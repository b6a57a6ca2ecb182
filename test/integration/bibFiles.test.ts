import * as vscode from 'vscode';
import * as assert from './framework/assert';
import { closeEditors } from './framework/editors';
import { memoryFiles, useMemoryFiles } from './framework/memoryFiles';
import { until } from './framework/until';

const scheme = 'related-work-bib';

const refs = `@misc{chen2021codex,
  title = {Evaluating {Large} Language Models Trained on Code},
  author = {Chen, Mark and others},
  year = 2021,
  eprint = {2107.03374},
}

@article{mueller,
  title = {\\"Uber},
  doi = {10.1145/3377811},
  abstract = {First line
    second line},
}
@misc{, note = {See https://example.org/a.}}
`;

const odd = `@misc{one, title = {One}, eprint = {2107.03374}}
@misc{ONE, title = {Another}}
@misc{two, title = {A Work of Some Length}, author = {A. Bee}, year = 2001}
@misc{three, title = {A work of some length}, author = {Bee, A.}, year = 2001}
@misc{four, title {broken}}
`;

const texts = new Map([
	['/refs.bib', refs],
	['/odd.bib', odd],
	['/twice.bib', '@misc{one, title = {Cited}}\n@misc{dup, title = {First}}\n@misc{dup, title = {Second}}\n'],
	[
		'/paper.tex',
		'\\cite{chen2021codex,one}\n\\cite{chen2021code}\\cite{two}\n\\cite{austin2021program}\n\\bibliography{refs}\n',
	],
	['/add.tex', '\\cite{arXiv:2108.07732}\n\\bibliography{add}\n'],
	['/add.bib', '@misc{x,}\n'],
	['/missing.tex', '\\cite{nothing}\n\\bibliography{refs,elsewhere}\n'],
	['/none.md', 'See [@nothing] and @nobody.\n'],
]);

const fileAt = (path: string) => vscode.Uri.from({ scheme, path });

async function open(path: string): Promise<vscode.TextDocument> {
	const { document } = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(fileAt(path)));
	return document;
}

/** What the review says of a document, as soon as it says so many things. */
async function findings(document: vscode.TextDocument, count: number): Promise<readonly vscode.Diagnostic[]> {
	const ours = () => vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'Related Work');
	return until(ours, (found) => found.length === count);
}

function summary(document: vscode.TextDocument, found: readonly vscode.Diagnostic[]): string[] {
	return found.map(({ code, range }) => `${code}: ${document.getText(range)}`);
}

function fixesAt(document: vscode.TextDocument, range: vscode.Range): Thenable<readonly vscode.CodeAction[]> {
	const kind = vscode.CodeActionKind.QuickFix.value;
	return vscode.commands.executeCommand('vscode.executeCodeActionProvider', document.uri, range, kind);
}

async function reset(document: vscode.TextDocument): Promise<void> {
	const edit = new vscode.WorkspaceEdit();
	const all = new vscode.Range(new vscode.Position(0, 0), document.lineAt(document.lineCount - 1).range.end);
	edit.replace(document.uri, all, texts.get(document.uri.path) ?? '');
	await vscode.workspace.applyEdit(edit);
}

describe('A .bib file', () => {
	let files: vscode.Disposable | undefined;

	before(async () => {
		await vscode.extensions.getExtension('related-work.related-work')?.activate();
		files = vscode.workspace.registerFileSystemProvider(scheme, memoryFiles(texts), { isCaseSensitive: true });
	});
	afterEach(closeEditors);
	after(() => files?.dispose());

	for (const language of ['bibtex', 'plaintext']) {
		it(`has an outline, folding and links as ${language}`, async () => {
			const document = await vscode.languages.setTextDocumentLanguage(await open('/refs.bib'), language);
			const symbols = await vscode.commands.executeCommand<readonly vscode.DocumentSymbol[]>(
				'vscode.executeDocumentSymbolProvider',
				document.uri,
			);
			assert.deepEqual(
				symbols.map(({ name, detail, selectionRange }) => [name, detail, document.getText(selectionRange)]),
				[
					['chen2021codex', 'Evaluating Large Language Models Trained on Code', 'chen2021codex'],
					['mueller', 'Über', 'mueller'],
					['@misc', '', ''],
				],
			);
			const folds = await vscode.commands.executeCommand<readonly vscode.FoldingRange[]>(
				'vscode.executeFoldingRangeProvider',
				document.uri,
			);
			assert.deepEqual(
				folds.map(({ start, end }) => [start, end]),
				[
					[0, 5],
					[7, 12],
					[10, 11],
				],
			);
			const links = await vscode.commands.executeCommand<readonly vscode.DocumentLink[]>(
				'vscode.executeLinkProvider',
				document.uri,
			);
			assert.deepEqual(
				links.map(({ range, target }) => [document.getText(range), target?.toString(true)]),
				[
					['2107.03374', 'https://arxiv.org/abs/2107.03374'],
					['10.1145/3377811', 'https://doi.org/10.1145/3377811'],
					['https://example.org/a', 'https://example.org/a'],
				],
			);
		});
	}

	it('has no links where the settings say so', async () => {
		const settings = vscode.workspace.getConfiguration('relatedWork.bib');
		const { uri } = await open('/odd.bib');
		const targets = async () => {
			const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', uri);
			return links.map(({ target }) => target?.toString());
		};
		assert.deepEqual(await targets(), ['https://arxiv.org/abs/2107.03374']);
		try {
			await settings.update('links', 'off', vscode.ConfigurationTarget.Global);
			assert.deepEqual(await targets(), []);
		} finally {
			await settings.update('links', undefined, vscode.ConfigurationTarget.Global);
		}
	});
});

describe('The review', () => {
	useMemoryFiles(scheme, texts);
	afterEach(closeEditors);

	it('finds keys without entry, and offers the entry and the key that was meant', async () => {
		const document = await open('/paper.tex');
		const found = await findings(document, 4);
		assert.deepEqual(summary(document, found), [
			'unknownKeys: one',
			'unknownKeys: chen2021code',
			'unknownKeys: two',
			'unknownKeys: austin2021program',
		]);
		const [one, chen, , austin] = found;
		assert.equal(one?.severity, vscode.DiagnosticSeverity.Hint);
		assert.equal(one?.message, 'refs.bib has no entry with the key "one".');
		const [change] = await fixesAt(document, chen?.range ?? new vscode.Range(0, 0, 0, 0));
		assert.match(change?.title ?? '', /^Change to chen2021codex: “Evaluating Large .*\(Chen et al., 2021\)$/);
		assert.ok(change?.edit && (await vscode.workspace.applyEdit(change.edit)));
		assert.match(document.getText(), /\\cite\{chen2021codex\}\\cite\{two\}/);
		assert.equal((await findings(document, 3)).length, 3);
		const [add] = await fixesAt(document, austin?.range ?? new vscode.Range(0, 0, 0, 0));
		assert.match(add?.title ?? '', /^Add Entry of “Program Synthesis with Large Language Models”/);
		await reset(document);
	});

	it('adds an entry under the key that is cited', async () => {
		const document = await open('/add.tex');
		const [austin] = await findings(document, 1);
		const [add] = await fixesAt(document, austin?.range ?? new vscode.Range(0, 0, 0, 0));
		assert.equal(add?.isPreferred, true);
		assert.ok(add?.command);
		await vscode.commands.executeCommand(add.command.command, ...(add.command.arguments ?? []));
		assert.match(texts.get('/add.bib') ?? '', /^@misc\{x,\}\n\n@\w+\{arXiv:2108\.07732,\n/);
		await findings(document, 0);
	});

	it('finds duplicate keys, the same work twice and broken entries in a .bib file', async () => {
		const document = await open('/odd.bib');
		const found = await until(
			() => vscode.languages.getDiagnostics(document.uri),
			(all) => all.some(({ code }) => code === 'sameWork') && all.some(({ code }) => code === 'brokenEntries'),
		);
		const said = summary(document, found);
		assert.ok(said.includes('duplicateKeys: ONE') && said.includes('sameWork: three'), said.join());
		const same = found.find(({ code }) => code === 'sameWork');
		const [related] = same?.relatedInformation ?? [];
		assert.equal(same?.message, 'The same work as "two".');
		assert.equal(related && document.getText(related.location.range), 'two');
		const duplicate = found.find(({ code }) => code === 'duplicateKeys');
		const fixes = await fixesAt(document, duplicate?.range ?? new vscode.Range(0, 0, 0, 0));
		assert.deepEqual(
			fixes.map(({ title }) => title),
			['Change Key to ONEa', 'Remove Entry ONE'],
		);
	});

	it('fades the entries that no document cites, and removes one', async () => {
		await open('/paper.tex');
		const document = await open('/odd.bib');
		const unused = (all: readonly vscode.Diagnostic[]) => all.filter(({ code }) => code === 'unusedEntries');
		const found = await until(
			() => vscode.languages.getDiagnostics(document.uri),
			(all) => unused(all).length === 2,
		);
		assert.deepEqual(summary(document, unused(found)), ['unusedEntries: three', 'unusedEntries: four']);
		const [three] = unused(found);
		assert.deepEqual(three?.tags, [vscode.DiagnosticTag.Unnecessary]);
		const fixes = await fixesAt(document, three?.range ?? new vscode.Range(0, 0, 0, 0));
		const remove = fixes.find(({ title }) => title === 'Remove Entry three');
		assert.ok(remove?.edit && (await vscode.workspace.applyEdit(remove.edit)));
		assert.equal(document.getText(), odd.replace(/@misc\{three.*\n/, ''));
		await reset(document);
	});

	it('offers to remove an entry once, though it is a duplicate that no document cites', async () => {
		await open('/paper.tex');
		const document = await open('/twice.bib');
		const found = await until(
			() => vscode.languages.getDiagnostics(document.uri),
			(all) => all.length === 3,
		);
		const duplicate = found.find(({ code }) => code === 'duplicateKeys');
		const fixes = await fixesAt(document, duplicate?.range ?? new vscode.Range(0, 0, 0, 0));
		assert.deepEqual(fixes.map(({ title }) => title).sort(), ['Change Key to dupa', 'Remove Entry dup']);
	});

	it('says nothing where a bibliography is missing or nobody names one', async () => {
		const missing = await open('/missing.tex');
		const none = await open('/none.md');
		const paper = await open('/paper.tex');
		// The documents are reviewed in their order, this one last.
		assert.equal((await findings(paper, 4)).length, 4);
		assert.deepEqual(
			[missing, none].flatMap(({ uri }) => vscode.languages.getDiagnostics(uri)),
			[],
		);
	});

	it('follows the settings, and the bibliography as it is typed', async () => {
		const settings = vscode.workspace.getConfiguration('relatedWork.review');
		const paper = await open('/paper.tex');
		const bibliography = await open('/refs.bib');
		await open('/paper.tex');
		try {
			await findings(paper, 4);
			const edit = new vscode.WorkspaceEdit();
			edit.insert(bibliography.uri, new vscode.Position(0, 0), '@misc{one, title = {One}}\n');
			await vscode.workspace.applyEdit(edit);
			await findings(paper, 3);
			await settings.update('unknownKeys', 'warning', vscode.ConfigurationTarget.Global);
			const isWarning = ({ severity }: vscode.Diagnostic) => severity === vscode.DiagnosticSeverity.Warning;
			await until(
				() => vscode.languages.getDiagnostics(paper.uri),
				(all) => all.length === 3 && all.every(isWarning),
			);
			await settings.update('unknownKeys', 'off', vscode.ConfigurationTarget.Global);
			await findings(paper, 0);
		} finally {
			await settings.update('unknownKeys', undefined, vscode.ConfigurationTarget.Global);
			await reset(bibliography);
		}
	});
});
