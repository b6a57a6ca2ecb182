import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { useWorkbench } from './session.mjs';
import { until } from './until.mjs';

const MBPP = 'https://arxiv.org/abs/2108.07732';
const FIM = 'arXiv:2207.14255v1 [cs.CL]';
const CODEX = 'arXiv:2107.03374v2 [cs.LG]';
const BOOK =
	'@book{Knuth_97,\n  title = {Sorting {and} Searching},\n  author = {Knuth, Donald E.},\n  year = 1997,\n  address = {Reading},\n  file = {a.pdf}\n}\n';
const REFS = '@misc{roe1999book,\n\ttitle={Book},\n\tauthor={Roe, Jane},\n\tyear={1999}\n}\n';
const KEYS = /@\w+\{[^,]+/g;

describe('Pasting and dropping papers', () => {
	const session = useWorkbench({
		files: {
			'address.tex': 'See .\n\\bibliography{address}\n',
			'address.bib': REFS,
			'own.tex': 'See .\n\\bibliography{own}\n',
			'own.bib': '@misc{own, title = {Own}, doi = {10.1000/own\\_1}}\n',
			'work.md': '---\nbibliography: work.bib\n---\n\nSee HERE.\n',
			'work.bib': REFS,
			'entries.bib': REFS,
			'words.txt': 'As shown by \n',
			'drop.tex': 'See \n\\bibliography{drop}\n',
			'drop.bib': '',
			'into.bib': '',
		},
	});
	const onDisk = (name) => fs.readFileSync(path.join(session.folder, name), 'utf8');
	const seeOnDisk = (name, isRight) => until(() => onDisk(name), isRight);
	const widget = () => session.workbench.page.locator('.post-edit-widget');

	before(() => session.workbench.openTree());

	async function paste(text) {
		const { page } = session.workbench;
		await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
		await session.workbench.press('Control+V');
	}

	async function pasteAs(title, text) {
		await paste(text);
		await widget().waitFor();
		await session.workbench.press('Control+Period');
		const { page } = session.workbench;
		await page.locator('.action-widget .monaco-list-row', { hasText: title }).waitFor();
		await session.workbench.press('ArrowDown');
		await page.locator('.action-widget .monaco-list-row.focused', { hasText: title }).waitFor();
		await session.workbench.press('Enter');
	}

	async function undoAndRedo(name, before, after) {
		await session.workbench.press('Control+Z');
		await seeOnDisk(name, (text) => text === before);
		await session.workbench.press('Control+Shift+Z');
		await seeOnDisk(name, (text) => text === after);
	}

	it('pastes an address as it is, offers the citation, and takes it back with its entry', async () => {
		const { workbench } = session;
		await workbench.openFile('address.tex');
		await workbench.goTo(1, 5);
		await paste(MBPP);
		await workbench.seeInEditor(`See ${MBPP}.`);
		await widget().waitFor();
		await workbench.press('Control+Z');
		await pasteAs('Paste as Citation', MBPP);
		await workbench.seeInEditor('See \\cite{austin2021program}.');
		const after = await seeOnDisk('address.bib', (text) => text.includes('@misc{austin2021program'));
		assert.ok(after.startsWith(REFS) && after.includes('\n\ttitle={'), after);
		await workbench.seeInStatusBar('entry added to address.bib');
		await workbench.picture('paste');
		await undoAndRedo('address.bib', REFS, after);
		await workbench.seeInEditor('See \\cite{austin2021program}.');
	});

	it('leaves an address alone that nobody here knows', async () => {
		const { workbench } = session;
		await workbench.openFile('own.tex');
		await workbench.goTo(1, 5);
		await paste('https://arxiv.org/abs/2401.99999');
		await workbench.seeInEditor('See https://arxiv.org/abs/2401.99999.');
		assert.equal(await widget().count(), 0);
		await workbench.press('Control+Z');
	});

	it('knows the entries of the bibliography', async () => {
		const { workbench } = session;
		await pasteAs('Paste as Citation', 'https://doi.org/10.1000/own_1');
		await workbench.seeInEditor('See \\cite{own}.');
	});

	it('cites BibTeX in the place of what is selected, and several addresses within a citation', async () => {
		const { workbench } = session;
		await workbench.openFile('work.md');
		await workbench.goTo(5, 5);
		await workbench.press('Control+Shift+ArrowRight');
		await pasteAs('Paste as Citation', BOOK);
		await workbench.seeInEditor('See [@knuth1997sorting].');
		await seeOnDisk('work.bib', (text) => text.includes('@book{knuth1997sorting'));
		assert.match(onDisk('work.bib'), /title=\{Sorting \{and\} Searching\},[^@]*\taddress=\{Reading\}/);
		assert.doesNotMatch(onDisk('work.bib'), /file=/);
		await workbench.press('ArrowLeft');
		await pasteAs('Paste as Citation', `${FIM}\n${MBPP}\n`);
		await workbench.seeInEditor('See [@knuth1997sorting; @bavarian2022efficient; @austin2021program].');
	});

	it('puts BibTeX into a .bib file in its layout, with all fields of the work, and once', async () => {
		const { workbench } = session;
		await workbench.openFile('entries.bib');
		await workbench.press('Control+End');
		await pasteAs('Paste as BibTeX Entry', BOOK);
		await workbench.seeInEditor('@book{knuth1997sorting,');
		await workbench.seeInStatusBar('1 entry added');
		await workbench.press('Control+S');
		const copy =
			'\n@book{knuth1997sorting,\n\ttitle={Sorting {and} Searching},\n\tauthor={Knuth, Donald E.},\n\tyear={1997},\n\taddress={Reading}\n}\n';
		await seeOnDisk('entries.bib', (text) => text === REFS + copy);
		await workbench.press('Control+End');
		await pasteAs('Paste as BibTeX Entry', BOOK);
		await workbench.seeInStatusBar('1 paper has an entry already');
	});

	it('gives authors and year in plain text', async () => {
		const { workbench } = session;
		await workbench.openFile('words.txt');
		await workbench.press('End');
		await pasteAs('Paste as Citation', CODEX);
		await workbench.seeInEditor('As shown by Chen et al., 2021');
	});

	/** Drags the first two papers of the tree to a place of the open file, in pixels from its corner. */
	async function drag(x, y) {
		const { page } = session.workbench;
		const rows = page.locator('.part.sidebar .monaco-list-row[aria-level="2"]');
		for (const row of [rows.nth(0), rows.nth(1)]) {
			// A click alone would open the paper.
			await row.click({ modifiers: ['Control'] });
		}
		const lines = page.locator('.editor-group-container.active .editor-instance .view-lines').last();
		await rows.nth(0).dragTo(lines, { sourcePosition: { x: 80, y: 10 }, targetPosition: { x, y }, force: true });
		for (const row of [rows.nth(0), rows.nth(1)]) {
			await row.click({ modifiers: ['Control'] });
		}
		await page.locator('.tab.active').first().click();
	}

	it('cites the papers that are dropped, and takes them back with their entries', async () => {
		const { workbench } = session;
		await workbench.openTree();
		await workbench.command('Related Work: Filter Papers');
		await workbench.typeInPicker('"repository-level"');
		await workbench.press('Enter');
		await workbench.seeTree((rows) => rows.filter(({ level }) => level === 2).length > 1);
		await workbench.openFile('drop.tex');
		await workbench.command('Related Work: Focus on Papers View');
		await drag(400, 9);
		await workbench.seeInEditor('See \\cite{');
		const after = await seeOnDisk('drop.bib', (text) => text.match(KEYS)?.length === 2);
		const keys = after.match(KEYS).map((found) => found.replace(/^.*\{/, ''));
		await workbench.seeInEditor(`See \\cite{${keys.join(',')}}`);
		await workbench.seeInStatusBar('2 entries added to drop.bib');
		await workbench.picture('drop');
		await undoAndRedo('drop.bib', '', after);
	});

	it('puts the papers that are dropped on a .bib file into it', async () => {
		const { workbench } = session;
		await workbench.openFile('into.bib');
		await drag(100, 9);
		await workbench.seeInStatusBar('2 entries added');
		await workbench.seeInEditor('@');
	});
});
