import * as vscode from 'vscode';
import { displayText } from '../core/displayText';
import type { Paper } from '../core/paper';
import type { PaperGroup } from '../core/paperGroup';
import { creditLine } from '../core/paperText';
import { PAGE_SIZE } from '../core/rowPages';
import { type GroupNode, type MoreNode, rowCount } from './treeNodes';
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

/** The row of a group; `sources` are those whose papers it has. */
export function groupItem(
	{ group }: GroupNode,
	id: string,
	isOpen: boolean,
	sources: readonly LibrarySource[],
): vscode.TreeItem {
	const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
	const label = displayText(group.label);
	const item = new vscode.TreeItem(label, rowCount(group) === 0 ? None : isOpen ? Expanded : Collapsed);
	const isOff = sources.length > 0 && sources.every((source) => source.isOff);
	const problems = sources.filter(({ problem }) => problem !== undefined).map(sourceLine);
	item.id = id;
	item.description = isOff ? 'off' : String(group.count);
	item.iconPath = new vscode.ThemeIcon(isOff ? 'circle-slash' : problems.length > 0 ? 'warning' : iconOf(group));
	item.contextValue = sources.length === 0 ? 'group' : contextOf(sources, isOff);
	const told = [label, isOff ? 'off' : countText(group.count), ...problems];
	item.accessibilityInformation = { label: told.join(', ') };
	const files = sources.filter(({ uri, problem }) => uri && problem === undefined).map(sourceLine);
	const tooltip = [displayText(group.description ?? ''), ...problems, ...files].filter((line) => line !== '');
	if (tooltip.length > 0) {
		const left = tooltip.length > MOST_LINES ? [`and ${tooltip.length - MOST_LINES} more`] : [];
		item.tooltip = [...tooltip.slice(0, MOST_LINES), ...left].join('\n');
	}
	return item;
}

const MOST_LINES = 20;

/** The file of a source, and what is wrong with it. */
function sourceLine({ uri, problem }: LibrarySource): string {
	const place = uri && vscode.workspace.asRelativePath(uri);
	return displayText([place, problem].filter((part) => part !== undefined).join(': '));
}

function contextOf(sources: readonly LibrarySource[], isOff: boolean): string {
	const name = sources.every(({ kind }) => kind === 'added') ? 'addedSource' : 'source';
	return isOff ? `${name}Off` : name;
}

function iconOf({ kind, source }: PaperGroup): string {
	return source === 'bundled' ? 'archive' : source === 'workspace' ? 'root-folder' : groupIcons[kind];
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
