import * as vscode from 'vscode';
import type { Library } from '../core/library';
import { type ArrivalPlace, planArrival } from './arrivalEdits';
import { type Arrival, createArrivalReader, type ReadArrival } from './arrivals';
import { bibSelector, isBibDocument } from './bibDocuments';
import { citationSelector } from './citationDocuments';
import { registerCommand } from './commands';
import { createEditFollower } from './editFollower';
import type { EntryWritingTools } from './entryWriting';
import { draggedPapers, PAPERS_MIME } from './paperDrag';
import type { RecentPapers } from './recentPapers';
import { takesDrops, takesPastes } from './settings';

const CITATION = vscode.DocumentDropOrPasteEditKind.Empty.append('relatedWork', 'citation');
const ENTRY = vscode.DocumentDropOrPasteEditKind.Empty.append('relatedWork', 'entry');

/** Paste and drop of papers: as citations into documents, as entries into `.bib` files. */
export function registerPasteAndDrop(
	log: vscode.LogOutputChannel,
	loadLibrary: () => Promise<Library>,
	tools: EntryWritingTools,
	recent: RecentPapers,
): vscode.Disposable {
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
	const pastes = pasteProvider(createArrivalReader(loadLibrary, tools.bibliographies), tools, plan);
	const pasted = { pasteMimeTypes: ['text/plain'], providedPasteEditKinds: [CITATION, ENTRY] };
	const dropped = { dropMimeTypes: [PAPERS_MIME], providedDropEditKinds: [CITATION, ENTRY] };
	return vscode.Disposable.from(
		follower,
		// A command, so that an error is told as that of any other.
		registerCommand(log, 'endPaste', (finish: () => Promise<void>) => finish()),
		vscode.languages.registerDocumentPasteEditProvider(pasteSelector, pastes, pasted),
		vscode.languages.registerDocumentDropEditProvider(dropSelector, dropProvider(loadLibrary, plan), dropped),
	);
}

const pasteSelector = [...citationSelector, ...bibSelector, { language: 'plaintext' }];
// Every document. A pattern counts more than `*`, so that VS Code's own drop of plain text comes after ours.
const dropSelector = { pattern: '**' };

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
			const [title, kind] = isBib ? ['Paste as BibTeX Entry', ENTRY] : ['Paste as Citation', CITATION];
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
			const [title, kind] = isBibDocument(document) ? ['Insert BibTeX Entry', ENTRY] : ['Insert Citation', CITATION];
			const edit = new vscode.DocumentDropEdit('', title, kind);
			const ranges = [new vscode.Range(position, position)];
			edit.additionalEdit = await plan({ document, ranges, mayAsk: true }, { papers });
			return edit;
		},
	};
}
