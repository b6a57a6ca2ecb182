import { openPage } from '../host/browser.mjs';
import { installVsCode, NEWEST } from '../host/installVsCode.mjs';
import { createProfile, startServer, writeSettings } from '../host/server.mjs';

/** The server and browser that run, which take longer to start than a window in them. */
let running;

/**
 * Gives `{ profile, port, page, outside }` of a running VS Code, whose window is closed and whose settings are these alone:
 * the one that runs if it has the same options, with nothing left of what was done in its windows.
 */
export async function runVsCode({ settings, ...options }) {
	const wanted = JSON.stringify(options);
	if (running?.wanted === wanted) {
		await forgetWindows(running);
	} else {
		await closeVsCode();
		running = { wanted, ...(await startVsCode(options)) };
	}
	writeSettings(running.profile, settings);
	return running;
}

/** Ends the one that runs. */
export async function closeVsCode() {
	const { close } = running ?? {};
	running = undefined;
	await close?.();
}

async function startVsCode({ vsix, isTrustAsked, scale }) {
	const vscode = installVsCode(NEWEST);
	const profile = createProfile(vscode, { vsix });
	const server = await startServer(vscode, profile, { isTrustAsked });
	const { page, outside, close } = await openPage({ scale });
	return {
		profile,
		port: server.port,
		page,
		outside,
		close: async () => {
			await close();
			await server.stop();
		},
	};
}

// What VS Code keeps of a window, it keeps in the browser.
async function forgetWindows({ page, port }) {
	await page.goto('about:blank');
	const client = await page.context().newCDPSession(page);
	await client.send('Storage.clearDataForOrigin', {
		origin: `http://127.0.0.1:${port}`,
		storageTypes: 'indexeddb,local_storage',
	});
	await client.detach();
}
