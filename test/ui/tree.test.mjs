import assert from 'node:assert/strict';
import { useWorkbench } from './session.mjs';
import { until } from './until.mjs';

const isGrouped = (rows) => rows.length > 3 && rows.every(({ level }) => level === 1);

describe('The tree of papers', () => {
	const session = useWorkbench();

	it('groups by topic, with counts', async () => {
		const { workbench } = session;
		await workbench.openTree();
		const rows = await workbench.seeTree(isGrouped);
		assert.ok(rows.every(({ description }) => /^\d+$/.test(description)));
		assert.ok(rows.some(({ label }) => label.includes('enchmark')));
	});

	it('opens a group', async () => {
		const { workbench } = session;
		const { page } = workbench;
		await workbench.pressUntilSeen(['ArrowDown'], page.locator('.part.sidebar .monaco-list.element-focused'));
		await workbench.openRow();
		const rows = await workbench.seeTree((found) => found.some(({ level }) => level === 2));
		assert.match(rows.find(({ level }) => level === 2).description, /, \d{4} · /);
		await workbench.picture('tree');
	});

	it('groups by year, venue, term and author', async () => {
		const { workbench } = session;
		for (const [grouping, first] of [
			['Year', /^20\d\d$/],
			['Venue', /\w/],
			['Term', /^Benchmark/],
			['Author', /\w/],
			['Topic', /\w/],
		]) {
			await workbench.command(`Related Work: Group by ${grouping}`);
			await workbench.seeTree((rows) => isGrouped(rows) && first.test(rows[0].label));
		}
	});

	it('shows what a filter finds, with the words that matched', async () => {
		const { workbench } = session;
		await workbench.command('Related Work: Filter Papers');
		await workbench.typeInPicker('repofusion');
		const rows = await workbench.seeTree((found) => found.some(({ highlights }) => highlights.length > 0));
		assert.ok(rows.some(({ highlights }) => highlights.includes('RepoFusion')));
		await workbench.press('Enter');
		await workbench.page
			.locator('.part.sidebar')
			.getByText(/^“repofusion” · \d+ papers?$/)
			.waitFor();
		await workbench.picture('tree-filtered');
	});

	it('says so when a filter finds nothing, and offers to clear it', async () => {
		const { workbench } = session;
		await workbench.command('Related Work: Filter Papers');
		await workbench.typeInPicker('xyzzyplugh');
		await workbench.press('Enter');
		await workbench.page.getByText('No paper passes the filter.').waitFor();
		await workbench.page.getByRole('button', { name: 'Clear Filter' }).last().click();
		await workbench.seeTree(isGrouped);
	});

	it('opens the page of a paper', async () => {
		const { workbench } = session;
		await workbench.command('Related Work: Filter Papers');
		await workbench.typeInPicker('repofusion');
		await workbench.press('Enter');
		const row = workbench.page.locator('.part.sidebar .monaco-list-row[aria-level="2"]').first();
		await row.click();
		const page = workbench.webview();
		await page.getByRole('heading', { level: 1, name: /RepoFusion/ }).waitFor();
		await page.getByText('Report a wrong fact').waitFor();
		await page.getByText('@misc{').or(page.getByText('@inproceedings{')).first().waitFor();
		await workbench.picture('page');
	});

	it('keeps the filter that is being typed when a found paper is clicked', async () => {
		const { workbench } = session;
		await workbench.command('Related Work: Filter Papers');
		await workbench.typeInPicker('classeval');
		await workbench.seeTree((rows) => rows.some(({ label }) => label.startsWith('ClassEval')));
		await workbench.page.locator('.part.sidebar .monaco-list-row', { hasText: 'ClassEval' }).click();
		await workbench.pickerClosed();
		await workbench
			.webview()
			.getByRole('heading', { level: 1, name: /ClassEval/ })
			.waitFor();
		await workbench.seeTree((rows) => rows.length === 2 && rows[1].label.startsWith('ClassEval'));
	});

	it('goes back to the filter of before at Escape', async () => {
		const { workbench } = session;
		await workbench.command('Related Work: Filter Papers');
		await workbench.typeInPicker('repofusion');
		await workbench.seeTree((rows) => rows.some(({ label }) => label.startsWith('RepoFusion')));
		await workbench.press('Escape');
		await workbench.pickerClosed();
		await workbench.seeTree((rows) => rows.some(({ label }) => label.startsWith('ClassEval')));
	});

	it('cites a paper whose page was opened in the place of the document', async () => {
		const { workbench } = session;
		await workbench.openFile('paper.tex');
		await workbench.goTo(33);
		const row = workbench.page.locator('.part.sidebar .monaco-list-row', { hasText: 'ClassEval' });
		await row.click();
		await workbench
			.webview()
			.getByRole('heading', { level: 1, name: /ClassEval/ })
			.waitFor();
		await row.hover();
		await row.getByRole('button', { name: 'Insert Citation' }).click();
		await workbench.seeInEditor('\\citep{du2023classeval}');
		await workbench.press('Control+Z');
	});

	it('tells in its menu the keys that work in it', async () => {
		const { workbench } = session;
		await workbench.page.locator('.part.sidebar .monaco-list-row', { hasText: 'ClassEval' }).click({ button: 'right' });
		const keys = await until(
			() =>
				workbench.page
					.locator('.context-view .monaco-menu .action-item')
					.evaluateAll((rows) => rows.map((row) => row.querySelector('.keybinding')?.textContent).filter(Boolean)),
			(found) => found.length > 0,
		);
		assert.deepEqual(keys, ['Alt+Enter', 'Ctrl+Shift+O', 'Ctrl+Enter', 'Ctrl+Alt+Enter', 'Ctrl+C']);
		await workbench.press('Escape');
	});

	it('shows the card of a paper in its tooltip', async () => {
		const { workbench } = session;
		const title = workbench.page.locator('.part.sidebar .monaco-list-row[aria-level="2"] .label-name').first();
		await workbench.tooltip(title, /RepoFusion|ClassEval/);
	});
});
