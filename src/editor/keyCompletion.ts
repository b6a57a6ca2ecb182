import * as vscode from 'vscode';
import {
	CITATION_REACH,
	completeCitation,
	findOpenCitation,
	findOpenInParagraph,
	type OpenCitation,
} from '../core/citation/citations';
import { type Markup, markupOf } from '../core/citation/styles';
import { displayText } from '../core/displayText';
import { once } from '../core/once';
import { authorName, byline, type Paper } from '../core/paper';
import { paperCard } from '../core/paperMarkdown';
import { citedAs, creditLine } from '../core/paperText';
import { type CitationProposal, proposeCitations } from '../core/search/citationProposals';
import type { EntryIndex } from '../core/search/entrySearch';
import type { Bibliographies } from './bibliographies';
import { markupOfDocument, rangeOf } from './citationDocuments';
import { createEntryIndexes, type EntryIndexes } from './entryIndexes';
import type { LibraryLookup } from './libraryWorks';
import { ourPart } from './otherExtensions';
import type { RecentPapers } from './recentPapers';
import { runInSlices } from './slices';
import type { UserLibrary } from './userLibrary';
import type { WorkspaceCitations } from './workspaceCitations';

/** What the completion of keys needs of the extension. */
export interface CompletionTools {
	readonly bibliographies: Bibliographies;
	readonly citations: WorkspaceCitations;
	readonly recent: RecentPapers;
	readonly library: LibraryLookup;
	readonly user: UserLibrary;
}

/** Completion of keys in an open citation: entries of the document's bibliography, then papers of the library. */
export function createKeyCompletion(tools: CompletionTools): vscode.CompletionItemProvider<PaperItem> {
	const indexes = createEntryIndexes();
	const readOthers = once(() => tools.user.refresh());
	return {
		async provideCompletionItems(document, position, token) {
			const part = ourPart('completion', document);
			const place = part === 'none' ? undefined : findPlace(document, position);
			if (!place) {
				return undefined;
			}
			// Not awaited: what is not read yet is offered later.
			void readOthers();
			const proposals = await findProposals(document, place, tools, indexes, () => token.isCancellationRequested);
			const ours = part === 'all' ? proposals : proposals?.filter((proposal) => 'paper' in proposal);
			const items = ours?.flatMap((proposal, rank) => toItem(document, place, proposal, rank) ?? []);
			return items && new vscode.CompletionList(items, true);
		},
		async resolveCompletionItem(item) {
			const own = (await tools.user.load()).findPaper(item.paper.id);
			const known = own ?? (await tools.library.find(item.paper));
			const library = await tools.library.load();
			const topic = known?.topic === undefined ? undefined : library.findTopic(known.topic)?.label;
			const abstract = item.paper.abstract ?? known?.abstract;
			const paper = abstract === undefined ? item.paper : { ...item.paper, abstract };
			item.documentation = new vscode.MarkdownString(paperCard(paper, topic));
			return item;
		},
	};
}

interface PaperItem extends vscode.CompletionItem {
	readonly paper: Paper;
}

interface Place {
	readonly text: string;
	readonly markup: Markup;
	readonly open: OpenCitation;
	readonly position: vscode.Position;
}

/** A key that goes over a line end is none that VS Code completes. */
function findPlace(document: vscode.TextDocument, position: vscode.Position): Place | undefined {
	if (!isNearCitation(document, position)) {
		return undefined;
	}
	const text = document.getText();
	const markup = markupOfDocument(document);
	const open = findOpenCitation(text, document.offsetAt(position), markup);
	return open && rangeOf(document, open).isSingleLine ? { text, markup, open, position } : undefined;
}

/** Asked at every blank in prose, so only the text around the cursor is read; whether Markdown is MyST, the whole text tells. */
function isNearCitation(document: vscode.TextDocument, position: vscode.Position): boolean {
	const markup = markupOf(document.languageId, document.uri.path);
	const markups: readonly Markup[] = markup === 'markdown' ? ['markdown', 'myst'] : [markup];
	const offset = document.offsetAt(position);
	const start = Math.max(0, offset - CITATION_REACH);
	const near = document.getText(rangeOf(document, { start, end: offset + CITATION_REACH }));
	return markups.some((possible) => findOpenInParagraph(near, offset - start, possible));
}

