// The library of a user with a large bibliography, in a real VS Code: `node bench/library.bench.mjs [--bib FILE] [--host web]
// [--json FILE]`, after `node esbuild.js --production`; without a file 50,000 made-up entries. Prints how long it is until all is
// searchable, at first and from what was kept, what an edit of one entry takes until a search knows it, the longest stretch
// for which the extension host was blocked in each, and how much larger the memory of the host is at the end.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runInVsCode } from './inVsCode.mjs';
import { makeBibliography } from './madeBibliography.mjs';

const { values } = parseArgs({
	options: { bib: { type: 'string' }, host: { type: 'string', default: 'node' }, json: { type: 'string' } },
});
const bibliography = values.bib ? fs.readFileSync(values.bib, 'utf8') : makeBibliography(50_000).text;
const rows = await runInVsCode({
	name: 'library-bench',
	host: values.host,
	script: './libraryHost.js',
	makeFolder: makeProject,
});
console.table(rows);
if (values.json) {
	fs.writeFileSync(values.json, `${JSON.stringify(rows, undefined, 2)}\n`);
}

function makeProject(profile) {
	const project = path.join(profile, 'project');
	fs.mkdirSync(project, { recursive: true });
	fs.writeFileSync(path.join(project, 'large.bib'), bibliography);
	fs.writeFileSync(path.join(project, 'paper.tex'), '\\cite{}\n\\bibliography{large}\n');
	return project;
}
