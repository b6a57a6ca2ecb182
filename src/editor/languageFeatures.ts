import * as vscode from 'vscode';
import { bibSelector, citationSelector } from './documentSelectors';
import { inNextTurn } from './hostTurn';
import { PAPERS_MIME } from './paperDrag';
import { CITATION_KIND, ENTRY_KIND } from './pasteKinds';

/** What answers VS Code's questions about documents. */
export interface LanguageFeatures {
	readonly termHover: vscode.HoverProvider;
	readonly citationHover: vscode.HoverProvider;
	readonly keyCompletion: vscode.CompletionItemProvider;
	readonly goToEntry: vscode.DefinitionProvider;
	readonly keyReferences: vscode.ReferenceProvider;
	readonly keyRename: vscode.RenameProvider;
	readonly bibOutline: vscode.DocumentSymbolProvider & vscode.FoldingRangeProvider;
	readonly bibLinks: vscode.DocumentLinkProvider;
	readonly paste: vscode.DocumentPasteEditProvider;
	readonly drop: vscode.DocumentDropEditProvider;
}

/** The characters behind which a key may begin, in all markups. */
const KEY_STARTS = ['{', ',', '@', '<', '"', ';', ':', '`', '[', '&'];

/** What stands between two words, also within a key or behind it: VS Code would keep the items of the word before. */
const WORD_ENDS = [' ', '-', '/', '.', '+', "'", '?', '!'];

/**
 * Tells VS Code what may be asked for; what answers is loaded at the first question. What an open editor asks by itself comes
 * first, the rest in the next turn of the host.
 */
export function registerLanguageFeatures(load: () => Promise<LanguageFeatures>): vscode.Disposable {
	const late: Late = (name, ...methods) => answerLate(async () => (await load())[name], methods);
	const registered = registerHoversAndCompletion(late);
	let isDisposed = false;
	inNextTurn(() => {
		if (!isDisposed) {
			registered.push(...registerOthers(late));
		}
	});
	return {
		dispose() {
			isDisposed = true;
			vscode.Disposable.from(...registered).dispose();
		},
	};
}

type Late = <Name extends keyof LanguageFeatures>(
	name: Name,
	...methods: (keyof LanguageFeatures[Name])[]
) => LanguageFeatures[Name];

function registerHoversAndCompletion(late: Late): vscode.Disposable[] {
	const { languages } = vscode;
	return [
		languages.registerHoverProvider('*', late('termHover', 'provideHover')),
		languages.registerHoverProvider(citationSelector, late('citationHover', 'provideHover')),
		languages.registerCompletionItemProvider(
			citationSelector,
			late('keyCompletion', 'provideCompletionItems', 'resolveCompletionItem'),
			...KEY_STARTS,
			...WORD_ENDS,
		),
	];
}

function registerOthers(late: Late): vscode.Disposable[] {
	const { languages } = vscode;
	const keys = [...citationSelector, ...bibSelector];
	const kinds = [CITATION_KIND, ENTRY_KIND];
	return [
		languages.registerDefinitionProvider(keys, late('goToEntry', 'provideDefinition')),
		languages.registerReferenceProvider(keys, late('keyReferences', 'provideReferences')),
		languages.registerRenameProvider(keys, late('keyRename', 'prepareRename', 'provideRenameEdits')),
		languages.registerDocumentSymbolProvider(bibSelector, late('bibOutline', 'provideDocumentSymbols'), {
			label: 'Related Work',
		}),
		languages.registerFoldingRangeProvider(bibSelector, late('bibOutline', 'provideFoldingRanges')),
		languages.registerDocumentLinkProvider(bibSelector, late('bibLinks', 'provideDocumentLinks')),
		languages.registerDocumentPasteEditProvider(
			[...keys, { language: 'plaintext' }],
			late('paste', 'provideDocumentPasteEdits'),
			{ pasteMimeTypes: ['text/plain'], providedPasteEditKinds: kinds },
		),
		// Every document. A pattern counts more than `*`, so that VS Code's own drop of plain text comes after ours.
		languages.registerDocumentDropEditProvider({ pattern: '**' }, late('drop', 'provideDocumentDropEdits'), {
			dropMimeTypes: [PAPERS_MIME],
			providedDropEditKinds: kinds,
		}),
	];
}

/** An object with these methods of one that is not there yet. */
export function answerLate<T extends object>(load: () => Promise<T>, methods: readonly (keyof T)[]): T {
	const entries = methods.map((name) => [
		name,
		async (...args: unknown[]) => {
			const loaded = await load();
			return (loaded[name] as (...args: unknown[]) => unknown).apply(loaded, args);
		},
	]);
	return Object.fromEntries(entries) as T;
}
