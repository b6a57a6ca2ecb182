import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { workbenchUrl } from '../host/server.mjs';
import { runVsCode } from './runningVsCode.mjs';
import { Workbench } from './workbench.mjs';

const VSIX = 'out/related-work.vsix';

/**
 * Within a `describe`: opens a window of VS Code with the packaged extension on a copy of the sample paper before its tests.
 * `files` are further texts by name. With `extension`, that folder is run in place of the package.
 * The session's `workbench` and `folder` are there once the tests run. A failed test leaves a picture; one that is tried
 * again is told, and finds the files as they were at first.
 */
export function useWorkbench(options = {}) {
	const session = {};
	before(async () => Object.assign(session, await openSession(options)));
	beforeEach(async function () {
		if (this.currentTest.currentRetry() > 0) {
			console.log(`Tried again: ${this.currentTest.fullTitle()}`);
			await session.restore();
		}
	});
	afterEach(async function () {
		if (this.currentTest.state === 'failed') {
			await session.workbench?.picture(`FAILED ${this.currentTest.fullTitle().replace(/[^\w ]/g, '')}`);
		}
	});
	after(() => {
		assert.deepEqual(session.outside, [], 'The window asked other machines for these.');
	});
	return session;
}

/** Opens VS Code with the extension; see `useWorkbench`. Gives back `{ workbench, folder, outside, restore }`. */
export async function openSession({ files = {}, settings, host = 'node', extension, isRestricted, isEmpty, scale }) {
	const { profile, port, page, outside } = await runVsCode({
		settings: {
			...(host === 'web' ? { 'remote.extensionKind': { 'related-work.related-work': ['web'] } } : {}),
			...(isRestricted ? { 'security.workspace.trust.enabled': true } : {}),
			...settings,
		},
		vsix: extension ? undefined : VSIX,
		isTrustAsked: isRestricted,
		scale,
	});
	const folder = path.join(fs.mkdtempSync(path.join(profile, 'window-')), 'samplePaper');
	const writeFiles = () => {
		fs.cpSync('test/fixtures/samplePaper', folder, { recursive: true });
		for (const [name, text] of Object.entries(files)) {
			fs.writeFileSync(path.join(folder, name), text);
		}
	};
	writeFiles();
	await page.goto(workbenchUrl(port, { folder: isEmpty ? undefined : folder, extension }));
	const workbench = new Workbench(page);
	await workbench.ready();
	return {
		workbench,
		folder,
		outside,
		restore: async () => {
			await workbench.press('Escape', 'Escape');
			writeFiles();
			await workbench.revert();
		},
	};
}
