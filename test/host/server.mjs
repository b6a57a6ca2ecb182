import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * Makes a throw-away profile: `settings` are added to `userSettings.json`. With `vsix`, that package is installed in it.
 * Gives back its folder, which is deleted when this process ends.
 */
export function createProfile(vscode, { settings = {}, vsix } = {}) {
	const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'related-work-'));
	profiles.push(profile);
	fs.mkdirSync(path.join(profile, 'home'));
	fs.mkdirSync(path.join(profile, 'run'), { mode: 0o700 });
	writeSettings(profile, settings);
	if (vsix) {
		installVsix(vscode, profile, vsix);
	}
	return profile;
}

/** Makes these the user's only settings and files, beside `userSettings.json`, which no window may have open. */
export function writeSettings(profile, settings = {}) {
	const user = path.join(profile, 'data/User');
	fs.rmSync(user, { recursive: true, force: true });
	fs.mkdirSync(user, { recursive: true });
	const standard = JSON.parse(fs.readFileSync(new URL('userSettings.json', import.meta.url), 'utf8'));
	fs.writeFileSync(path.join(user, 'settings.json'), JSON.stringify({ ...standard, ...settings }, undefined, '\t'));
}

/**
 * Starts VS Code's server on a free port of this machine. Gives back `{ port, ended, stop }`: `ended` resolves with the exit
 * code, `stop()` ends the server and what it started. Workspace Trust is off unless `isTrustAsked`.
 */
export async function startServer(vscode, profile, { isTrustAsked = false } = {}) {
	const flags = isTrustAsked ? SERVER_FLAGS : [...SERVER_FLAGS, '--disable-workspace-trust'];
	const server = spawn(vscode.node, [vscode.serverMain, ...flags, ...folderFlags(profile)], {
		env: environment(profile),
		stdio: ['ignore', 'pipe', 'pipe'],
		detached: true,
	});
	// Also when this process is ended early.
	const endNow = () => signalGroup(server, 'SIGKILL');
	const exit = () => process.exit(130);
	process.prependOnceListener('exit', endNow).once('SIGINT', exit).once('SIGTERM', exit);
	const stop = async () => {
		await stopGroup(server);
		process.off('exit', endNow).off('SIGINT', exit).off('SIGTERM', exit);
	};
	try {
		const port = await readPort(server);
		return { port, stop, ended: new Promise((resolve) => server.once('exit', resolve)) };
	} catch (error) {
		await stop();
		throw error;
	}
}

/**
 * The address of the workbench: `folder` is the folder to open (an empty window without), `extension` the folder of an
 * extension under development, `tests` the module to run in its extension host, without `.js`.
 */
export function workbenchUrl(port, { folder, extension, tests } = {}) {
	const encoded = (file) => path.resolve(file).split(path.sep).map(encodeURIComponent).join('/');
	const remote = (file) => `vscode-remote://127.0.0.1:${port}${encoded(file)}`;
	const payload = [];
	if (extension) {
		payload.push(['extensionDevelopmentPath', remote(extension)]);
	}
	if (tests) {
		payload.push(['extensionTestsPath', remote(tests)]);
	}
	const query = new URLSearchParams(folder ? { folder: path.resolve(folder) } : { ew: 'true' });
	if (payload.length > 0) {
		query.set('payload', JSON.stringify(payload));
	}
	return `http://127.0.0.1:${port}/?${query}`;
}

const profiles = [];
process.once('exit', () => {
	for (const profile of profiles) {
		fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
	}
});

const START_MS = 60_000;
const STOP_MS = 3_000;

// Without the smoke test driver, a built VS Code ignores the extensions and tests in the address.
const SERVER_FLAGS = [
	...['--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--accept-server-license-terms'],
	...['--enable-smoke-test-driver', '--disable-getting-started-override', '--force-disable-user-env'],
	...['--disable-telemetry', '--telemetry-level', 'off', '--disable-experiments'],
];

const folderFlags = (profile) => [
	...['--server-data-dir', profile],
	...['--user-data-dir', path.join(profile, 'data')],
	...['--extensions-dir', path.join(profile, 'extensions')],
];

// The server must not take the settings of a VS Code or npm that runs this, nor reach a marketplace.
function environment(profile) {
	const foreign = /^(VSCODE_|ELECTRON_|npm_|NODE_OPTIONS$|XDG_)/;
	return {
		...Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name))),
		HOME: path.join(profile, 'home'),
		XDG_RUNTIME_DIR: path.join(profile, 'run'),
		EXTENSIONS_GALLERY: '{"serviceUrl":""}',
	};
}

function installVsix(vscode, profile, vsix) {
	const flags = ['--accept-server-license-terms', '--install-extension', path.resolve(vsix), '--force'];
	const { status, stdout, stderr } = spawnSync(vscode.node, [vscode.serverMain, ...folderFlags(profile), ...flags], {
		env: environment(profile),
		encoding: 'utf8',
	});
	if (status !== 0 || !stdout.includes('was successfully installed')) {
		throw new Error(`VS Code could not install ${vsix}:\n${stdout}\n${stderr}`);
	}
}

// "Listening" is too early: only a started agent answers the workbench.
function readPort(server) {
	return new Promise((resolve, reject) => {
		let output = '';
		const fail = (reason) => reject(new Error(`VS Code's server ${reason}:\n${output.slice(0, 20_000)}`));
		const timer = setTimeout(fail, START_MS, 'did not start');
		const read = (chunk) => {
			output += chunk;
			const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
			if (port && output.includes('Extension host agent started')) {
				clearTimeout(timer);
				// Read on, else the server blocks on a full pipe.
				for (const stream of [server.stdout, server.stderr]) {
					stream.off('data', read).resume();
				}
				resolve(Number(port));
			}
		};
		server.stdout.on('data', read);
		server.stderr.on('data', read);
		server.once('error', (error) => fail(error.message));
		server.once('exit', (code) => {
			clearTimeout(timer);
			fail(`ended with ${code}`);
		});
	});
}

async function stopGroup(server) {
	if (server.exitCode === null && server.signalCode === null) {
		const gone = new Promise((resolve) => server.once('exit', resolve));
		signalGroup(server, 'SIGTERM');
		const late = setTimeout(signalGroup, STOP_MS, server, 'SIGKILL');
		await gone;
		clearTimeout(late);
	}
	signalGroup(server, 'SIGKILL');
}

// The server leads a process group of its own: extension hosts, watchers and terminals go with it.
function signalGroup(server, signal) {
	try {
		process.kill(-server.pid, signal);
	} catch (error) {
		if (error.code !== 'ESRCH') {
			throw error;
		}
	}
}
