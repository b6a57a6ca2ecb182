import assert from 'node:assert/strict';
import { useWorkbench } from './session.mjs';
import { until } from './until.mjs';

const entry = (number) =>
	`@article{fold${number}, title = {Folding Paper, Part ${number}}, author = {Oda, Ichiro}, year = {2001}}`;
const FOLDS = Array.from({ length: 450 }, (_, number) => entry(number)).join('\n');
const ZEBRA = 'TY  - JOUR\nTI  - Zebra Crossings\nAU  - Zed, A.\nPY  - 2001\nER  - \n';

const summary = (rows) => rows.map(({ label, description }) => `${label} ${description}`);

describe('The tree of the user’s own library', () => {
	const session = useWorkbench({
		files: { 'folds.bib': FOLDS, 'own.tex': 'See \\cite{fold7}.\n\\bibliography{folds}\n', 'zebra.ris': ZEBRA },
	});
	const row = (text) => session.workbench.page.locator('.part.sidebar .monaco-list-row', { hasText: text });
	const focused = (text) => session.workbench.page.locator('.part.sidebar .monaco-list-row.focused', { hasText: text });
	const group = (title) => session.workbench.command(`Related Work: Group by ${title}`);

	/** Moves the focus to a row that need not be drawn yet. */
	async function focusRow(label) {
		const { workbench } = session;
		for (let at; at?.label !== label; at = await workbench.focusedTreeRow()) {
			await workbench.press('ArrowDown');
		}
	}

	/** A menu takes no click in the moment in which it opens. */
	async function chooseInMenu(target, name) {
		await target.click({ button: 'right' });
		const item = session.workbench.page.getByRole('menuitem', { name });
		await item.waitFor();
		await until(
			async () => {
				await item.click({ timeout: 1000 }).catch(() => undefined);
				return item.count();
			},
			(count) => count === 0,
		);
	}

	it('lists the papers without topic as the user’s', async () => {
		const { workbench } = session;
		await workbench.openFile('own.tex');
		await workbench.openTree();
		await workbench.seeTree(([first]) => first?.label === 'Your papers' && first.description === '450');
		await workbench.command('Related Work: Sort by Title');
	});

	it('shows many papers a page at a time, by click and by key, and goes on with the first new one', async () => {
		const { workbench } = session;
		await workbench.command('Focus on Papers View');
		await workbench.press('Home');
		await workbench.openRow();
		await workbench.seeTree((rows) => rows.some(({ label }) => label === 'Folding Paper, Part 0'));
		await focusRow('Show 200 More');
		await row('Show 200 More').click();
		await focused('Folding Paper, Part 200').waitFor();
		await focusRow('Show 50 More');
		await workbench.press('Enter');
		await focused('Folding Paper, Part 400').waitFor();
	});

	it('reveals a paper of a later page', async () => {
		const { workbench } = session;
		await group('Year');
		await workbench.seeTree(([first]) => /^20/.test(first?.label ?? ''));
		await workbench.search('key:fold333');
		await workbench.activeRow('Folding Paper, Part 333').waitFor();
		await workbench.press('Control+Shift+E');
		await focused('Folding Paper, Part 333').waitFor();
	});

	it('tells what the document cites, and follows it', async () => {
		const { workbench } = session;
		await group('Citation');
		await workbench.seeTree((rows) => summary(rows)[0] === 'Cited in this document 1');
		await workbench.openFile('own.tex');
		await workbench.goTo(1, 16);
		await workbench.type(',fold8');
		await workbench.seeTree((rows) => summary(rows)[0] === 'Cited in this document 2');
		await workbench.press('Escape');
	});

	it('groups by source, and takes a file that is dropped', async () => {
		const { workbench } = session;
		await group('Source');
		const isWith = (text) => (rows) => summary(rows).includes(text);
		await workbench.seeTree(isWith('This document 450'));
		await workbench.openFile('zebra.ris');
		await workbench.page.locator('.tab', { hasText: 'zebra.ris' }).dragTo(row('Bundled'));
		await workbench.seeTree(isWith('zebra.ris 1'));
		await workbench.picture('tree-sources');
	});

	it('switches a source off and on from its menu', async () => {
		const { workbench } = session;
		const toggle = () => chooseInMenu(row('zebra.ris'), 'Switch Library Off or On');
		await toggle();
		await workbench.seeTree((rows) => summary(rows).includes('zebra.ris off'));
		await toggle();
		await workbench.seeTree((rows) => summary(rows).includes('zebra.ris 1'));
	});

	it('goes to the entry of a paper', async () => {
		const { workbench } = session;
		await workbench.search('key:fold8');
		await workbench.activeRow('Folding Paper, Part 8').waitFor();
		await workbench.press('Control+Shift+E');
		await focused('Folding Paper, Part 8').waitFor();
		await chooseInMenu(focused('Folding Paper, Part 8'), 'Show Bibliography Entry');
		await workbench.page.locator('.tab.active[data-resource-name$="folds.bib"]').waitFor();
	});
});

describe('The statistics of the library', () => {
	const session = useWorkbench({
		files: {
			'own.bib': `${entry(1)}\n${entry(2)}`,
			'own.tex': '\\cite{fold1,lost} \\cite{fold1}\n\\bibliography{own}\n',
		},
	});
	const bar = (name) => session.workbench.webview().getByRole('link', { name });

	it('are charts that a screen reader can tell', async () => {
		const { workbench } = session;
		await workbench.openFile('own.tex');
		await workbench.openTree();
		await workbench.command('Related Work: Show Library Statistics');
		await bar(/^Folding Paper, Part 1 .* 2 citations$/).waitFor();
		await bar(/^lost 1 citation$/).waitFor();
		assert.ok((await workbench.webview().getByRole('list').count()) >= 5);
		await workbench.picture('statistics');
	});

	it('lead from a bar to its papers', async () => {
		const { workbench } = session;
		const name = await bar(/^2023 /).innerText();
		const [, count] = /^2023\s+(\d+)/.exec(name) ?? [];
		await bar(/^2023 /).click();
		await workbench.page.locator('.part.sidebar').getByText(`“year:2023” · ${count} papers`).waitFor();
		await workbench.seeTree((rows) => rows.some(({ label }) => label === 'Surveys'));
	});
});

describe('The tree without a library', () => {
	const session = useWorkbench({ isEmpty: true, settings: { 'relatedWork.disabledLibraries': ['bundled'] } });

	it('says so, and offers to switch one on', async () => {
		const { workbench } = session;
		await workbench.command('Focus on Papers View');
		await workbench.page.getByText('No library that is switched on has a paper.').waitFor();
		await workbench.command('Related Work: Show Library Statistics');
		await workbench.webview().getByText('No paper of the library has a year.').waitFor();
		await workbench.page.getByRole('button', { name: 'Switch Library Off or On' }).click();
		await workbench.activeRow('Bundled').waitFor();
		await workbench.press('Enter');
		await workbench.seeTree(([first]) => first?.label === 'Surveys');
	});

	it('has nothing to remove', async () => {
		const { workbench } = session;
		await workbench.command('Related Work: Remove Library');
		await workbench.page.getByText('No library was added.').first().waitFor();
	});
});
