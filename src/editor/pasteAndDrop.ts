import * as vscode from 'vscode';
import type { Library } from '../core/library';
import { type ArrivalPlace, planArrival } from './arrivalEdits';
import { type Arrival, createArrivalReader, type ReadArrival } from './arrivals';
import { isBibDocument } from './bibDocuments';
import { registerCommand } from './commands';
import { createEditFollower } from './editFollower';
import type { EntryWritingTools } from './entryWriting';
import { draggedPapers } from './paperDrag';
import { CITATION_KIND, ENTRY_KIND } from './pasteKinds';
import type { RecentPapers } from './recentPapers';
import { takesDrops, takesPastes } from './settings';

export interface PasteAndDrop extends vscode.Disposable {
	readonly paste: vscode.DocumentPasteEditProvider;
	readonly drop: vscode.DocumentDropEditProvider;
}

/** Paste and drop of papers: as citations into documents, as entries into `.bib` files. */
export function createPasteAndDrop(
	log: vscode.LogOutputChannel,
	loadLibrary: () => Promise<Library>,
	tools: EntryWritingTools,
	recent: RecentPapers,
): PasteAndDrop {
	const follower = createEditFollower();
	const plan: Plan = async (place, arrival) => {
		const { edit, finish } = await planArrival(place, arrival, tools);
		const end = async () => {
			await finish();
			const library = await loadLibrary();
			await recent.add(arrival.papers.filter(({ id }) => library.findPaper(id)));
		};
		follower.follow(edit, () => vscode.commands.executeCommand('relatedWork.endPaste', end));
		return edit;
	};
	const disposables = vscode.Disposable.from(
		follower,
		// A command, so that an error is told as that of any other.
		registerCommand(log, 'endPaste', (finish: () => Promise<void>) => finish()),
	);
	return {
		paste: pasteProvider(createArrivalReader(loadLibrary, tools.bibliographies), tools, plan),
		drop: dropProvider(loadLibrary, plan),
		dispose: () => disposables.dispose(),
	};
}

type Plan = (place: ArrivalPlace, arrival: Arrival) => Promise<vscode.WorkspaceEdit>;

/**
 * All is planned before the user has chosen anything: VS Code does not reliably resolve an edit that is taken later, since it
 * drops edits by the number of the paste instead of their own.
 */
function pasteProvider(
	read: ReadArrival,
	{ bibliographies }: EntryWritingTools,
	plan: Plan,
): vscode.DocumentPasteEditProvider {
	return {
		async provideDocumentPasteEdits(document, ranges, dataTransfer, _context, token) {
			const text = takesPastes(document) ? await dataTransfer.get('text/plain')?.asString() : undefined;
			const arrival = text === undefined ? undefined : await read(text, document, token);
			const isBib = isBibDocument(document);
			if (!arrival || (isBib && !(await isBetweenEntries(document, ranges, bibliographies)))) {
				return undefined;
			}
			const [title, kind] = isBib ? ['Paste as BibTeX Entry', ENTRY_KIND] : ['Paste as Citation', CITATION_KIND];
			const edit = new vscode.DocumentPasteEdit('', title, kind);
			edit.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text];
			edit.additionalEdit = await plan({ document, ranges, mayAsk: false }, arrival);
			return token.isCancellationRequested ? undefined : [edit];
		},
	};
}

/** A DOI that is pasted into the field of an entry is a DOI. */
async function isBetweenEntries(
	document: vscode.TextDocument,
	ranges: readonly vscode.Range[],
	bibliographies: EntryWritingTools['bibliographies'],
): Promise<boolean> {
	const entries = (await bibliographies.read(document.uri))?.entries ?? [];
	return ranges.every((range) => {
		const offset = document.offsetAt(range.start);
		return range.isEmpty && !entries.some(({ source }) => source && source.start < offset && offset < source.end);
	});
}

/** VS Code does not resolve drops, but a drop is wanted: all is planned at once. */
function dropProvider(loadLibrary: () => Promise<Library>, plan: Plan): vscode.DocumentDropEditProvider {
	return {
		async provideDocumentDropEdits(document, position, dataTransfer, token) {
			const papers = takesDrops(document) ? await draggedPapers(await loadLibrary(), dataTransfer) : [];
			if (papers.length === 0 || token.isCancellationRequested) {
				return undefined;
			}
			const [title, kind] = isBibDocument(document)
				? ['Insert BibTeX Entry', ENTRY_KIND]
				: ['Insert Citation', CITATION_KIND];
			const edit = new vscode.DocumentDropEdit('', title, kind);
			const ranges = [new vscode.Range(position, position)];
			edit.additionalEdit = await plan({ document, ranges, mayAsk: true }, { papers });
			return edit;
		},
	};
}
