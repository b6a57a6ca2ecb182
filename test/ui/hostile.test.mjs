import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { HOSTILE_TITLE, makeHostileExtension } from './hostileExtension.mjs';
import { useWorkbench } from './session.mjs';
import { until } from './until.mjs';

const START = HOSTILE_TITLE.slice(0, HOSTILE_TITLE.indexOf('**'));

/** Fails if something was made of the hostile text: a picture, a script, a link to a command of VS Code. */
async function assertIsText(root) {
	assert.equal(await root.locator('img[src="x"]').count(), 0);
	assert.equal(await root.locator('script', { hasText: /^alert/ }).count(), 0);
	assert.equal(await root.locator('[data-href^="command:workbench"], [href^="command:workbench"]').count(), 0);
	assert.ok(
		(await root.innerText()).replaceAll('\u00a0', ' ').includes(START.trim()),
		'expected the text as it stands',
	);
}

describe('A paper with hostile text', () => {
	const session = useWorkbench({
		extension: makeHostileExtension(),
		files: { 'refs.bib': '@misc{godel, author = {G{\\"o}del, Kurt}, title = {On Sentences}}\n' },
	});

	it('is text in the hover', async () => {
		const { workbench } = session;
		await workbench.openFile('paper.tex');
		await workbench.hover('HumanEval', 'HumanEval · benchmark');
		await assertIsText(workbench.hoverText('HumanEval · benchmark'));
		await workbench.picture('hostile hover');
	});

	it('is text in the picker', async () => {
		const { workbench } = session;
		await workbench.search('shrivastava2023repofusion');
		const [row] = await workbench.seeRows(([first]) => first?.label.includes('command:'));
		assert.ok(row.label.startsWith(START), row.label);
		assert.ok(row.label.includes('$(trash)'), row.label);
		await workbench.picture('hostile search');
		await workbench.press('Escape');
	});

	it('is text in the tree and its tooltip', async () => {
		const { workbench } = session;
		await workbench.search('shrivastava2023repofusion');
		await workbench.seeRows(([first]) => first?.label.includes('command:'));
		await workbench.press('Control+Shift+E');
		const row = workbench.page.locator('.part.sidebar .monaco-list-row.focused', { hasText: 'command:' });
		await assertIsText(row);
		await assertIsText(await workbench.tooltip(row.locator('.label-name'), 'command:'));
		await workbench.picture('hostile tree');
	});

	it('is text in its page', async () => {
		const { workbench } = session;
		await workbench.search('shrivastava2023repofusion');
		await workbench.seeRows(([first]) => first?.label.includes('command:'));
		await workbench.press('Alt+Enter');
		const page = workbench.webview();
		await page.getByText('Report a wrong fact').waitFor();
		await assertIsText(page.locator('body'));
		await workbench.picture('hostile page');
	});

	it('is one well-formed entry', async () => {
		const { workbench } = session;
		await workbench.search('shrivastava2023repofusion');
		await workbench.seeRows(([first]) => first?.label.includes('command:'));
		await workbench.press('Control+Shift+C');
		const entry = await until(
			() => workbench.clipboard(),
			(text) => text.includes('shrivastava2023repofusion'),
		);
		const depths = [...entry.replace(/\\./g, '')].map((character) => ({ '{': 1, '}': -1 })[character] ?? 0);
		assert.equal(
			depths.reduce((sum, step) => sum + step, 0),
			0,
		);
		assert.match(entry, /^@\w+\{shrivastava2023repofusion,\n/);
	});

	it('is written into a bibliography that has LaTeX for letters', async () => {
		const { workbench, folder } = session;
		await workbench.openFile('paper.tex');
		await workbench.goTo(33);
		await workbench.search('shrivastava2023repofusion');
		await workbench.seeRows(([first]) => first?.label.includes('command:'));
		await workbench.press('Enter');
		await workbench.seeInStatusBar('entry added to refs.bib');
		assert.match(fs.readFileSync(path.join(folder, 'refs.bib'), 'utf8'), /title\s*=.*command:workbench/);
	});
});
