import assert from 'node:assert/strict';
import { useWorkbench } from './session.mjs';

describe('The hover over a term', () => {
	const session = useWorkbench({ files: { 'sampling.log': 'INFO sampled a program for HumanEval\n'.repeat(140_000) } });

	it('tells what HumanEval is, who introduced it and who uses it', async () => {
		const { workbench } = session;
		await workbench.openFile('paper.tex');
		const text = await workbench.hover('HumanEval', 'HumanEval · benchmark');
		assert.match(text, /Introduced by Evaluating Large Language Models Trained on Code — Chen et al\., 2021/);
		assert.match(text, /Used by/);
		assert.match(text, /and \d+ more/);
		assert.match(text, /Insert Citation · Copy BibTeX · Search/);
		await workbench.picture('hover');
	});

	it('tells what pass@$k$ is', async () => {
		const { workbench } = session;
		const text = await workbench.hover('pass@', 'pass@k · metric');
		assert.match(text, /Introduced by/);
	});

	it('works while a log of five megabytes is open, and leaves the log alone', async () => {
		const { workbench } = session;
		await workbench.openFile('sampling.log');
		await workbench.openFile('notes.md');
		await workbench.hover('MBPP', 'MBPP · benchmark');
	});

	it('works in the comments of code', async () => {
		const { workbench } = session;
		await workbench.openFile('analysis.py');
		await workbench.hover('MBPP', 'MBPP · benchmark');
		await workbench.hover('pass@10', 'pass@k · metric');
	});

	it('is closed over a word that is no term', async () => {
		const { workbench } = session;
		const { x, y } = await workbench.placeOf('math');
		await workbench.page.mouse.move(x, y);
		await workbench.hoverText('Introduced by').waitFor({ state: 'hidden' });
	});

	it('lists the other papers of a term in the tree', async () => {
		const { workbench } = session;
		await workbench.openFile('paper.tex');
		await workbench.hover('HumanEval', 'HumanEval · benchmark');
		await workbench
			.hoverText('Introduced by')
			.getByText(/and \d+ more/)
			.click();
		const rows = await workbench.seeTree((found) => found.some(({ level }) => level === 2));
		assert.ok(rows.some(({ label }) => label === 'Evaluating Large Language Models Trained on Code'));
	});
});
