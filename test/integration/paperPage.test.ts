import * as vscode from 'vscode';
import * as assert from './framework/assert';
import { closeEditors } from './framework/editors';
import { until } from './framework/until';

const uri = (id: string) => vscode.Uri.from({ scheme: 'related-work', path: '/Paper.md', query: id });

describe('The page of a paper', () => {
	afterEach(closeEditors);

	it('tells what the library knows', async () => {
		const document = await vscode.workspace.openTextDocument(uri('austin2021program'));
		const page = document.getText().replace(/\\(.)/g, '$1');
		for (const part of [
			'# Program Synthesis with Large Language Models',
			'Jacob Austin',
			'This paper explores the limits',
			'https://arxiv.org/abs/2108.07732',
			'MathQA-Python',
			'@misc{austin2021program,',
			'Report a wrong fact',
		]) {
			assert.ok(page.includes(part), `expected ${part} in ${page}`);
		}
	});

	it('opens as a preview', async () => {
		await vscode.commands.executeCommand('relatedWork.openPaper', 'austin2021program');
		const tab = await until(
			() => vscode.window.tabGroups.activeTabGroup.activeTab,
			(active) => active?.input instanceof vscode.TabInputWebview,
		);
		assert.match(tab?.label ?? '', /Program Synthesis/);
	});
});
