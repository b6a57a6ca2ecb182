import * as vscode from 'vscode';
import { once } from './core/once';
import { bibSelector, citationSelector } from './editor/documentSelectors';
import { registerLanguageFeatures } from './editor/languageFeatures';
import { createLateTree } from './editor/lateTree';
import { loadParts } from './editor/loadParts';

/** Tells VS Code what can be asked for. What answers is a file of its own, which is loaded when it is first asked. */
export function activate(context: vscode.ExtensionContext): void {
	const load = once(async () => {
		const { startFeatures } = await loadParts<typeof import('./features')>(context.extensionUri);
		commands.dispose();
		return startFeatures(context, papers);
	});
	const papers = createLateTree(async () => (await load()).tree);
	const commands = registerLateCommands(context.extension.packageJSON.contributes.commands, load);
	context.subscriptions.push(papers, commands, registerLanguageFeatures(load), startWithWriting(load));
}

/** Commands that load what registers them in their place, and then run that. */
function registerLateCommands(
	commands: readonly { readonly command: string }[],
	load: () => Promise<unknown>,
): vscode.Disposable {
	const late = commands.map(({ command }) =>
		vscode.commands.registerCommand(command, async (...args: readonly unknown[]) => {
			await load();
			return vscode.commands.executeCommand(command, ...args);
		}),
	);
	return vscode.Disposable.from(...late);
}

const START_MS = 500;

/** Reviews begin by themselves, a moment after a document is open that may cite. */
function startWithWriting(load: () => Promise<unknown>): vscode.Disposable {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const isWriting = (document: vscode.TextDocument) =>
		vscode.languages.match([...citationSelector, ...bibSelector], document) > 0;
	const look = () => {
		if (vscode.workspace.textDocuments.some(isWriting)) {
			listener.dispose();
			void load();
		}
	};
	const lookSoon = () => {
		clearTimeout(timer);
		timer = setTimeout(look, START_MS);
	};
	const listener = vscode.workspace.onDidOpenTextDocument(lookSoon);
	lookSoon();
	return { dispose: () => vscode.Disposable.from(listener, { dispose: () => clearTimeout(timer) }).dispose() };
}
