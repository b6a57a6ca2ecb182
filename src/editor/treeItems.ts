import * as vscode from 'vscode';
import { displayText } from '../core/displayText';
import type { Paper } from '../core/paper';
import type { PaperGroup } from '../core/paperGroup';
import { creditLine } from '../core/paperText';
import { type GroupNode, type MoreNode, PAGE_SIZE } from './treeNodes';
import type { LibrarySource } from './userLibrary';

const groupIcons: Readonly<Record<PaperGroup['kind'], string>> = {
	topic: 'folder',
	own: 'account',
	year: 'calendar',
	venue: 'library',
	author: 'person',
	letter: 'organization',
	source: 'file',
	cited: 'quote',
	term: 'tag',
	terms: 'tag',
	benchmark: 'beaker',
	dataset: 'database',
	metric: 'graph',
	model: 'hubot',
	method: 'lightbulb',
	tool: 'tools',
	name: 'symbol-key',
};

/** The row of a group; `source` is the one whose papers it has. */
export function groupItem(
	{ group }: GroupNode,
	id: string,
	isOpen: boolean,
	source: LibrarySource | undefined,
): vscode.TreeItem {
	const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
	const label = displayText(group.label);
	const hasRows = group.groups.length + group.papers.length > 0;
	const item = new vscode.TreeItem(label, hasRows ? (isOpen ? Expanded : Collapsed) : None);
	const papers = source?.isOff ? 'off' : countText(group.count);
	item.id = id;
	item.description = source?.isOff ? 'off' : String(group.count);
	item.iconPath = new vscode.ThemeIcon(iconOf(group, source));
	item.contextValue = group.source === undefined ? 'group' : source?.isOff ? 'sourceOff' : 'source';
	const problem = source?.problem === undefined ? undefined : displayText(source.problem);
	item.accessibilityInformation = { label: [label, papers, problem].filter(Boolean).join(', ') };
	const told = [group.description, source?.uri && vscode.workspace.asRelativePath(source.uri), problem];
	const tooltip = told.flatMap((line) => (line ? [displayText(line)] : [])).join('\n');
	if (tooltip !== '') {
		item.tooltip = tooltip;
	}
	return item;
}

function iconOf({ kind, source: id }: PaperGroup, source: LibrarySource | undefined): string {
	if (source?.isOff || source?.problem !== undefined) {
		return source.isOff ? 'circle-slash' : 'warning';
	}
	return id === 'bundled' ? 'archive' : id === 'workspace' ? 'root-folder' : groupIcons[kind];
}

/** "1 paper", "12 papers". */
export function countText(papers: number): string {
	return papers === 1 ? '1 paper' : `${papers} papers`;
}

/** What a row tells of a paper besides what it says itself. */
export interface PaperFacts {
	/** It has an entry in a file of the user. */
	readonly isOwn: boolean;
	/** The matched words of its title. */
	readonly highlights: readonly (readonly [start: number, end: number])[];
}

/** The row of a paper. */
export function paperItem(paper: Paper, id: string, { isOwn, highlights }: PaperFacts): vscode.TreeItem {
	const title = displayText(paper.title);
	const marked = title === paper.title ? highlights : [];
	const item = new vscode.TreeItem({ label: title, highlights: marked.map(([start, end]) => [start, end]) });
	const credit = creditLine(paper);
	item.id = id;
	item.description = credit;
	item.iconPath = new vscode.ThemeIcon(
		paper.entryType === 'book' ? 'book' : paper.abstract === undefined ? 'file' : 'note',
	);
	item.contextValue = isOwn ? 'paperWithEntry' : 'paper';
	item.command = { command: 'relatedWork.openPaper', title: 'Open Paper', arguments: [paper.id] };
	item.accessibilityInformation = { label: `${title}, ${credit}` };
	return item;
}

/** The row that shows more rows. */
export function moreItem(node: MoreNode, id: string): vscode.TreeItem {
	const item = new vscode.TreeItem(`Show ${Math.min(PAGE_SIZE, node.hidden)} More`);
	item.id = id;
	item.description = `of ${node.hidden}`;
	item.iconPath = new vscode.ThemeIcon('ellipsis');
	item.contextValue = 'more';
	item.command = { command: 'relatedWork.showMore', title: 'Show More', arguments: [node] };
	item.accessibilityInformation = { label: `Show ${Math.min(PAGE_SIZE, node.hidden)} more of ${node.hidden}` };
	return item;
}
