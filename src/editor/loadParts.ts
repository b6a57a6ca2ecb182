import * as vscode from 'vscode';
import { inNextTurn } from './hostTurn';

/** A file with a part of the modules: a function that takes what a CommonJS module is given. */
interface Part {
	readonly default: (require: (name: string) => object, module: { exports: object }) => void;
}

/** The parts of `esbuild.js`, in the order in which they need each other. */
const PARTS = ['packages', 'library', 'texts', 'features'];

/**
 * Loads the parts, which both extension hosts share, and gives what the last one exports. Reading a part and running it are
 * each a turn of the host, between which others are served.
 */
export async function loadParts<T>(extensionUri: vscode.Uri): Promise<T> {
	const modules: Record<string, object> = { vscode };
	const files = PARTS.map((name) => vscode.Uri.joinPath(extensionUri, 'dist', `${name}.mjs`));
	for (const address of await Promise.all(files.map(addressOf))) {
		const part: Part = await import(address);
		await nextTurn();
		const module = { exports: {} };
		part.default((required) => asModule(modules, required), module);
		Object.assign(modules, module.exports);
		URL.revokeObjectURL(address);
		await nextTurn();
	}
	return modules as T;
}

/** What is required is copied with its own properties, once for each module that does; here there is one to copy. */
function asModule(modules: Record<string, object>, name: string): object {
	const exports = modules[name];
	if (!exports) {
		throw new Error(`No part holds ${name}.`);
	}
	return Object.create(exports, { __esModule: { value: true } });
}

function nextTurn(): Promise<void> {
	return new Promise(inNextTurn);
}

/** The web host imports neither files of an extension nor `data:` addresses, so there it goes through a Blob. */
async function addressOf(file: vscode.Uri): Promise<string> {
	if (file.scheme === 'file') {
		// Encoded, since the path may hold `#`, `%` or spaces; Node decodes `file:///c%3A/` to a drive letter.
		return file.toString();
	}
	return URL.createObjectURL(new Blob([await vscode.workspace.fs.readFile(file)], { type: 'text/javascript' }));
}
