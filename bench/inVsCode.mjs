import fs from 'node:fs';
import { openPage } from '../test/host/browser.mjs';
import { installVsCode, NEWEST } from '../test/host/installVsCode.mjs';
import { createProfile, startServer, workbenchUrl } from '../test/host/server.mjs';

/**
 * Runs a script in an extension host of the newest VS Code beside the extension, and gives back what the script says in one
 * line `[bench] JSON`. `host` is `node` or `web`; the script is a file of this folder that exports `run`, and `data` is what
 * it finds as `DATA`; `makeFolder(profile)` makes the folder to open.
 */
export async function runInVsCode({ name, host, script, data, makeFolder }) {
	const vscode = installVsCode(NEWEST);
	const kinds = { 'related-work.related-work': ['web'], [`related-work.${name}`]: ['web'] };
	const profile = createProfile(vscode, { settings: host === 'web' ? { 'remote.extensionKind': kinds } : {} });
	const folder = makeFolder(profile);
	const tests = writeScript(name, script, data);
	const server = await startServer(vscode, profile, {});
	const { page, close } = await openPage();
	try {
		const said = new Promise((resolve, reject) => {
			page.exposeFunction('codeAutomationLog', (_type, args) => {
				const line = args.join(' ');
				if (line.startsWith('[bench] ')) {
					resolve(JSON.parse(line.slice('[bench] '.length)));
				}
			});
			page.exposeFunction('codeAutomationExit', (code) => reject(new Error(`The bench ended with ${code}.`)));
		});
		await page.goto(workbenchUrl(server.port, { folder, extension: '.', tests }));
		return await said;
	} finally {
		await close();
		await server.stop();
	}
}

/** Below a folder that is an extension, so that VS Code runs it in the same host. */
function writeScript(name, script, data) {
	const folder = `out/bench/${name}`;
	fs.rmSync(folder, { recursive: true, force: true });
	fs.mkdirSync(folder, { recursive: true });
	const manifest = { name, publisher: 'related-work', version: '1.0.0', engines: { vscode: '*' } };
	fs.writeFileSync(`${folder}/package.json`, JSON.stringify(manifest));
	const [stalls, text] = ['./stalls.js', script].map((file) => fs.readFileSync(new URL(file, import.meta.url), 'utf8'));
	fs.writeFileSync(`${folder}/host.js`, `const DATA = ${JSON.stringify(data ?? null)};\n${stalls}\n${text}`);
	return `${folder}/host`;
}
