import * as vscode from 'vscode';
import * as assert from './framework/assert';
import { closeEditors, hoversAt, openText } from './framework/editors';

/** The hovers at the `|`. */
async function hovers(language: string, marked: string) {
	const { document, selection } = await openText(language, marked);
	return hoversAt(document, selection.active);
}

describe('The hover over a term', () => {
	afterEach(closeEditors);

	const inText: readonly (readonly [language: string, marked: string, about: string])[] = [
		['latex', 'We report results on Human|Eval.', 'HumanEval'],
		['latex', 'The metric is pass@$|k$ here.', 'pass@$k$'],
		['markdown', '# The MB|PP problems', 'MBPP'],
		['restructuredtext', 'Results on Human|Eval.', 'HumanEval'],
		['plaintext', 'Results on HumanEval and SWE-|bench.', 'SWE-bench'],
		['python', '# Solve Human|Eval\nx = 1', 'HumanEval'],
		['python', '"""\nRead the problems of Human|Eval.\n"""', 'HumanEval'],
	];
	for (const [language, marked, about] of inText) {
		it(`covers exactly the term in ${language}: ${marked.replaceAll('\n', ' ')}`, async () => {
			assert.deepEqual(
				(await hovers(language, marked)).map((hover) => hover.about),
				[about],
			);
		});
	}

	const nothing: readonly (readonly [language: string, marked: string])[] = [
		['latex', String.raw`\cite{Human|Eval}`],
		['latex', 'See https://example.org/Human|Eval for it.'],
		['markdown', '[data](files/Human|Eval)'],
		['python', 'Human|Eval = 1'],
		['log', 'Results on Human|Eval.'],
		['jsonl', '{"name": "Human|Eval"}'],
		['diff', '+Results on Human|Eval.'],
	];
	for (const [language, marked] of nothing) {
		it(`stays away in ${language}: ${marked}`, async () => assert.deepEqual(await hovers(language, marked), []));
	}

	it('tells what the term is, who introduced it, who uses it, and what can be done', async () => {
		const [hover] = await hovers('latex', 'We report results on Human|Eval.');
		const markdown = (hover?.markdown ?? '').replace(/\\(.)/g, '$1');
		for (const part of ['HumanEval', 'benchmark', 'Introduced by', 'Chen et al., 2021', 'Used by', 'more']) {
			assert.ok(markdown.includes(part), `expected ${part} in ${markdown}`);
		}
		for (const command of ['openPaper', 'insertCitation', 'copyBibtex', 'searchPapers', 'showTerm']) {
			assert.ok(markdown.includes(`command:relatedWork.${command}?`), `expected a link to ${command}`);
		}
	});

	it('trusts its own commands only, and draws no HTML', async () => {
		const { document } = await openText('latex', 'HumanEval');
		const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
			'vscode.executeHoverProvider',
			document.uri,
			new vscode.Position(0, 1),
		);
		for (const content of hover?.contents ?? []) {
			assert.ok(content instanceof vscode.MarkdownString && content.supportHtml !== true, 'expected no HTML');
			assert.ok(content.isTrusted !== true, 'expected named commands');
		}
	});

	it('follows the settings', async () => {
		const configuration = vscode.workspace.getConfiguration('relatedWork.hover');
		try {
			await configuration.update('excludedLanguages', ['latex'], vscode.ConfigurationTarget.Global);
			assert.deepEqual(await hovers('latex', 'Human|Eval'), []);
			assert.equal((await hovers('markdown', 'Human|Eval')).length, 1);
			await configuration.update('papers', 0, vscode.ConfigurationTarget.Global);
			assert.doesNotMatch((await hovers('markdown', 'Human|Eval'))[0]?.markdown ?? '', /Used by/);
			await configuration.update('enabled', false, vscode.ConfigurationTarget.Global);
			assert.deepEqual(await hovers('markdown', 'Human|Eval'), []);
		} finally {
			for (const name of ['excludedLanguages', 'papers', 'enabled']) {
				await configuration.update(name, undefined, vscode.ConfigurationTarget.Global);
			}
		}
	});

	it('works in the cells of a notebook', async () => {
		const cells = [
			new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, 'Results on HumanEval.', 'markdown'),
			new vscode.NotebookCellData(vscode.NotebookCellKind.Code, '# HumanEval', 'python'),
		];
		const notebook = await vscode.workspace.openNotebookDocument('jupyter-notebook', new vscode.NotebookData(cells));
		for (const [index, column] of [13, 4].entries()) {
			const { document } = notebook.cellAt(index);
			const found = await hoversAt(document, new vscode.Position(0, column));
			assert.deepEqual(
				found.map(({ about }) => about),
				['HumanEval'],
			);
		}
	});

	it('works in commit messages, not in texts of VS Code itself', async () => {
		const schemes = ['vscode-scm', 'vscode-terminal', 'code-setting', 'accessible-view'];
		for (const scheme of schemes) {
			const texts = { provideTextDocumentContent: () => 'Results on HumanEval.' };
			const provider = vscode.workspace.registerTextDocumentContentProvider(scheme, texts);
			const document = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme, path: '/message.txt' }));
			const found = await hoversAt(document, new vscode.Position(0, 13));
			assert.equal(found.length, scheme === 'vscode-scm' ? 1 : 0, scheme);
			provider.dispose();
		}
	});

	it('answers in a line of two million characters, and beside a log of five megabytes', async () => {
		await openText('log', 'INFO sampled a program for HumanEval\n'.repeat(140_000));
		const long = await openText('plaintext', `${'lorem ipsum '.repeat(160_000)}HumanEval ${'dolor '.repeat(10_000)}`);
		const found = await hoversAt(long.document, new vscode.Position(0, 12 * 160_000 + 3));
		assert.deepEqual(
			found.map(({ about }) => about),
			['HumanEval'],
		);
	}).timeout(60_000);
});
