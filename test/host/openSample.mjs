import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { installVsCode, NEWEST } from './installVsCode.mjs';
import { createProfile, startServer, workbenchUrl } from './server.mjs';

// Runs VS Code with the packaged extension on a copy of the sample paper, until Ctrl+C.

const vscode = installVsCode(NEWEST);
const profile = createProfile(vscode, { vsix: 'out/related-work.vsix' });
const folder = path.join(profile, 'samplePaper');
fs.cpSync('test/fixtures/samplePaper', folder, { recursive: true });
const server = await startServer(vscode, profile);
const url = workbenchUrl(server.port, { folder });
console.log(
	`\nRelated Work runs in VS Code at\n\n  ${url}\n\nOpen paper.tex and rest the pointer on HumanEval. Ctrl+C ends it.`,
);
openInBrowser(url);
await server.ended;

function openInBrowser(address) {
	if (process.env.DISPLAY || process.env.WAYLAND_DISPLAY) {
		spawn('xdg-open', [address], { stdio: 'ignore', detached: true })
			.on('error', () => console.log('No browser was found to open this address in.'))
			.unref();
	}
}
