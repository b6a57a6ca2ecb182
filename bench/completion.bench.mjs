// Completion in an open citation, measured in a real VS Code: `node bench/completion.bench.mjs [--host web] [--json FILE]`, after
// `node esbuild.js --production`. For a bibliography of 1,000 and one of 10,000 entries it prints what one keystroke takes,
// what the first one takes, the longest stretch for which the extension host was blocked, and whether every entry that was
// asked for was offered.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openPage } from '../test/host/browser.mjs';
import { installVsCode, NEWEST } from '../test/host/installVsCode.mjs';
import { createProfile, startServer, workbenchUrl } from '../test/host/server.mjs';
import { makeBibliography } from './madeBibliography.mjs';

const SIZES = [1000, 10_000];
const FOLDER = 'out/bench/completion';
const { values } = parseArgs({ options: { host: { type: 'string', default: 'node' }, json: { type: 'string' } } });

const results = [];
for (const size of SIZES) {
	results.push({ entries: size, ...(await measure(size)) });
}
console.table(results);
if (values.json) {
	fs.writeFileSync(values.json, `${JSON.stringify(results, undefined, 2)}\n`);
}

async function measure(size) {
	const vscode = installVsCode(NEWEST);
	const kinds = { 'related-work.related-work': ['web'], 'related-work.completion-bench': ['web'] };
	const profile = createProfile(vscode, { settings: values.host === 'web' ? { 'remote.extensionKind': kinds } : {} });
	const project = makeProject(profile, size);
	const server = await startServer(vscode, profile, {});
	const { page, close } = await openPage();
	try {
		const measured = new Promise((resolve, reject) => {
			page.exposeFunction('codeAutomationLog', (_type, args) => {
				const line = args.join(' ');
				if (line.startsWith('[bench] ')) {
					resolve(JSON.parse(line.slice('[bench] '.length)));
				}
			});
			page.exposeFunction('codeAutomationExit', (code) => reject(new Error(`The bench ended with ${code}.`)));
		});
		await page.goto(workbenchUrl(server.port, { folder: project, extension: '.', tests: `${FOLDER}/host` }));
		return await measured;
	} finally {
		await close();
		await server.stop();
	}
}

/** A document that cites 40 of the entries, and what runs in the extension host. */
function makeProject(profile, size) {
	const project = path.join(profile, 'project');
	fs.mkdirSync(project, { recursive: true });
	const { text, entries } = makeBibliography(size);
	fs.writeFileSync(path.join(project, 'refs.bib'), text);
	const cited = entries.slice(0, 40).map(({ key }) => `Some words on this work~\\citep{${key}}.\n`);
	fs.writeFileSync(path.join(project, 'paper.tex'), `${cited.join('\n')}\n\\cite{}\n\\bibliography{refs}\n`);
	fs.rmSync(FOLDER, { recursive: true, force: true });
	fs.mkdirSync(FOLDER, { recursive: true });
	const manifest = { name: 'completion-bench', publisher: 'related-work', version: '1.0.0', engines: { vscode: '*' } };
	fs.writeFileSync(`${FOLDER}/package.json`, JSON.stringify(manifest));
	const script = fs.readFileSync(new URL('./completionHost.js', import.meta.url), 'utf8');
	const asked = entries.filter((_, number) => number % Math.ceil(size / 60) === 0);
	fs.writeFileSync(`${FOLDER}/host.js`, script.replace('/* the entries */ []', JSON.stringify(asked)));
	return project;
}
