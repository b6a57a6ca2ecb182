import * as vscode from 'vscode';
import * as assert from './framework/assert';
import { closeEditors } from './framework/editors';

const uri = (id: string) => vscode.Uri.from({ scheme: 'related-work', path: '/Paper.md', query: id });

describe('The page of a paper', () => {
	afterEach(closeEditors);

	it('tells what the library knows', async () => {
		const page = (await vscode.workspace.openTextDocument(uri('austin2021program'))).getText();
		for (const part of [
			'# Program Synthesis with Large Language Models',
			'Jacob Austin',
			'This paper explores the limits',
			'https://arxiv.org/abs/2108.07732',
			'MathQA\\-Python',
			'@misc{austin2021program,',
			'Report a wrong fact',
		]) {
			assert.ok(page.replaceAll('\\-', '-').includes(part.replaceAll('\\-', '-')), `expected ${part} in ${page}`);
		}
	});

	it('opens as a preview', async () => {
		await vscode.commands.executeCommand('relatedWork.openPaper', 'austin2021program');
		const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
		assert.ok(tab?.input instanceof vscode.TabInputWebview, 'expected a preview');
		assert.match(tab?.label ?? '', /Program Synthesis/);
	});
});
