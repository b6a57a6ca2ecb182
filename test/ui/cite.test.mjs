import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { useWorkbench } from './session.mjs';
import { until } from './until.mjs';

const REFS =
	'@string{nips = "NeurIPS"}\n\n@article{Adams:2019,\n\ttitle = "A study",\n\tauthor = "Ann Adams",\n\tyear = 2019\n}\n';

describe('Citing a paper that is picked', () => {
	const session = useWorkbench({
		files: {
			'tabs.tex': 'See \n\\bibliography{tabs}\n',
			'tabs.bib': REFS,
			'crlf.tex': 'See \r\n\\bibliography{crlf}\r\n',
			'crlf.bib': REFS.replaceAll('\n', '\r\n'),
			'missing.md': '---\nbibliography: made/later.bib\n---\n\nSee ',
			'known.tex': 'See \n\\bibliography{known}\n',
			'known.bib': '@misc{ours, title={ClassEval}, eprint={2308.01861}, author={Du, X.}}\n',
		},
	});
	const onDisk = (name) => fs.readFileSync(path.join(session.folder, name), 'utf8');
	const pick = async (text) => {
		await session.workbench.search(text);
		await session.workbench.activeRow('ClassEval').waitFor();
		await session.workbench.press('Enter');
	};

	for (const name of ['tabs', 'crlf']) {
		it(`writes one entry in the style of the file, and takes it back with the citation: ${name}`, async () => {
			const { workbench } = session;
			const before = onDisk(`${name}.bib`);
			const end = name === 'crlf' ? '\r\n' : '\n';
			await workbench.openFile(`${name}.tex`);
			await workbench.goTo(1, 5);
			await pick('classeval');
			await workbench.seeInEditor('See \\cite{Du:2023}');
			const after = await until(
				() => onDisk(`${name}.bib`),
				(text) => text.includes('@misc{Du:2023'),
			);
			assert.ok(after.startsWith(before), 'expected the old text as it was');
			assert.ok(
				after.slice(before.length).startsWith(`${end}@misc{Du:2023,${end}\ttitle`) ||
					after.includes(`${end}\tauthor = "`),
			);
			assert.equal(after.includes('\r\n'), name === 'crlf');
			await workbench.press('Control+Z');
			await until(
				() => onDisk(`${name}.bib`),
				(text) => text === before,
			);
			await until(
				() => workbench.editorLines(),
				([first]) => first === 'See ',
			);
			await workbench.press('Control+Shift+Z');
			await until(
				() => onDisk(`${name}.bib`),
				(text) => text === after,
			);
		});
	}

	it('makes the file that the document names, and takes it away again', async () => {
		const { workbench, folder } = session;
		await workbench.openFile('missing.md');
		await workbench.press('Control+End');
		await pick('classeval');
		await workbench.seeInEditor('See [@du2023classeval]');
		await until(
			() => fs.existsSync(path.join(folder, 'made/later.bib')) && onDisk('made/later.bib'),
			(text) => typeof text === 'string' && text.startsWith('@misc{du2023classeval,'),
		);
		await workbench.press('Control+Z');
		await until(
			() => fs.existsSync(path.join(folder, 'made/later.bib')),
			(exists) => !exists,
		);
	});

	it('cites the entry that the bibliography has, under its own key', async () => {
		const { workbench } = session;
		const before = onDisk('known.bib');
		await workbench.openFile('known.tex');
		await workbench.goTo(1, 5);
		await pick('classeval');
		await workbench.seeInEditor('See \\cite{ours}');
		await workbench.seeInStatusBar('Cited ours, which the bibliography has already');
		assert.equal(onDisk('known.bib'), before);
	});
});
