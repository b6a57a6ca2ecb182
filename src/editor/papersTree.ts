import * as vscode from 'vscode';
import { displayText } from '../core/displayText';
import type { Library } from '../core/library';
import type { Paper } from '../core/paper';
import {
	countPapers,
	type Grouping,
	groupings,
	groupPapers,
	type PaperGroup,
	type Sorting,
	sortings,
} from '../core/paperGroups';
import { paperCard } from '../core/paperMarkdown';
import { creditLine } from '../core/paperText';
import type { SearchHit } from '../core/search/searchAnswer';
import { runInSlices } from './slices';

export interface GroupNode {
	readonly kind: 'group';
	readonly group: PaperGroup;
	readonly parent: GroupNode | undefined;
}

export interface PaperNode {
	readonly kind: 'paper';
	readonly paper: Paper;
	readonly parent: GroupNode;
}

export type TreeNode = GroupNode | PaperNode;

interface Arrangement {
	readonly by: Grouping;
	readonly sort: Sorting;
}

const KEY = 'papersView.arrangement';

const groupIcons: Readonly<Record<PaperGroup['kind'], string>> = {
	topic: 'folder',
	year: 'calendar',
	venue: 'library',
	author: 'person',
	term: 'tag',
	terms: 'tag',
	benchmark: 'beaker',
	dataset: 'database',
	metric: 'graph',
	model: 'hubot',
	method: 'lightbulb',
	tool: 'tools',
};

/** The papers below their groups, as the view shows them: grouped, sorted and filtered. */
export class PapersTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
	private readonly changed = new vscode.EventEmitter<undefined>();
	private readonly loaded = new vscode.EventEmitter<Library>();
	readonly onDidChangeTreeData = this.changed.event;
	/** The top of the tree was made anew. */
	readonly onDidLoad = this.loaded.event;
	private hits: ReadonlyMap<string, SearchHit> | undefined;
	filter = '';
	problems: readonly string[] = [];

	constructor(
		private readonly loadLibrary: () => Promise<Library>,
		private readonly state: vscode.Memento,
	) {
		this.setContext();
	}

	dispose(): void {
		this.changed.dispose();
		this.loaded.dispose();
	}

	/** How many papers pass the filter; 0 without a filter. */
	get shownPapers(): number {
		return this.hits?.size ?? 0;
	}

	/** Shows only the papers that a search for `text` finds; all where it is empty. */
	async setFilter(text: string): Promise<void> {
		this.filter = text.trim();
		const library = await this.loadLibrary();
		await runInSlices(library.prepareSearch());
		if (this.filter !== text.trim()) {
			return;
		}
		const answer = this.filter === '' ? undefined : library.search(this.filter, { limit: library.papers.length });
		this.problems = answer?.problems ?? [];
		this.hits = answer && new Map(answer.hits.map((hit) => [hit.paper.id, hit]));
		this.changed.fire(undefined);
	}

	/** Groups or sorts otherwise, and remembers it. */
	async arrange(change: Partial<Arrangement>): Promise<void> {
		await this.state.update(KEY, { ...this.arrangement, ...change });
		this.setContext();
		this.changed.fire(undefined);
	}

	/** The first place of a paper in the unfiltered tree. */
	async findPaper(id: string): Promise<PaperNode | undefined> {
		const roots = await this.getChildren();
		const walk = (nodes: readonly TreeNode[]): PaperNode | undefined => {
			for (const node of nodes) {
				const found = node.kind === 'paper' ? (node.paper.id === id ? node : undefined) : walk(childrenOf(node));
				if (found) {
					return found;
				}
			}
			return undefined;
		};
		return walk(roots);
	}

	async getChildren(node?: TreeNode): Promise<TreeNode[]> {
		if (node) {
			return node.kind === 'group' ? childrenOf(node) : [];
		}
		const library = await this.loadLibrary();
		const papers = this.hits ? [...this.hits.values()].map((hit) => hit.paper) : library.papers;
		const { by, sort } = this.arrangement;
		this.loaded.fire(library);
		return groupPapers(library, papers, by, sort).map((group) => ({ kind: 'group', group, parent: undefined }));
	}

	getParent(node: TreeNode): GroupNode | undefined {
		return node.parent;
	}

	getTreeItem(node: TreeNode): vscode.TreeItem {
		return node.kind === 'group' ? this.groupItem(node) : this.paperItem(node);
	}

	async resolveTreeItem(item: vscode.TreeItem, node: TreeNode): Promise<vscode.TreeItem> {
		if (node.kind === 'paper') {
			const { topic } = node.paper;
			const library = await this.loadLibrary();
			item.tooltip = new vscode.MarkdownString(paperCard(node.paper, topic && library.findTopic(topic)?.label));
		}
		return item;
	}

	private get arrangement(): Arrangement {
		const { by, sort } = this.state.get<Partial<Arrangement>>(KEY, {});
		return {
			by: groupings.find((name) => name === by) ?? 'topic',
			sort: sortings.find((name) => name === sort) ?? 'year',
		};
	}

	private setContext(): void {
		const { by, sort } = this.arrangement;
		void vscode.commands.executeCommand('setContext', 'relatedWork.groupedBy', by);
		void vscode.commands.executeCommand('setContext', 'relatedWork.sortedBy', sort);
	}

	private groupItem({ group, parent }: GroupNode): vscode.TreeItem {
		const count = countPapers(group);
		const papers = count === 1 ? '1 paper' : `${count} papers`;
		const few = this.hits !== undefined && this.hits.size <= 40;
		const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
		const item = new vscode.TreeItem(displayText(group.label), few ? Expanded : Collapsed);
		item.id = `${this.filter}/${parent?.group.id ?? ''}/${group.id}`;
		item.description = String(count);
		item.iconPath = new vscode.ThemeIcon(groupIcons[group.kind]);
		item.contextValue = 'group';
		item.accessibilityInformation = { label: `${displayText(group.label)}, ${papers}` };
		if (group.description !== undefined) {
			item.tooltip = displayText(group.description);
		}
		return item;
	}

	private paperItem({ paper, parent }: PaperNode): vscode.TreeItem {
		const title = displayText(paper.title);
		const highlights = title === paper.title ? (this.hits?.get(paper.id)?.titleHighlights ?? []) : [];
		const item = new vscode.TreeItem({ label: title, highlights: highlights.map(([start, end]) => [start, end]) });
		item.id = `${this.filter}/${parent.parent?.group.id ?? ''}/${parent.group.id}/${paper.id}`;
		item.description = creditLine(paper);
		item.iconPath = new vscode.ThemeIcon(
			paper.entryType === 'book' ? 'book' : paper.abstract === undefined ? 'file' : 'note',
		);
		item.contextValue = 'paper';
		item.command = { command: 'relatedWork.openPaper', title: 'Open Paper', arguments: [paper.id] };
		item.accessibilityInformation = { label: `${title}, ${creditLine(paper)}` };
		return item;
	}
}

function childrenOf(node: GroupNode): TreeNode[] {
	const { group } = node;
	return [
		...group.groups.map((inner): GroupNode => ({ kind: 'group', group: inner, parent: node })),
		...group.papers.map((paper): PaperNode => ({ kind: 'paper', paper, parent: node })),
	];
}
