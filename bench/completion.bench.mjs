// Completion in an open citation, measured in a real VS Code: `node bench/completion.bench.mjs [--host web] [--json FILE]`, after
// `node esbuild.js --production`. For a bibliography of 1,000 and one of 10,000 entries it prints what one keystroke takes,
// what the first one takes, the longest stretch for which the extension host was blocked, and whether every entry that was
// asked for was offered.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runInVsCode } from './inVsCode.mjs';
import { makeBibliography } from './madeBibliography.mjs';

const SIZES = [1000, 10_000];
const { values } = parseArgs({ options: { host: { type: 'string', default: 'node' }, json: { type: 'string' } } });

const results = [];
for (const size of SIZES) {
	const bibliography = makeBibliography(size);
	const measured = await runInVsCode({
		name: 'completion-bench',
		host: values.host,
		script: './completionHost.js',
		data: bibliography.entries.filter((_, number) => number % Math.ceil(size / 60) === 0),
		makeFolder: (profile) => makeProject(profile, bibliography),
	});
	results.push({ entries: size, ...measured });
}
console.table(results);
if (values.json) {
	fs.writeFileSync(values.json, `${JSON.stringify(results, undefined, 2)}\n`);
}

/** A document that cites 40 of the entries. */
function makeProject(profile, { text, entries }) {
	const project = path.join(profile, 'project');
	fs.mkdirSync(project, { recursive: true });
	fs.writeFileSync(path.join(project, 'refs.bib'), text);
	const cited = entries.slice(0, 40).map(({ key }) => `Some words on this work~\\citep{${key}}.\n`);
	fs.writeFileSync(path.join(project, 'paper.tex'), `${cited.join('\n')}\n\\cite{}\n\\bibliography{refs}\n`);
	return project;
}
