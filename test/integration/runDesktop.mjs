import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';

// Runs the suites in the VS Code of the desktop: the one that VSCODE_EXECUTABLE names, else one that is downloaded.

const reason = await reasonNotToRun();
if (reason) {
	console.log(`Desktop lane: not run, ${reason}.`);
} else {
	console.log('Desktop lane: VS Code for the desktop, source');
	await runSuites().catch((error) => {
		console.log(`  ${error.message}`);
		process.exitCode = 1;
	});
}

async function reasonNotToRun() {
	if (process.env.VSCODE_EXECUTABLE) {
		return undefined;
	}
	if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
		return 'there is no display, and VSCODE_EXECUTABLE is not set';
	}
	return (await canDownload()) ? undefined : 'VS Code cannot be downloaded here, and VSCODE_EXECUTABLE is not set';
}

async function canDownload() {
	const options = { method: 'HEAD', signal: AbortSignal.timeout(2_000) };
	return fetch('https://update.code.visualstudio.com/api/releases/stable', options).then(
		({ ok }) => ok,
		() => false,
	);
}

async function runSuites() {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'related-work-desktop-'));
	try {
		fs.cpSync('test/fixtures/samplePaper', path.join(folder, 'samplePaper'), { recursive: true });
		await runTests({
			...(process.env.VSCODE_EXECUTABLE ? { vscodeExecutablePath: process.env.VSCODE_EXECUTABLE } : {}),
			extensionDevelopmentPath: path.resolve('.'),
			extensionTestsPath: path.resolve('out/integration/suites'),
			launchArgs: [
				path.join(folder, 'samplePaper'),
				'--disable-extensions',
				'--disable-workspace-trust',
				`--user-data-dir=${path.join(folder, 'data')}`,
			],
		});
	} finally {
		fs.rmSync(folder, { recursive: true, force: true });
	}
}
