import type * as vscode from 'vscode';
import type { TextChange } from '../core/citation/citation';
import { citeKeys } from '../core/citation/citations';
import { prevailingCommand } from '../core/citation/prevailingCommand';
import { markupOfDocument } from './citationDocuments';
import { citationCommandSetting } from './settings';

/** The changes that put a citation of keys in the place of each range; within a citation only the keys go into it. */
export function citeInRanges(
	document: vscode.TextDocument,
	ranges: readonly vscode.Range[],
	keys: readonly string[],
): readonly TextChange[] {
	const markup = markupOfDocument(document);
	const text = document.getText();
	const command = citationCommandSetting(document, markup) ?? prevailingCommand(text, markup);
	const cite = (rest: string, offset: number) => citeKeys(rest, offset, markup, keys, command ? { command } : {});
	return replaceRanges(document, ranges, (start, end) => changesAt(text, start, end, cite));
}

/** Changes for ranges, given by their offsets, in the order of the text; what several ranges give alike is there once. */
export function replaceRanges(
	document: vscode.TextDocument,
	ranges: readonly vscode.Range[],
	changesFor: (start: number, end: number) => readonly TextChange[],
): readonly TextChange[] {
	const changes = new Map<string, TextChange>();
	for (const range of ranges) {
		for (const change of changesFor(document.offsetAt(range.start), document.offsetAt(range.end))) {
			changes.set(`${change.start} ${change.end}`, change);
		}
	}
	return [...changes.values()].sort((a, b) => a.start - b.start);
}

/** The place for keys is looked for in the text without what they replace. */
function changesAt(
	text: string,
	start: number,
	end: number,
	cite: (text: string, offset: number) => TextChange,
): TextChange[] {
	const added = cite(text.slice(0, start) + text.slice(end), start);
	const isHere = added.start <= start && start <= added.end;
	const shift = (offset: number) =>
		offset > start || (isHere && offset === added.end) ? offset + end - start : offset;
	const change = { ...added, start: isHere ? added.start : shift(added.start), end: shift(added.end) };
	return isHere || start === end ? [change] : [change, { start, end, text: '' }];
}
