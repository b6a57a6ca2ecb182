// Start-up in a real VS Code: `node bench/startup.bench.mjs [--json FILE]`, after `npm run package`. VS Code's own marks for
// loading and activating the extension, and the first hover and search after it, each the median of five windows, in both
// extension hosts; the longest time in which the host did nothing else meanwhile; then the sizes of what is shipped.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runInVsCode } from './inVsCode.mjs';

const WINDOWS = 5;
const { values } = parseArgs({ options: { json: { type: 'string' } } });

const rows = [];
for (const host of ['node', 'web']) {
	const windows = [];
	for (let number = 0; number < WINDOWS; number++) {
		windows.push(await runInVsCode({ name: 'startup-bench', host, script: './startupHost.js', makeFolder }));
	}
	const measures = Object.keys(windows[0]).map((name) => [name, median(windows.map((window) => window[name]))]);
	rows.push({ host, ...Object.fromEntries(measures) });
}
console.table(rows);

const parts = fs.readdirSync('dist').filter((name) => name.endsWith('.mjs'));
const sizes = ['extension.js', 'web/extension.js', ...parts]
	.map((name) => `dist/${name}`)
	.concat('out/related-work.vsix')
	.filter((file) => fs.existsSync(file))
	.map((file) => ({ file, kB: Math.round(fs.statSync(file).size / 100) / 10 }));
console.table(sizes);
if (values.json) {
	fs.writeFileSync(values.json, `${JSON.stringify({ rows, sizes }, undefined, 2)}\n`);
}

function makeFolder(profile) {
	const folder = path.join(profile, 'project');
	fs.mkdirSync(folder, { recursive: true });
	fs.writeFileSync(path.join(folder, 'paper.tex'), 'HumanEval and pass@k.\n');
	return folder;
}

function median(numbers) {
	const sorted = [...numbers].sort((a, b) => a - b);
	return Math.round(sorted[Math.floor(sorted.length / 2)] * 10) / 10;
}
