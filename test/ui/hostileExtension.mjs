import fs from 'node:fs';
import path from 'node:path';

/** What no view may draw or run, but must show as it stands. */
export const HOSTILE_TITLE =
	'](command:workbench.action.toggleSidebarVisibility) <img src=x onerror=alert(1)> **b** `c` | $O(n)$ $(trash) & \\end';

/** Makes a copy of the built extension whose papers hold hostile text, in a folder with an odd name; gives back the folder. */
export function makeHostileExtension() {
	const folder = 'out/hostile #1 100%';
	fs.rmSync(folder, { recursive: true, force: true });
	for (const name of ['package.json', 'dist', 'media', 'data']) {
		fs.cpSync(name, path.join(folder, name), { recursive: true });
	}
	const file = path.join(folder, 'data/papers.json');
	const papers = JSON.parse(fs.readFileSync(file, 'utf8'));
	fs.writeFileSync(file, JSON.stringify(papers.map(spoil)));
	return folder;
}

const HOSTILE = `${HOSTILE_TITLE}\u202e\u0000\ud800`;
const SPOILED = ['chen2021codex', 'shrivastava2023repofusion'];

function spoil(paper) {
	if (!SPOILED.includes(paper.id)) {
		return paper;
	}
	return {
		...paper,
		title: HOSTILE,
		authors: [{ family: HOSTILE, given: HOSTILE }],
		venue: HOSTILE,
		venueShort: HOSTILE,
		abstract: `${HOSTILE}\n\n<script>alert(1)</script>\n\n${'long '.repeat(20_000)}`,
	};
}
