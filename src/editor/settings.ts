import * as vscode from 'vscode';

export interface HoverSettings {
	readonly enabled: boolean;
	readonly excludedLanguages: readonly string[];
	/** How many papers that use a term are listed. */
	readonly papers: number;
}

/** What the user wants of hovers in this document. */
export function hoverSettings(document: vscode.TextDocument): HoverSettings {
	const configuration = vscode.workspace.getConfiguration('relatedWork.hover', document);
	return {
		enabled: configuration.get('enabled', true),
		excludedLanguages: configuration.get('excludedLanguages', []),
		papers: configuration.get('papers', 5),
	};
}

/** How a formatted reference is written. */
export function referenceStyle(scope?: vscode.ConfigurationScope): 'apa' | 'ieee' {
	const style = vscode.workspace.getConfiguration('relatedWork.reference', scope).get<string>('style', 'apa');
	return style === 'ieee' ? 'ieee' : 'apa';
}
