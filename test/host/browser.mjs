import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';

/** The path of Chromium or Chrome; `undefined` where there is none. */
export function findBrowser() {
	const folders = (process.env.PATH ?? '').split(path.delimiter);
	const paths = BROWSERS.flatMap((name) => folders.map((folder) => path.join(folder, name)));
	return [process.env.CHROMIUM_PATH, ...paths].find((file) => file && fs.existsSync(file));
}

/**
 * Opens a page in a headless browser that finds no other machine. Gives back `{ page, outside, close }`: `outside` is the
 * growing list of the addresses on other machines that anything in the page asked for.
 */
export async function openPage({ scale = 1 } = {}) {
	const executablePath = findBrowser();
	if (!executablePath) {
		throw new Error('Chromium is missing. Install it (Debian: apt-get install chromium), or set CHROMIUM_PATH.');
	}
	const browser = await chromium.launch({ executablePath, args: FLAGS });
	const context = await browser.newContext({
		viewport: { width: 1280, height: 800 },
		deviceScaleFactor: scale,
		locale: 'en-US',
		timezoneId: 'UTC',
		permissions: ['clipboard-read', 'clipboard-write'],
	});
	const outside = [];
	context.on('request', (request) => {
		if (isOutside(request.url())) {
			outside.push(request.url());
		}
	});
	return { page: await context.newPage(), outside, close: () => browser.close() };
}

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const FLAGS = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-dev-shm-usage',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--no-first-run',
	'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

// VS Code serves local files to its webviews, from a service worker, under names of the last of these.
const LOCAL = /^(127\.0\.0\.1|localhost|.*\.vscode-resource\.vscode-cdn\.net)$/;

function isOutside(url) {
	const { protocol, hostname } = new URL(url);
	return /^(https?|wss?):$/.test(protocol) && !LOCAL.test(hostname);
}
