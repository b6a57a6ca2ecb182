// Runs in the extension host of `completion.bench.mjs`; `DATA` are the entries to ask for.
const vscode = require('vscode');

exports.run = async function run() {
	const [{ uri }] = vscode.workspace.workspaceFolders;
	const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(uri, 'paper.tex'));
	await vscode.window.showTextDocument(document);
	await quietHost();
	await vscode.extensions.getExtension('related-work.related-work').activate();
	const stalls = watchStalls();
	const [first] = await complete(document, '');
	const times = [];
	let offered = 0;
	for (const { key, typed } of DATA) {
		for (let length = 1; length <= typed.length; length += 3) {
			times.push((await complete(document, typed.slice(0, length)))[0]);
		}
		const [byWords, byKey] = [(await complete(document, typed))[1], (await complete(document, key))[1]];
		offered += byWords.includes(key) && byKey[0] === key ? 1 : 0;
	}
	times.sort((a, b) => a - b);
	const at = (part) => Math.round(times[Math.floor(part * (times.length - 1))] * 10) / 10;
	const result = {
		keystrokes: times.length,
		medianMs: at(0.5),
		p90Ms: at(0.9),
		maxMs: at(1),
		firstMs: Math.round(first),
		longestStallMs: stalls.longest(),
		offered: `${offered} of ${DATA.length}`,
	};
	console.log(`[bench] ${JSON.stringify(result)}`);
};

/** Types into the empty citation and asks for completions: the milliseconds, and the labels offered. */
async function complete(document, typed) {
	const start = document.positionAt(document.getText().lastIndexOf('\\cite{') + '\\cite{'.length);
	const edit = new vscode.WorkspaceEdit();
	edit.replace(document.uri, new vscode.Range(start, document.lineAt(start.line).range.end), `${typed}}`);
	await vscode.workspace.applyEdit(edit);
	const before = performance.now();
	const position = start.translate(0, typed.length);
	const list = await vscode.commands.executeCommand('vscode.executeCompletionItemProvider', document.uri, position);
	const ms = performance.now() - before;
	const items = [...list.items].sort((a, b) => ((a.sortText ?? '~') < (b.sortText ?? '~') ? -1 : 1));
	return [ms, items.map(({ label }) => (typeof label === 'string' ? label : label.label))];
}
