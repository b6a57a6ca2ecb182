import fs from 'node:fs';
import path from 'node:path';
import { useWorkbench } from './session.mjs';
import { until } from './until.mjs';

describe('Several papers at once', () => {
	const session = useWorkbench({ files: { 'empty.tex': 'See \n\\bibliography{refs}\n', 'export.bib': '% Mine\n' } });
	const keysOnDisk = (name, expected) =>
		until(
			() => fs.readFileSync(path.join(session.folder, name), 'utf8').match(/(?<=@\w+\{)[^,]+/g) ?? [],
			(keys) => keys.join(' ') === expected,
		);
	const seeChecked = (expected) =>
		until(
			() =>
				session.workbench.page.evaluate(() =>
					[...document.querySelectorAll('.quick-input-list .monaco-list-row')].flatMap((row) =>
						row.querySelector('.monaco-checkbox.checked, input:checked') ? row.textContent.split(':')[0] : [],
					),
				),
			(labels) => labels.join(' ') === expected,
		);

	it('keeps the chosen ones on top of what is found, and cites all', async () => {
		const { workbench } = session;
		await workbench.openFile('empty.tex');
		await workbench.goTo(1, 5);
		await workbench.search('repofusion');
		await workbench.activeRow('RepoFusion').waitFor();
		await workbench.press('Control+Shift+M');
		await seeChecked('RepoFusion');
		await workbench.typeInPicker('codeagent');
		await workbench.seeRows(([first, second]) => /RepoFusion/.test(first?.label) && /CodeAgent/.test(second?.label));
		await seeChecked('RepoFusion');
		await workbench.press('Control+Shift+M');
		await seeChecked('RepoFusion CodeAgent');
		await workbench.picture('several');
		await workbench.press('Enter');
		await workbench.seeInEditor('See \\cite{shrivastava2023repofusion,zhang2024codeagent}');
		await keysOnDisk('refs.bib', 'chen2021codex shrivastava2023repofusion zhang2024codeagent');
		await workbench.seeInStatusBar('2 entries added to refs.bib');
		await workbench.press('Control+Z');
		await keysOnDisk('refs.bib', 'chen2021codex');
	});

	it('chooses with the mouse, and forgets what is no longer chosen', async () => {
		const { workbench } = session;
		await workbench.search('repofusion');
		await workbench.activeRow('RepoFusion').waitFor();
		await workbench.page.getByRole('button', { name: 'Select Several' }).click();
		const row = workbench.page.locator('.quick-input-list .monaco-list-row').first();
		await row.click();
		await seeChecked('RepoFusion');
		await row.click();
		await seeChecked('');
		await workbench.press('Escape');
		await workbench.pickerClosed();
	});

	it('asks for the command, a note and pages', async () => {
		const { workbench } = session;
		await workbench.openFile('paper.tex');
		await workbench.goTo(33);
		await workbench.search('repofusion');
		await workbench.activeRow('RepoFusion').waitFor();
		await workbench.press('Control+Shift+Enter');
		await workbench.seeRows(([first]) => first?.label === '\\citep{key}');
		await workbench.typeInPicker('citet');
		await workbench.activeRow('\\citet{key}').waitFor();
		await workbench.press('Enter');
		for (const [prompt, text] of [
			['Before the citation', 'see'],
			['Page', '3-5'],
		]) {
			await workbench.page.locator('.quick-input-widget:visible', { hasText: prompt }).waitFor();
			await workbench.typeInPicker(text);
			await workbench.press('Enter');
		}
		await workbench.seeInEditor('\\citet[see][pp.~3--5]{shrivastava2023repofusion}');
	});

	it('exports papers of the tree into a file of the folder', async () => {
		const { workbench } = session;
		await workbench.openTree();
		await workbench.command('Related Work: Filter Papers');
		await workbench.typeInPicker('repofusion');
		await workbench.press('Enter');
		await workbench.seeTree((rows) => rows.some(({ level }) => level === 2));
		const { page } = workbench;
		await page.locator('.part.sidebar .monaco-list-row[aria-level="2"]').first().click({ button: 'right' });
		// A menu takes no click right after it opens, so the pointer comes first.
		await page.locator('.context-view .action-item', { hasText: 'Export Papers' }).hover();
		await page.locator('.context-view .action-item.focused', { hasText: 'Export Papers' }).waitFor();
		await workbench.press('Enter');
		await workbench.typeInPicker('export.bib');
		await workbench.activeRow('export.bib').waitFor();
		await workbench.press('Enter');
		await workbench.seeInStatusBar('export.bib: 1 entry added');
		await keysOnDisk('export.bib', 'shrivastava2023repofusion');
	});
});
