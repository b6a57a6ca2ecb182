import * as vscode from 'vscode';
import * as assert from './framework/assert';
import { closeEditors } from './framework/editors';
import { until } from './framework/until';

const statisticsTabs = () =>
	vscode.window.tabGroups.all
		.flatMap(({ tabs }) => tabs)
		.filter(({ input, label }) => input instanceof vscode.TabInputWebview && label === 'Library Statistics');

describe('The statistics of the library', () => {
	afterEach(closeEditors);

	it('open once, whatever is in front', async () => {
		await vscode.commands.executeCommand('relatedWork.showStatistics');
		await until(statisticsTabs, ({ length }) => length === 1);
		await vscode.commands.executeCommand('workbench.action.files.newUntitledFile');
		await vscode.commands.executeCommand('relatedWork.showStatistics');
		const tabs = await until(statisticsTabs, ([tab]) => tab?.isActive === true);
		assert.equal(tabs.length, 1);
	});

	it('may be closed while they are read', async () => {
		const shown = vscode.commands.executeCommand('relatedWork.showStatistics');
		await until(statisticsTabs, ({ length }) => length === 1);
		await closeEditors();
		await shown;
		assert.equal(statisticsTabs().length, 0);
	});
});

describe('The view of papers', () => {
	it('is grouped by each grouping, filtered and unfiltered', async () => {
		for (const by of ['source', 'cited', 'author', 'topic']) {
			await vscode.commands.executeCommand(`relatedWork.groupBy.${by}`);
		}
		await vscode.commands.executeCommand('relatedWork.showPapers', 'year:2021');
		await vscode.commands.executeCommand('relatedWork.clearFilter');
	});
});
