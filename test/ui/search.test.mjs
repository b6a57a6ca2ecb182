import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { loadEngine } from './engine.mjs';
import { useWorkbench } from './session.mjs';
import { until } from './until.mjs';

describe('Search Papers', () => {
	const session = useWorkbench();
	let search;

	before(async () => {
		search = await loadEngine(fs.readFileSync('test/fixtures/samplePaper/refs.bib', 'utf8'));
	});

	const QUERIES = [
		'HumanEval',
		'code',
		'program synthesis with large language models',
		'chen 2021',
		'repository level completion',
		'"code generation" year:2023..2024',
		'topic:benchmarks',
		'hallucinat',
		'lage langage modles',
		'pass@k',
	];
	for (const query of QUERIES) {
		it(`draws in the engine's order: ${query}`, async () => {
			const { workbench } = session;
			await workbench.search(query);
			const titles = search(query);
			const rows = await workbench.seeRows(([first]) => first?.label === titles[0]);
			assert.ok(rows.length >= Math.min(4, titles.length), 'expected some drawn rows');
			assert.deepEqual(
				rows.map(({ label }) => label),
				titles.slice(0, rows.length),
			);
			await workbench.press('Escape');
			await workbench.pickerClosed();
		});
	}

	it('shows title, byline, venue, topic and the sentence that matched', async () => {
		const { workbench } = session;
		await workbench.search('mostly basic programming problems');
		const [{ detail }] = await workbench.seeRows(
			([first]) => first?.label === 'Program Synthesis with Large Language Models',
		);
		assert.match(detail, /^Austin et al\., 2021 · arXiv · Benchmarks.*Mostly Basic Programming Problems/);
		await workbench.picture('search');
		await workbench.press('Escape');
	});

	it('tells what is wrong with a filter, and searches for the rest', async () => {
		const { workbench } = session;
		await workbench.search('codet5 year:soon');
		const rows = await workbench.seeRows((found) => found.length > 1 && /year/.test(found[0].label));
		assert.match(rows[1].label, /CodeT5/);
		await workbench.press('Escape');
	});

	it('inserts a citation of the paper that is picked, and undoes it in one step', async () => {
		const { workbench, folder } = session;
		await workbench.openFile('paper.tex');
		await workbench.goTo(33);
		await workbench.search('repofusion');
		await workbench.activeRow('RepoFusion').waitFor();
		await workbench.press('Enter');
		await workbench.seeInEditor('\\citep{shrivastava2023repofusion}');
		await workbench.seeInStatusBar('entry added to refs.bib');
		assert.match(fs.readFileSync(path.join(folder, 'refs.bib'), 'utf8'), /^@misc\{shrivastava2023repofusion,$/m);
		await workbench.picture('citation');
		await workbench.press('Control+Z');
		await until(
			() => workbench.editorLines(),
			(lines) => lines.length > 0 && !lines.some((line) => line.includes('{shrivastava')),
		);
	});

	it('offers the paper picked before, and the topics, before anything is typed', async () => {
		const { workbench } = session;
		await workbench.search('');
		const rows = await workbench.seeRows((found) => found.length > 3);
		assert.match(rows[0].label, /RepoFusion/);
		assert.ok(rows.some(({ label }) => /Benchmarks|Surveys/.test(label)));
		await workbench.press('Escape');
	});

	it('closes when a citation is inserted by its key, and offers that paper next time', async () => {
		const { workbench } = session;
		await workbench.openFile('paper.tex');
		await workbench.goTo(33);
		await workbench.search('classeval');
		await workbench.activeRow('ClassEval').waitFor();
		await workbench.press('Control+Shift+I');
		await workbench.pickerClosed();
		await workbench.seeInEditor('\\citep{du2023classeval}');
		await workbench.seeInStatusBar('Cited du2023classeval');
		await workbench.press('Control+Z');
		await workbench.search('');
		await workbench.seeRows(([first]) => /ClassEval/.test(first?.label));
		await workbench.press('Escape');
	});

	it('opens the paper that is picked where a diff is in front', async () => {
		const { workbench } = session;
		await workbench.openFile('paper.tex');
		await workbench.command('File: Compare Active File with Saved');
		await workbench.page.locator('.monaco-diff-editor .modified .monaco-editor.focused').waitFor();
		await workbench.search('classeval');
		await workbench.activeRow('ClassEval').waitFor();
		await workbench.press('Enter');
		await workbench
			.webview()
			.getByRole('heading', { level: 1, name: /ClassEval/ })
			.waitFor();
	});
});
