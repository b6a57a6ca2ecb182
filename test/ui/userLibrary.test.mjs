import assert from 'node:assert/strict';
import { useWorkbench } from './session.mjs';

const OWN = `@article{ODA:2020,
  author = {Oda, Ichiro and M{\\"u}ller, Jana},
  title = {On the Weights of \`{}Paper Cranes\`{} and $O(n)$ Folds},
  journal = {Journal of Folding},
  year = {2020},
}
@misc{ours, title = {ClassEval: A Manually-Crafted Benchmark for Evaluating LLMs on Class-level Code Generation}, author = {Du, X.}, eprint = {2308.01861}}
`;

describe('The search in the user’s own bibliographies', () => {
	const session = useWorkbench({
		files: { 'own.tex': 'See \n\\bibliography{own}\n', 'own.bib': OWN, 'other.bib': '@misc{o, title={Zebra Folding}}' },
	});

	it('finds an entry, tells its file, and cites it by its key', async () => {
		const { workbench } = session;
		await workbench.openFile('own.tex');
		await workbench.goTo(1, 5);
		await workbench.search('paper cranes muller');
		const rows = await workbench.seeRows(([first]) => first?.label.includes('Paper Cranes'));
		assert.match(rows[0].detail, /^own\.bib · Oda and Müller, 2020 · Journal of Folding 2020/);
		await workbench.picture('user-library');
		await workbench.press('Enter');
		await workbench.seeInEditor('See \\cite{ODA:2020}');
	});

	it('finds entries of the other bibliographies of the workspace', async () => {
		const { workbench } = session;
		await workbench.search('zebra folding');
		const rows = await workbench.seeRows(([first]) => first?.label === 'Zebra Folding');
		assert.match(rows[0].detail, /^other\.bib/);
		await workbench.press('Escape');
	});

	it('lists a paper of the index once, with the bibliography that has it too', async () => {
		const { workbench } = session;
		await workbench.search('classeval');
		const rows = await workbench.seeRows(([first]) => first?.detail.startsWith('own.bib · Du et al., 2023'));
		assert.equal(rows.filter(({ label }) => label.startsWith('ClassEval')).length, 1);
		await workbench.press('Escape');
	});
});
