// Runs in the extension host of `startup.bench.mjs`.
const vscode = require('vscode');

const ID = 'related-work.related-work';

exports.run = async function run() {
	const [{ uri }] = vscode.workspace.workspaceFolders;
	await quietHost();
	await vscode.workspace.openTextDocument(vscode.Uri.joinPath(uri, 'paper.tex'));
	const stalls = watchStalls();
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
		hoverStallMs: stalls.longest(),
		firstSearchMs: await firstSearch(),
		searchStallMs: stalls.longest(),
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
