// Runs in the extension host of `library.bench.mjs`.
const vscode = require('vscode');

exports.run = async function run() {
	const [{ uri }] = vscode.workspace.workspaceFolders;
	const file = vscode.Uri.joinPath(uri, 'large.bib');
	await quietHost();
	await vscode.extensions.getExtension('related-work.related-work').activate();
	await switchOff(['workspace']);
	await readLibraries();
	const before = memory();
	const rows = [];
	const measure = async (what, work) => {
		const stalls = watchStalls();
		const start = performance.now();
		const entries = await work();
		rows.push({ what, ms: Math.round(performance.now() - start), longestStallMs: stalls.longest(), entries });
	};
	await measure('read', async () => {
		await switchOff([]);
		return (await readLibraries()).count;
	});
	const held = memory() - before;
	await switchOff(['workspace']);
	await readLibraries();
	await quietHost();
	const left = memory() - before;
	await measure('open what was kept', async () => {
		await switchOff([]);
		const { count, isKept } = await readLibraries();
		return isKept ? count : 0;
	});
	for (const place of PLACES) {
		const bytes = await vscode.workspace.fs.readFile(file);
		const at = bytes.indexOf(AT, bytes.indexOf(LF, bytes.length * place));
		const parts = [bytes.subarray(0, at), new TextEncoder().encode(entryFor(`disk${place}`)), bytes.subarray(at)];
		await vscode.workspace.fs.writeFile(file, new Uint8Array(await new Blob(parts).arrayBuffer()));
		await measure('an edit on disk', async () => (await readLibraries()).count);
	}
	// VS Code opens no larger files.
	const isOpened = (await vscode.workspace.fs.stat(file)).size < 50 * 2 ** 20;
	for (const place of isOpened ? PLACES : []) {
		const document = await vscode.workspace.openTextDocument(file);
		const at = document.positionAt(document.getText().indexOf('\n@', document.getText().length * place) + 1);
		const edit = new vscode.WorkspaceEdit();
		edit.insert(file, at, entryFor(`typed${place}`));
		await vscode.workspace.applyEdit(edit);
		await measure('an edit that is not saved', async () => (await readLibraries()).count);
	}
	const memories = [
		{ what: 'memory held, in MB', entries: held },
		{ what: 'memory left when it is off, in MB', entries: left },
	];
	console.log(`[bench] ${JSON.stringify([...rows, ...memories])}`);
};

const PLACES = [0.9, 0.1, 0.5];
const AT = 64;
const LF = 10;

function entryFor(key) {
	return `@misc{${key}, title = {Zzyxian Folding ${key}}}\n\n`;
}

function switchOff(sources) {
	const { Global } = vscode.ConfigurationTarget;
	return vscode.workspace.getConfiguration('relatedWork').update('disabledLibraries', sources, Global);
}

/** Brings the library up to date, and gives the source of the large file. */
async function readLibraries() {
	const sources = await vscode.commands.executeCommand('relatedWork.readLibraries');
	return sources.find(({ label }) => label === 'large.bib') ?? {};
}

/** MB after a collection of garbage; 0 in the web host, which does not tell. */
function memory() {
	if (!globalThis.process?.memoryUsage) {
		return 0;
	}
	require('node:v8').setFlagsFromString('--expose-gc');
	require('node:vm').runInNewContext('gc')();
	const { heapUsed, arrayBuffers } = process.memoryUsage();
	return Math.round((heapUsed + arrayBuffers) / 2 ** 20);
}
