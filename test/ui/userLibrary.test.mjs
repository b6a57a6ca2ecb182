import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { useWorkbench } from './session.mjs';

const OWN = `@article{ODA:2020,
  author = {Oda, Ichiro and M{\\"u}ller, Jana},
  title = {On the Weights of \`{}Paper Cranes\`{} and $O(n)$ Folds},
  journal = {Journal of Folding},
  year = {2020},
}
@misc{ours, title = {ClassEval: A Manually-Crafted Benchmark for Evaluating LLMs on Class-level Code Generation}, author = {Du, X.}, eprint = {2308.01861}}
`;

const TWICE = '@article{kites, title={Kites and Their Strings Revisited}, author={Ito, K. and Oda, I.}, year=2011}\n';

describe('The search in the user’s own bibliographies', () => {
	const session = useWorkbench({
		files: {
			'own.tex': 'See \n\\bibliography{own}\n',
			'own.bib': OWN + TWICE,
			'other.bib': `@misc{o, title={Zebra Folding}}\n${TWICE}`,
			'binary.bib': 'a\0b',
			'open.bib': '@misc{open, title={Never Closed',
		},
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

	it('lists a paper of two files once, and chooses sources with in:', async () => {
		const { workbench } = session;
		await workbench.search('kites revisited');
		const rows = await workbench.seeRows(([first]) => first?.detail.startsWith('own.bib +1 · Ito and Oda, 2011'));
		assert.equal(rows.filter(({ label }) => label.startsWith('Kites')).length, 1);
		await workbench.press('Escape');
		await workbench.search('folding in:document');
		await workbench.seeRows(([first, second]) => first?.label.includes('Paper Cranes') && second === undefined);
		await workbench.press('Escape');
		await workbench.search('folding in:other.bib');
		await workbench.seeRows(([first, second]) => first?.label === 'Zebra Folding' && second === undefined);
		await workbench.press('Escape');
	});

	it('finds what is written into a file while the search is open', async () => {
		const { workbench, folder } = session;
		await workbench.search('quagga in:workspace');
		await workbench.seeRows(([first]) => first?.label === 'No paper found');
		fs.writeFileSync(path.join(folder, 'other.bib'), '@misc{q, title={Quagga Folding}}\n');
		await workbench.seeRows(([first]) => first?.label === 'Quagga Folding');
		await workbench.press('Escape');
	});

	it('tells in the language status which files could not be read, and opens one', async () => {
		const { workbench } = session;
		const { page } = workbench;
		const status = page.locator('[id="status.languageStatus"]');
		await status.hover();
		await page.getByText('binary.bib: It is not a text file.').waitFor();
		await page.getByText('and 1 more').waitFor();
		await page.locator('.hover-language-status').getByText('Open…').click();
		await page.locator('.quick-input-list').getByText('open.bib').waitFor();
		await workbench.activeRow('binary.bib').waitFor();
		await workbench.press('Enter');
		await page.locator('.tab', { hasText: 'binary.bib' }).waitFor();
	});
});
