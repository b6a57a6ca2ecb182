import fs from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import { openPage } from '../host/browser.mjs';
import { installVsCode } from '../host/installVsCode.mjs';
import { createProfile, startServer, workbenchUrl } from '../host/server.mjs';
import { laneName } from './lanes.mjs';

/** Runs the suites in one lane. Gives back whether all passed, and the report. */
export async function runLane(lane) {
	const report = ['', laneName(lane)];
	const hasPassed = await startSuites(lane, (line) => report.push(line));
	return { hasPassed, report: report.join('\n') };
}

async function startSuites(lane, tell) {
	const vscode = installVsCode(lane.vscode);
	const profile = createProfile(vscode, { settings: settingsOf(lane), vsix: lane.isVsix ? VSIX : undefined });
	const server = await startServer(vscode, profile, { isTrustAsked: lane.isRestricted });
	try {
		return await runSuites(lane, server, copySample(profile), tell);
	} finally {
		await server.stop();
	}
}

const VSIX = 'out/related-work.vsix';
const SUITES = 'out/integration';
const LIMIT_MS = 300_000;

// VS Code takes the Node host for an extension that has both, unless this setting says otherwise.
function settingsOf(lane) {
	const kinds = { 'related-work.related-work': ['web'], 'related-work.integration-tests': ['web'] };
	return {
		'relatedWorkTest.lane': lane,
		'security.workspace.trust.enabled': lane.isRestricted,
		...(lane.host === 'web' ? { 'remote.extensionKind': kinds } : {}),
	};
}

// The tests change files.
function copySample(profile) {
	const folder = path.join(profile, 'samplePaper');
	fs.cpSync('test/fixtures/samplePaper', folder, { recursive: true });
	return folder;
}

async function runSuites(lane, server, folder, tell) {
	const { page, outside, close } = await openPage();
	try {
		const { ended } = await listen(page, server, tell);
		await page.goto(
			workbenchUrl(server.port, {
				folder: lane.isEmpty ? undefined : folder,
				// VS Code takes one extension under development. The tests lie in both.
				extension: lane.isVsix ? SUITES : '.',
				tests: `${SUITES}/suites`,
			}),
		);
		const { hasPassed, reason, lines, logs } = await ended;
		for (const sentence of [...(reason ? [reason] : []), ...outside.map((url) => `Asked for ${url}`)]) {
			tell(`  ${sentence}`);
		}
		if (!hasPassed || outside.length > 0) {
			const traces = await keepTraces(lane, page, lines, logs);
			tell(`  The logs of VS Code and a picture of the screen are in ${traces}`);
		}
		return hasPassed && outside.length === 0;
	} finally {
		await close();
	}
}

// The workbench calls these two functions of its window when it runs tests.
async function listen(page, server, tell) {
	const lines = [];
	await page.exposeFunction('codeAutomationLog', (type, values) => {
		const line = format(...values);
		lines.push(`${type}: ${line}`);
		if (line.startsWith('[test] ')) {
			tell(line.slice('[test] '.length));
		}
	});
	let end;
	const ended = new Promise((resolve) => {
		end = resolve;
	});
	const breakOff = (reason) => end({ hasPassed: false, reason, lines, logs: [] });
	await page.exposeFunction('codeAutomationExit', (code, logs = []) => end({ hasPassed: code === 0, lines, logs }));
	page.once('crash', () => breakOff('The workbench crashed.'));
	server.ended.then((code) => breakOff(`The server ended with ${code}.`));
	const timer = setTimeout(breakOff, LIMIT_MS, 'The suites did not end.');
	ended.finally(() => clearTimeout(timer));
	return { ended };
}

async function keepTraces(lane, page, lines, logs) {
	const folder = path.join('out/traces', laneName(lane).replace(/\W+/g, '-'));
	fs.rmSync(folder, { recursive: true, force: true });
	const files = [...logs, { relativePath: 'console.log', contents: lines.join('\n') }];
	for (const { relativePath, contents } of files) {
		const file = path.join(folder, relativePath.replace(/[^\w./-]/g, '_'));
		fs.mkdirSync(path.dirname(file), { recursive: true });
		fs.writeFileSync(file, contents);
	}
	await page.screenshot({ path: path.join(folder, 'screen.png') });
	return folder;
}
