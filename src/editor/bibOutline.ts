import * as vscode from 'vscode';
import { type BibEntry, fieldValue } from '../core/bibliography/reading/bibtex';
import { latexToText } from '../core/bibliography/reading/latexText';
import { displayText } from '../core/displayText';
import { mapEntries } from './bibDocuments';
import type { Bibliographies } from './bibliographies';
import { bibFeatureSetting } from './settings';

/** The outline of `.bib` files, by key and title, and the folding of their entries and long values. */
export function createBibOutline(
	bibliographies: Bibliographies,
	isServedByOthers: (feature: 'outline' | 'folding', languageId: string) => boolean,
): vscode.DocumentSymbolProvider & vscode.FoldingRangeProvider {
	const isOurs = (feature: 'outline' | 'folding', document: vscode.TextDocument) => {
		const setting = bibFeatureSetting('outline', document);
		return setting === 'on' || (setting === 'auto' && !isServedByOthers(feature, document.languageId));
	};
	return {
		provideDocumentSymbols: async (document, token) =>
			isOurs('outline', document)
				? mapEntries(bibliographies, document, token, (entry) => [symbolOf(entry, document)])
				: undefined,
		provideFoldingRanges: async (document, _context, token) =>
			isOurs('folding', document)
				? mapEntries(bibliographies, document, token, (entry) => foldsOf(entry, document))
				: undefined,
	};
}

const LONGEST_TITLE = 1000;

function symbolOf(entry: BibEntry, document: vscode.TextDocument): vscode.DocumentSymbol {
	const range = rangeOf(document, entry.start, entry.end);
	const title = (fieldValue(entry, 'title') ?? '').slice(0, LONGEST_TITLE);
	return new vscode.DocumentSymbol(
		displayText(entry.key, 100) || `@${entry.type}`,
		displayText(latexToText(title), 150),
		vscode.SymbolKind.Class,
		range,
		entry.key === '' ? new vscode.Range(range.start, range.start) : rangeOf(document, entry.keyStart, entry.keyEnd),
	);
}

/** An entry, and each of its values that goes over several lines. */
function foldsOf(entry: BibEntry, document: vscode.TextDocument): readonly vscode.FoldingRange[] {
	const fold = (start: number, end: number) => {
		const range = rangeOf(document, start, end);
		return range.isSingleLine ? [] : [new vscode.FoldingRange(range.start.line, range.end.line)];
	};
	const whole = fold(entry.start, entry.end);
	return whole.length === 0
		? []
		: [...whole, ...entry.fields.flatMap(({ nameStart, valueEnd }) => fold(nameStart, valueEnd))];
}

function rangeOf(document: vscode.TextDocument, start: number, end: number): vscode.Range {
	return new vscode.Range(document.positionAt(start), document.positionAt(end));
}
