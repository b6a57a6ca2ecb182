import assert from 'node:assert/strict';
import { useWorkbench } from './session.mjs';
import { until } from './until.mjs';

describe('With the keyboard alone', () => {
	const session = useWorkbench();

	it('reads what a term means, also in the accessible view', async () => {
		const { workbench } = session;
		await workbench.openFile('paper.tex');
		await workbench.goTo(13, 64);
		await workbench.pressUntilSeen(['Control+K', 'Control+I'], workbench.hoverText('HumanEval · benchmark'));
		const { page } = workbench;
		await workbench.pressUntilSeen(['Control+K', 'Control+I'], page.locator('.monaco-hover:focus-within'));
		await workbench.pressUntilSeen(['Alt+F2'], page.locator('.accessible-view', { hasText: 'Introduced by' }));
		await workbench.press('Escape', 'Escape');
	});

	it('searches and cites, and takes it back', async () => {
		const { workbench } = session;
		await workbench.openFile('paper.tex');
		await workbench.goTo(33);
		await workbench.search('classeval');
		await workbench.activeRow('ClassEval').waitFor();
		await workbench.press('Enter');
		await workbench.seeInEditor('\\citep{du2023classeval}');
		await workbench.press('Control+Z');
		await until(
			() => workbench.editorLines(),
			(lines) => lines.length > 0 && !lines.some((line) => line.includes('du2023classeval')),
		);
	});

	it('copies the entry of a found paper', async () => {
		const { workbench } = session;
		await workbench.search('repofusion');
		await workbench.activeRow('RepoFusion').waitFor();
		await workbench.press('Control+Shift+C');
		const text = await until(
			() => workbench.clipboard(),
			(copied) => copied.includes('shrivastava2023repofusion'),
		);
		assert.match(text, /^@misc\{shrivastava2023repofusion,\n/);
		await workbench.press('Escape');
	});

	it('shows a found paper in the tree', async () => {
		await showInTree(session.workbench);
	});

	it('copies and cites the paper that is chosen in the tree', async () => {
		const { workbench } = session;
		await workbench.openFile('notes.md');
		await workbench.press('Control+End');
		await showInTree(workbench);
		await workbench.page.evaluate(() => navigator.clipboard.writeText(''));
		await workbench.press('Control+C');
		await until(
			() => workbench.clipboard(),
			(copied) => copied.startsWith('@misc{shrivastava2023repofusion,'),
		);
		await workbench.press('Control+Enter');
		await workbench.seeInEditor('@shrivastava2023repofusion');
	});

	it('copies and cites the paper that has the focus in the tree, whatever is selected', async () => {
		const { workbench } = session;
		const selected = await showInTree(workbench);
		const label = await focusNextRow(workbench, selected);
		await workbench.press('Control+C');
		await until(
			() => workbench.clipboard(),
			(copied) => copied.replace(/[{}]/g, '').includes(label.slice(0, 30)),
		);
		await workbench.seeTreeSelection((labels) => labels.join() === selected);
		await workbench.press('Control+Enter');
		await workbench.seeInStatusBar('Cited');
		const key = /@\w+\{([^,]+),/.exec(await workbench.clipboard())?.[1];
		await workbench.seeInEditor(`@${key}`);
	});

	it('copies all papers that are selected in the tree', async () => {
		const { workbench } = session;
		const selected = await showInTree(workbench);
		await focusNextRow(workbench, selected);
		await workbench.press('Control+Shift+Enter');
		const labels = await workbench.seeTreeSelection(({ length }) => length === 2);
		await workbench.press('Control+C');
		await until(
			() => workbench.clipboard(),
			(copied) => copied.match(/^@/gm)?.length === 2,
		);
		await workbench.seeTreeSelection((found) => found.join() === labels.join());
	});

	it('opens the page of a found paper', async () => {
		const { workbench } = session;
		await workbench.search('repofusion');
		await workbench.activeRow('RepoFusion').waitFor();
		await workbench.press('Alt+Enter');
		await workbench
			.webview()
			.getByRole('heading', { level: 1, name: /RepoFusion/ })
			.waitFor();
	});
});

/** Gives the label of the row of RepoFusion, which has the focus then and is selected alone; before, a row above it has it. */
async function showInTree(workbench) {
	await workbench.openTree();
	await workbench.press('Home');
	await until(
		() => workbench.focusedTreeRow(),
		(row) => row?.level === 1,
	);
	await workbench.search('repofusion');
	await workbench.activeRow('RepoFusion').waitFor();
	await workbench.press('Control+Shift+E');
	const [selected] = await workbench.seeTreeSelection((labels) => labels.length === 1 && /RepoFusion/.test(labels[0]));
	await until(
		() => workbench.focusedTreeRow(),
		(row) => row?.label === selected,
	);
	await workbench.page.locator('.part.sidebar .monaco-list:focus').waitFor();
	return selected;
}

/** Gives its label. */
async function focusNextRow(workbench, selected) {
	await workbench.press('ArrowDown');
	const { label } = await until(
		() => workbench.focusedTreeRow(),
		(row) => row && row.level === 2 && row.label !== selected,
	);
	return label;
}
