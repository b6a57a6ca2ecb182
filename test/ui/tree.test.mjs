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
		await workbench.press('ArrowDown');
		await workbench.page.locator('.part.sidebar .monaco-list.element-focused').waitFor();
		await workbench.press('ArrowRight');
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

	it('shows the card of a paper in its tooltip', async () => {
		const { workbench } = session;
		await workbench.page.mouse.move(700, 400);
		await workbench.page.locator('.part.sidebar .monaco-list-row[aria-level="2"] .label-name').first().hover();
		await until(
			() => workbench.page.locator('.monaco-hover:not(.hidden)', { hasText: 'RepoFusion' }).count(),
			(count) => count > 0,
		);
	});
});