async function findProposals(
	document: vscode.TextDocument,
	{ open, text }: Place,
	tools: CompletionTools,
	indexes: EntryIndexes,
	isCancelled: () => boolean,
): Promise<readonly CitationProposal[] | undefined> {
	const read = await tools.bibliographies.lately(document);
	if (isCancelled() || (read.length === 0 && isMaybeMention(text, open))) {
		return undefined;
	}
	const library = await tools.user.load();
	const indexed = await indexes.of(read, isCancelled);
	if (!indexed || isCancelled() || endsKey(open, indexed)) {
		return undefined;
	}
	const others = new Set(open.keys.map(({ key }) => key));
	const cited = tools.citations.citedIn(document);
	const recent = tools.recent.ids();
	const proposals = proposeCitations(open.typed, { indexes: indexed, library, cited, recent });
	const found = await runInSlices(proposals, isCancelled);
	return found?.filter((proposal) => !('entry' in proposal && others.has(proposal.entry.key)));
}

/** Whether a sentence goes on: no key does behind what stands in front of the cursor. */
function endsKey({ isEnded, typed }: OpenCitation, indexes: readonly EntryIndex[]): boolean {
	const beginning = typed.toLowerCase();
	const goesOn = () => indexes.some(({ rows }) => rows.some(({ key }) => key.startsWith(beginning)));
	return isEnded && /[.:?!,;]$/.test(typed) && !goesOn();
}

const SHORTEST_MENTION = 3;

/** Where no bibliography is, a bare `@` is more often a person, a decorator or a package than a citation. */
function isMaybeMention(text: string, { start, typed, command, keys }: OpenCitation): boolean {
	const isBare = text[start - 1] === '@' && keys.length === 0 && !command.startsWith('[');
	return isBare && typed.trim().length < SHORTEST_MENTION;
}

function toItem(
	document: vscode.TextDocument,
	place: Place,
	proposal: CitationProposal,
	rank: number,
): PaperItem | undefined {
	const item =
		'entry' in proposal ? entryItem(document, place, proposal.entry) : paperItem(document, place, proposal.paper);
	item.sortText = String(rank).padStart(4, '0');
	return item;
}

function entryItem(document: vscode.TextDocument, place: Place, entry: { key: string; paper: Paper }): PaperItem {
	const { text, open, markup } = place;
	const change = completeCitation(text, open, markup, [entry.key]);
	const { paper } = entry;
	const item = new vscode.CompletionItem(
		{ label: displayText(entry.key, 80), detail: `  ${displayText(paper.title, 80)}`, description: byline(paper) },
		vscode.CompletionItemKind.Reference,
	);
	item.insertText = change.text;
	item.range = rangeOf(document, change);
	item.filterText = filterText(text.slice(change.start, document.offsetAt(place.position)), entry.key, paper);
	item.detail = creditLine(paper);
	item.command = {
		command: 'relatedWork.noteCompletedKey',
		title: 'Remember as Recent',
		arguments: [document.uri, entry.key],
	};
	return Object.assign(item, { paper });
}

/** Puts in what is typed already; its command then cites the paper and adds its entry in one edit, to be undone at once. */
function paperItem(document: vscode.TextDocument, { text, open, position }: Place, paper: Paper): PaperItem {
	const offset = document.offsetAt(position);
	const typed = text.slice(open.start, offset);
	const item = new vscode.CompletionItem(
		{
			label: citedAs(paper),
			detail: `  ${displayText(paper.title, 80)}`,
			description: 'adds its entry',
		},
		vscode.CompletionItemKind.Value,
	);
	item.insertText = typed + selectedBehind(document, position);
	item.range = rangeOf(document, { start: open.start, end: offset });
	item.filterText = filterText(typed, paper.id, paper);
	item.detail = creditLine(paper);
	item.command = {
		command: 'relatedWork.completeCitation',
		title: 'Cite and Add Entry',
		arguments: [document.uri, paper.id],
	};
	return Object.assign(item, { paper });
}

/** What is selected behind the cursor, which VS Code replaces too. */
function selectedBehind(document: vscode.TextDocument, position: vscode.Position): string {
	const editor = vscode.window.activeTextEditor;
	const isHere = editor?.document === document && editor.selection.start.isEqual(position);
	return isHere ? document.getText(editor.selection) : '';
}

/**
 * VS Code keeps an item while what is typed is in this text, in its order. All begin with what was typed, so that all are kept
 * and rank alike; the rest keeps them for the letters that are typed before the next answer.
 */
function filterText(typed: string, key: string, paper: Paper): string {
	return `${typed} ${key} ${displayText(`${paper.title} ${paper.authors.map(authorName).join(' ')}`, 160)}`;
}
