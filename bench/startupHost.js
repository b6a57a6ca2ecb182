// Runs in the extension host of `startup.bench.mjs`.
const vscode = require('vscode');

const ID = 'related-work.related-work';

exports.run = async function run() {
	const [{ uri }] = vscode.workspace.workspaceFolders;
	await vscode.workspace.openTextDocument(vscode.Uri.joinPath(uri, 'paper.tex'));
	const longestStall = watchStalls();
	await vscode.extensions.getExtension(ID).activate();
	const before = performance.now();
	const [hover] = await vscode.commands.executeCommand(
		'vscode.executeHoverProvider',
		vscode.Uri.joinPath(uri, 'paper.tex'),
		new vscode.Position(0, 2),
	);
	const measured = {
		loadMs: span('LoadExtensionCode'),
		activateMs: span('ActivateExtension'),
		firstHoverMs: hover ? performance.now() - before : undefined,
		hoverStallMs: longestStall(),
		firstSearchMs: await firstSearch(),
		searchStallMs: longestStall(),
	};
	console.log(`[bench] ${JSON.stringify(measured)}`);
};

/** Between VS Code's own marks. */
function span(what) {
	const marks = globalThis.MonacoPerformanceMarks.getMarks();
	const at = (name) => marks.findLast((mark) => mark.name === `code/extHost/${name}/${ID}`)?.startTime;
	return at(`did${what}`) - at(`will${what}`);
}

/** From the command to the filtered tree, which is the first use of the search index. */
async function firstSearch() {
	const before = performance.now();
	await vscode.commands.executeCommand('relatedWork.filterPapers', 'program repair');
	return performance.now() - before;
}

/** Gives the longest time, since it was asked last, in which this extension host did nothing else; in milliseconds. */
function watchStalls() {
	let [longest, last] = [0, performance.now()];
	const look = () => {
		const now = performance.now();
		longest = Math.max(longest, now - last - EVERY_MS);
		last = now;
	};
	setInterval(look, EVERY_MS);
	return () => {
		look();
		const found = longest;
		longest = 0;
		return found;
	};
}

const EVERY_MS = 4;
