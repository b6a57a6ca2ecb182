import * as vscode from 'vscode';
import type { EditedText } from '../core/bibliography/editedText';
import { type LongText, longText } from '../core/bibliography/longText';
import type { Layout } from '../core/bibliography/piece';
import type { Steps } from '../core/search/packed/steps';
import { runInSlices } from './slices';
import type { SourceText } from './sourceText';

/** A stretch of the text as it was read, and by how much it is longer by now. */
type Edit = Pick<EditedText, 'start' | 'end' | 'growth'>;

/** The text of an open document as it is when it is read, and the stretch that was edited since. */
export class DocumentText implements SourceText {
	private edit: Edit | undefined;
	private version: number;
	private readonly eol: vscode.EndOfLine;

	constructor(private readonly document: vscode.TextDocument) {
		this.version = document.version;
		this.eol = document.eol;
	}

	read(isCancelled: () => boolean): Promise<LongText | undefined> {
		return runInSlices(this.readSteps(), isCancelled);
	}

	isCurrent(): boolean {
		return this.edit === undefined && this.version === this.document.version;
	}

	follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
		if (document !== this.document || document.version === this.version) {
			return;
		}
		this.version = document.version;
		if (contentChanges.length > 0) {
			const start = Math.min(...contentChanges.map(({ rangeOffset }) => rangeOffset));
			const end = Math.max(...contentChanges.map(({ rangeOffset, rangeLength }) => rangeOffset + rangeLength));
			const growths = contentChanges.map(({ text, rangeLength }) => text.length - rangeLength);
			const growth = growths.reduce((sum, one) => sum + one, 0);
			this.edit = joinEdits(this.edit ?? { start, end: start, growth: 0 }, { start, end, growth });
		}
	}

	async editSince(before: SourceText, { starts }: Layout): Promise<EditedText | undefined> {
		const { document } = this;
		if (!(before instanceof DocumentText && before.document === document && before.version === document.version)) {
			return undefined;
		}
		const { edit = { start: 0, end: 0, growth: 0 } } = before;
		const length = document.offsetAt(document.lineAt(document.lineCount - 1).range.end);
		if (before.eol !== document.eol || length !== (starts.at(-1) ?? 0) + edit.growth) {
			return undefined;
		}
		return {
			...edit,
			slice: (start, end) => document.getText(new vscode.Range(document.positionAt(start), document.positionAt(end))),
			sizeOf: (part) => part.length,
			lineAt: (offset) => document.positionAt(offset).line,
		};
	}

	async leave(layout: Layout): Promise<Layout> {
		return layout;
	}

	/** Its whole text at once would block for 100 ms at 20 MB. Begins anew where it was edited meanwhile. */
	private *readSteps(): Steps<LongText> {
		const { document } = this;
		for (;;) {
			const { version, lineCount } = document;
			const parts: string[] = [];
			for (let line = 0; line < lineCount && document.version === version; line += PART_LINES) {
				parts.push(document.getText(new vscode.Range(line, 0, line + PART_LINES, 0)));
				yield;
			}
			if (document.version === version) {
				this.edit = undefined;
				this.version = version;
				return yield* longText(parts);
			}
		}
	}
}

const PART_LINES = 20_000;

/** One edit for two, of which the second is in offsets of the text that the first left. */
function joinEdits(first: Edit, second: Edit): Edit {
	const before = (offset: number) => (offset > first.end + first.growth ? offset - first.growth : first.end);
	return {
		start: Math.min(first.start, second.start),
		end: Math.max(first.end, before(second.end)),
		growth: first.growth + second.growth,
	};
}
