import assert from 'node:assert/strict';
import { contrast } from './contrast.mjs';
import { useWorkbench } from './session.mjs';

// The contrast that the Web Content Accessibility Guidelines ask of text (1.4.3).
const LEAST_CONTRAST = 4.5;

const THEMES = [
	{ name: 'Dark Modern', className: 'vs-dark' },
	{ name: 'Light Modern', className: 'vs' },
	{ name: 'Dark High Contrast', className: 'hc-black' },
	{ name: 'Light High Contrast', className: 'hc-light' },
];

describe('The color themes', () => {
	const session = useWorkbench();

	for (const { name, className } of THEMES) {
		it(`${name}: hover, search, tree and page can be read`, async () => {
			const { workbench } = session;
			const { page } = workbench;
			await workbench.switchTheme(name);
			await page.locator(`.monaco-workbench.${className}`).waitFor();
			await workbench.openFile('paper.tex');

			await workbench.hover('HumanEval', 'HumanEval · benchmark');
			const hover = workbench.hoverText('HumanEval · benchmark');
			assert.ok((await contrast(hover.getByText('Used by'))) >= LEAST_CONTRAST);
			assert.ok((await contrast(hover.getByText('Insert Citation'))) >= LEAST_CONTRAST);
			await workbench.picture(`${name} hover`);
			await page.mouse.move(2, 2);

			await workbench.search('repository level completion');
			const rows = page.locator('.quick-input-list .monaco-list-row');
			assert.ok((await contrast(rows.nth(1).locator('.label-name').first())) >= LEAST_CONTRAST);
			await workbench.picture(`${name} search`);
			await workbench.press('Escape');

			await workbench.openTree();
			assert.ok((await contrast(page.locator('.part.sidebar .label-name').first())) >= LEAST_CONTRAST);
			await workbench.picture(`${name} tree`);

			await workbench.search('repofusion');
			await workbench.activeRow('RepoFusion').waitFor();
			await workbench.press('Alt+Enter');
			await workbench
				.webview()
				.getByRole('heading', { level: 1, name: /RepoFusion/ })
				.waitFor();
			await workbench.picture(`${name} page`);
		});
	}
});
