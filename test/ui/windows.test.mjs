import assert from 'node:assert/strict';
import { useWorkbench } from './session.mjs';

const WINDOWS = [
	{ name: 'Restricted Mode', options: { isRestricted: true } },
	{ name: 'the web extension host', options: { host: 'web' } },
];
for (const { name, options } of WINDOWS) {
	describe(`In ${name}`, () => {
		const session = useWorkbench(options);

		if (options.isRestricted) {
			it('the window is restricted', () => session.workbench.seeInStatusBar('Restricted Mode'));
		}

		it('terms have hovers', async () => {
			const { workbench } = session;
			await workbench.openFile('paper.tex');
			await workbench.hover('HumanEval', 'HumanEval · benchmark');
			await workbench.press('Escape');
		});

		it('papers are found and cited', async () => {
			const { workbench } = session;
			await workbench.goTo(33);
			await workbench.search('repofusion');
			await workbench.activeRow('RepoFusion').waitFor();
			await workbench.press('Enter');
			await workbench.seeInEditor('\\citep{shrivastava2023repofusion}');
		});

		it('the tree shows the papers', async () => {
			const rows = await session.workbench.openTree();
			assert.ok(rows.length > 3);
		});
	});
}

describe('In an empty window', () => {
	const session = useWorkbench({ isEmpty: true });

	it('Enter in the search opens the paper', async () => {
		const { workbench } = session;
		await workbench.search('repofusion');
		await workbench.activeRow('RepoFusion').waitFor();
		await workbench.press('Enter');
		await workbench
			.webview()
			.getByRole('heading', { level: 1, name: /RepoFusion/ })
			.waitFor();
	});

	it('an untitled file has hovers', async () => {
		const { workbench } = session;
		await workbench.press('Control+Alt+N');
		await workbench.page.locator('.tab.active', { hasText: 'Untitled-1' }).waitFor();
		await workbench.type('Results on HumanEval, as reported by ');
		await workbench.seeInEditor('reported by');
		await workbench.hover('HumanEval', 'HumanEval · benchmark');
		await workbench.press('Escape');
	});

	it('an untitled file takes a citation', async () => {
		const { workbench } = session;
		await workbench.search('repofusion');
		await workbench.activeRow('RepoFusion').waitFor();
		await workbench.press('Enter');
		await workbench.seeInEditor('as reported by Shrivastava et al., 2023');
	});
});
