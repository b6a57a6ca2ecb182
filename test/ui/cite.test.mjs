import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { useWorkbench } from './session.mjs';
import { until } from './until.mjs';

const REFS = ['Adams:2019', 'Baker:2020']
	.map((key) => {
		const [name, year] = key.split(':');
		return `@article{${key},\n\ttitle = "A study",\n\tauthor = "Ann ${name}",\n\tyear = ${year}\n}\n`;
	})
	.join('\n');

describe('Citing a paper that is picked', () => {
	const session = useWorkbench({
		files: {
			'tabs.tex': 'See \n\\bibliography{tabs}\n',
			'tabs.bib': REFS,
			'crlf.tex': 'See \r\n\\bibliography{crlf}\r\n',
			'crlf.bib': REFS.replaceAll('\n', '\r\n'),
			'missing.md': '---\nbibliography: made/later.bib\n---\n\nSee ',
			'none.md': '# Title\n\nWords. ',
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
			await workbench.seeInEditor('See \\cite{Du:2024}');
			const after = await until(
				() => onDisk(`${name}.bib`),
				(text) => text.includes('@inproceedings{Du:2024'),
			);
			assert.ok(after.startsWith(before), 'expected the old text as it was');
			assert.ok(after.slice(before.length).startsWith(`${end}@inproceedings{Du:2024,${end}\t`), after);
			assert.equal(after.includes('\r\n'), name === 'crlf');
			await workbench.seeInStatusBar(`entry added to ${name}.bib`);
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
		fs.rmSync(path.join(folder, 'made'), { recursive: true, force: true });
		await workbench.openFile('missing.md');
		await workbench.press('Control+End');
		await pick('classeval');
		await workbench.seeInEditor('See [@du2023classeval]');
		await until(
			() => fs.existsSync(path.join(folder, 'made/later.bib')) && onDisk('made/later.bib'),
			(text) => typeof text === 'string' && text.startsWith('@inproceedings{du2023classeval,'),
		);
		const isThere = () => fs.existsSync(path.join(folder, 'made/later.bib'));
		await workbench.pressUntil('Control+Z', () => !isThere());
		await workbench.pressUntil('Control+Shift+Z', isThere);
		await workbench.seeInEditor('See [@du2023classeval]');
		assert.match(onDisk('made/later.bib'), /^@inproceedings\{du2023classeval,/);
		await workbench.pressUntil('Control+Z', () => !isThere());
	});

	it('makes a bibliography and names it in the document where there is none', async () => {
		const { workbench, folder } = session;
		for (const name of ['tabs.bib', 'crlf.bib', 'known.bib', 'refs.bib']) {
			fs.renameSync(path.join(folder, name), path.join(folder, `${name}.kept`));
		}
		try {
			await workbench.openFile('none.md');
			await workbench.press('Control+End');
			await pick('classeval');
			await workbench.activeRow('New references.bib, named in this document').waitFor();
			await workbench.press('Enter');
			await workbench.seeInEditor('Words. [@du2023classeval]');
			await workbench.seeInEditor('bibliography: references.bib');
			assert.match(onDisk('references.bib'), /^@inproceedings\{du2023classeval,/);
			await workbench.type('!');
			await workbench.seeInEditor('Words. [@du2023classeval]!');
			await workbench.press('Control+Z', 'Control+Z');
			await until(
				() => fs.existsSync(path.join(folder, 'references.bib')),
				(exists) => !exists,
			);
			await until(
				() => workbench.editorLines(),
				(lines) => !lines.some((line) => line.includes('bibliography:')),
			);
		} finally {
			for (const name of ['tabs.bib', 'crlf.bib', 'known.bib', 'refs.bib']) {
				fs.renameSync(path.join(folder, `${name}.kept`), path.join(folder, name));
			}
		}
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
