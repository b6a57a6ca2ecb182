import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { useWorkbench } from './session.mjs';
import { until } from './until.mjs';

const REFS = `@misc{codealpha, title = {Alpha and Code}, author = {Roe, Ann}}
@misc{other, title = {On Tests}, author = {Coder, Bo}}
@misc{zeta, title = {Large Language Code}, author = {Doe, Cy}}
@misc{code, title = {Something Else}, author = {Loe, Di}}
`;

const numbered = (count, entry) => Array.from({ length: count }, (_, number) => entry(number)).join('\n');

describe('The completion of a key', () => {
	const session = useWorkbench({
		files: {
			'cited.tex': '\\cite{zeta}\n\n\n\\bibliography{cited}\n',
			'cited.bib': REFS,
			'accept.tex': 'As \n\n\\bibliography{accept}\n',
			'accept.bib': REFS,
			'select.tex': '\\cite{classeval}\n\n\\bibliography{select}\n',
			'select.bib': REFS,
			'large.tex': '\n\\bibliography{large}\n',
			'large.bib': numbered(
				500,
				(number) => `@misc{doe${number}, title = {A Study of Number ${number}}, author = {Doe, Jane}}`,
			),
			'stop.md': '\n',
			'dashes.tex': '\n\\bibliography{dashes}\n',
			'dashes.bib': numbered(500, (number) => `@misc{smith-${number}, title = {Wide Birds}, author = {Smith, Al}}`),
		},
	});

	it('is drawn in our order, whatever is typed', async () => {
		const { workbench } = session;
		await workbench.openFile('cited.tex');
		await workbench.goTo(3);
		await workbench.type('\\cite{cod');
		await workbench.seeSuggestions((labels) => labels.slice(0, 3).join() === 'zeta,codealpha,code');
		await workbench.type('e');
		const labels = await workbench.seeSuggestions(([first]) => first === 'code');
		assert.deepEqual(labels.slice(0, 4), ['code', 'zeta', 'codealpha', 'other']);
		await workbench.picture('completion');
		await workbench.press('Escape');
	});

	it('goes on over the spaces between words', async () => {
		const { workbench } = session;
		await workbench.openFile('cited.tex');
		await workbench.goTo(2);
		await workbench.type('\\citep{language');
		await workbench.seeSuggestions((labels) => labels.includes('zeta'));
		await workbench.type(' la');
		await workbench.seeSuggestions((labels) => labels[0] === 'zeta');
		await workbench.press('Enter');
		await workbench.seeInEditor('\\citep{zeta');
	});

	it('searches again at each letter of a second word, typed slowly', async () => {
		const { workbench } = session;
		for (const [name, typed, key] of [
			['large.tex', 'number 432', 'doe432'],
			['dashes.tex', 'smith-217', 'smith-217'],
		]) {
			await workbench.openFile(name);
			await workbench.goTo(1);
			await workbench.type('\\cite{');
			await workbench.seeSuggestions((labels) => labels.length > 3);
			for (const letter of typed) {
				await workbench.type(letter);
				await workbench.seeSuggestions((labels) => labels.length > 0);
			}
			await workbench.seeSuggestions(([first]) => first === key);
			await workbench.press('Enter');
			await workbench.seeInEditor(`\\cite{${key}}`);
		}
	});

	it('stays away while prose is typed', async () => {
		const { workbench } = session;
		await workbench.openFile('cited.tex');
		await workbench.goTo(1, 12);
		await workbench.type(" don't say so - or. Then ");
		await workbench.seeInEditor("\\cite{zeta} don't say so - or. Then");
		assert.deepEqual(await workbench.suggestions(), []);
	});

	it('is closed by the full stop behind a bare key, so that Enter begins a line', async () => {
		const { workbench } = session;
		await workbench.openFile('stop.md');
		await workbench.goTo(1);
		await workbench.type('See @zeta');
		await workbench.seeSuggestions(([first]) => first === 'zeta');
		await workbench.type('.');
		await workbench.seeSuggestions((labels) => labels.length === 0);
		await workbench.press('Enter');
		await workbench.type('Next');
		await until(
			() => workbench.editorLines(),
			(lines) => lines[0] === 'See @zeta.' && lines[1] === 'Next',
		);
	});

	it('adds the entry of a paper of the library, in one step to undo and redo', async () => {
		const { workbench, folder } = session;
		const bibliography = () => fs.readFileSync(path.join(folder, 'accept.bib'), 'utf8');
		await workbench.openFile('accept.tex');
		await workbench.goTo(1, 4);
		await workbench.type('\\cite{classeval');
		await workbench.seeSuggestions((labels) => labels[0]?.startsWith('Du et al.'));
		await workbench.press('Enter');
		await until(bibliography, (text) => text.includes('Class-Level'));
		assert.ok(bibliography().startsWith(REFS), 'expected the other entries as they were');
		const [, key] = /@\w+\{([^,]+),/.exec(bibliography().slice(REFS.length)) ?? [];
		await workbench.seeInEditor(`As \\cite{${key}`);
		await workbench.seeInStatusBar(`Cited ${key}`);
		await workbench.seeInStatusBar('entry added to accept.bib');
		await workbench.press('Control+Z');
		await until(bibliography, (text) => text === REFS);
		await workbench.seeInEditor('As \\cite{classeval');
		await workbench.press('Control+Shift+Z');
		await until(bibliography, (text) => text.includes('Class-Level'));
		await workbench.seeInEditor(`As \\cite{${key}`);
	});

	it('takes the place of what is selected, in one step to undo as well', async () => {
		const { workbench, folder } = session;
		const bibliography = () => fs.readFileSync(path.join(folder, 'select.bib'), 'utf8');
		await workbench.openFile('select.tex');
		await workbench.goTo(1, 16);
		for (let letter = 0; letter < 'classeval'.length; letter++) {
			await workbench.press('Shift+ArrowLeft');
		}
		await workbench.press('Control+Space');
		const isWanted = (label) => label.startsWith('Du et al.');
		const labels = await workbench.seeSuggestions((shown) => shown.some(isWanted));
		for (let row = 0; row < labels.findIndex(isWanted); row++) {
			await workbench.press('ArrowDown');
		}
		await workbench.press('Enter');
		await until(bibliography, (text) => text.includes('Class-Level'));
		await workbench.press('Control+Z');
		await until(bibliography, (text) => text === REFS);
		await workbench.seeInEditor('\\cite{classeval}');
	});
});
