import fs from 'node:fs';
import { closeVsCode } from './runningVsCode.mjs';
import { openSession } from './session.mjs';

// Takes the pictures of the README from the packaged extension in a real VS Code.

const FOLDER = 'media/pictures';
fs.mkdirSync(FOLDER, { recursive: true });
const settings = {
	'breadcrumbs.enabled': false,
	'editor.fontSize': 13,
	'editor.hover.above': false,
	'relatedWork.hover.papers': 2,
	'workbench.layoutControl.enabled': false,
};
const { workbench } = await openSession({ scale: 2, settings });
const { page } = workbench;
await page.setViewportSize({ width: 960, height: 560 });
await workbench.openFile('paper.tex');

await workbench.openTree();
await workbench.command('Related Work: Show Library Statistics');
await workbench
	.webview()
	.getByRole('link', { name: /^2023 / })
	.waitFor();
await page.mouse.move(2, 2);
await take('statistics', { x: 354, y: 48, width: 600, height: 420 });
await workbench.press('Control+W');
// Keys that are pressed while the page still has the focus are lost.
await page.locator('.editor-instance :focus').waitFor({ state: 'attached' });

await workbench.command('Related Work: Filter Papers');
await workbench.typeInPicker('survey');
await workbench.seeTree((rows) => rows.some(({ highlights }) => highlights.length > 0));
await workbench.press('Enter');
await page.getByText('“survey” · 7 papers').waitFor();
await page.mouse.move(2, 2);
await take('tree', { x: 0, y: 0, width: 352, height: 440 });
await workbench.command('Related Work: Clear Filter');
await workbench.press('Control+B');

await workbench.openFile('paper.tex');
await workbench.goTo(20);
await workbench.press('Control+Home');
await workbench.hover('HumanEval', 'HumanEval · benchmark');
await take('hover', { x: 56, y: 214, width: 904, height: 312 });
await page.mouse.move(2, 2);
await workbench.hoverText('HumanEval · benchmark').waitFor({ state: 'hidden' });

await workbench.goTo(33);
await workbench.search('repository level code completion');
await workbench.seeRows((rows) => rows.length > 3);
await take('search', { x: 172, y: 0, width: 616, height: 241 });
await workbench.press('Escape');

await workbench.search('repofusion');
await workbench.activeRow('RepoFusion').waitFor();
await workbench.press('Enter');
await workbench.seeInStatusBar('entry added to refs.bib');
await workbench.press('Control+Backslash');
await workbench.openFile('refs.bib');
await workbench.seeInEditor('shrivastava2023repofusion');
await take('citation', { x: 56, y: 240, width: 904, height: 316 });
await closeVsCode();

async function take(name, clip) {
	await page.screenshot({ path: `${FOLDER}/${name}.png`, clip, animations: 'disabled' });
	console.log(`${FOLDER}/${name}.png: ${Math.round(fs.statSync(`${FOLDER}/${name}.png`).size / 1024)} KB`);
}
