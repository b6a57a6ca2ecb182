import * as vscode from 'vscode';
import { escapeMarkdown } from '../core/markdownText';
import { once } from '../core/once';
import type { Paper } from '../core/paper';
import { groupings } from '../core/paperGroup';
import { paperCard } from '../core/paperMarkdown';
import { sortings } from '../core/paperOrder';
import { FIRST_PAGE, type Page, pageWith } from '../core/rowPages';
import type { FoundPapers } from '../core/search/searchAnswer';
import type { Arrangement, PaperArranger } from './paperArranger';
import { groupItem, moreItem, paperItem } from './treeItems';
import {
	childAt,
	type GroupNode,
	type MoreNode,
	type PaperNode,
	pathOf,
	rowCount,
	rowsOfPage,
	type TreeNode,
} from './treeNodes';
import { after } from './turns';
import type { UserLibrary } from './userLibrary';

const KEY = 'papersView.arrangement';
/** Keys that are typed faster than this make one search. */
const TYPING_MS = 40;

/** The papers below their groups, as the view shows them: grouped, sorted and filtered, a page of rows at a time. */
export class PapersTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
	private readonly changed = new vscode.EventEmitter<TreeNode | undefined>();
	private readonly arranged = new vscode.EventEmitter<number>();
	readonly onDidChangeTreeData = this.changed.event;
	/** The top of the tree was made anew, with so many papers. */
	readonly onDidArrange = this.arranged.event;
	/** The filter that the tree shows. */
	filter = '';
	private wanted = '';
	private filtered: FoundPapers | undefined;
	/** By the paths of groups; those that show more or other rows than the first. */
	private readonly pages = new Map<string, Page>();
	private version = 0;
	private tops = once(() => this.makeTops());

	constructor(
		private readonly library: UserLibrary,
		private readonly arranger: PaperArranger,
		private readonly state: vscode.Memento,
	) {
		this.setContext();
	}

	dispose(): void {
		this.changed.dispose();
		this.arranged.dispose();
	}

	/** How many papers pass the filter; 0 without a filter. */
	get shownPapers(): number {
		return this.filtered?.ids.size ?? 0;
	}

	/** One sentence for each filter that does not parse or does not exist. */
	get problems(): readonly string[] {
		return this.filtered?.problems ?? [];
	}

	get arrangement(): Arrangement {
		const { by, sort } = this.state.get<Partial<Arrangement>>(KEY, {});
		return {
			by: groupings.find((name) => name === by) ?? 'topic',
			sort: sortings.find((name) => name === sort) ?? 'year',
		};
	}

	/** Shows only the papers that a search for `text` finds; all where it is empty. The filter that is asked for last wins. */
	async setFilter(text: string): Promise<void> {
		const wanted = text.trim();
		const isOld = () => this.wanted !== wanted;
		this.wanted = wanted;
		const filtered = wanted === '' ? undefined : await this.find(wanted, isOld);
		if (!isOld() && (filtered || wanted === '')) {
			this.filter = wanted;
			this.filtered = filtered;
			this.pages.clear();
			this.renew();
		}
	}

	/** Groups or sorts otherwise, and remembers it. */
	async arrange(change: Partial<Arrangement>): Promise<void> {
		await this.state.update(KEY, { ...this.arrangement, ...change });
		this.setContext();
		this.pages.clear();
		this.renew();
	}

	/** Brings what is shown up to date with the library, at the filter too. */
	async follow(): Promise<void> {
		const { wanted } = this;
		const filtered = wanted === '' ? undefined : await this.arranger.find(wanted, () => this.wanted !== wanted);
		if (this.wanted === wanted && wanted === this.filter) {
			this.filtered = filtered;
			this.renew();
		}
	}

	/** Brings the tree up to date with what the active document cites, where it is grouped by that. */
	async followCitations(): Promise<void> {
		if (this.arrangement.by === 'cited' && (await this.arranger.isCitedAnew())) {
			this.renew();
		}
	}

	/** Shows further rows, and gives the first of them. */
	async showMore({ parent, page, next }: MoreNode): Promise<TreeNode | undefined> {
		this.pages.set(parent ? pathOf(parent) : '', page);
		this.changed.fire(parent);
		return parent ? childAt(parent, next) : (await this.tops())[next];
	}

	/** The first place of a paper in the tree, which then shows it; `undefined` where the tree does not have it. */
	async findPaper(id: string): Promise<PaperNode | undefined> {
		const work = (await this.library.load()).findPaper(id)?.id ?? id;
		for (const [place, top] of (await this.tops()).entries()) {
			const found = this.findBelow(top, work);
			if (found) {
				this.turnTo('', place);
				return found;
			}
		}
		return undefined;
	}

	async getChildren(node?: TreeNode): Promise<TreeNode[]> {
		if (!node) {
			const tops = await this.tops();
			return rowsOfPage(tops.length, this.page(''), undefined, (place) => tops[place]);
		}
		return node.kind === 'group'
			? rowsOfPage(rowCount(node.group), this.page(pathOf(node)), node, (place) => childAt(node, place))
			: [];
	}

	getParent(node: TreeNode): GroupNode | undefined {
		return node.parent;
	}

	async getTreeItem(node: TreeNode): Promise<vscode.TreeItem> {
		const id = `${this.filter}${node.parent ? pathOf(node.parent) : ''}`;
		if (node.kind === 'more') {
			return moreItem(node, `${id}/more ${node.next}`);
		}
		if (node.kind === 'paper') {
			const whole = await this.wholePaper(node.paper);
			return paperItem(whole, `${id}/${node.paper.id}`, {
				isOwn: this.library.placesOf(node.paper).some(({ source }) => source.kind !== 'bundled'),
				highlights: this.filtered?.highlights(whole) ?? [],
			});
		}
		const isOpen = this.filtered !== undefined && this.shownPapers <= 40;
		const { source } = node.group;
		const sources = this.library.sources().filter(({ id: one, kind }) => source === one || source === kind);
		return groupItem(node, `${id}/${node.group.id}`, isOpen, sources);
	}
	async resolveTreeItem(item: vscode.TreeItem, node: TreeNode): Promise<vscode.TreeItem> {
		if (node.kind === 'paper') {
			const paper = await this.wholePaper(node.paper);
			const library = await this.library.load();
			const topic = paper.topic === undefined ? undefined : library.findTopic(paper.topic)?.label;
			const places = this.library.placesOf(paper).filter(({ source }) => source.kind !== 'bundled');
			const names = places.map(({ source, key }) => (key === undefined ? source.label : `${key} in ${source.label}`));
			const place = names.length > 0 ? `\n\n${escapeMarkdown(names.join(' · '))}` : '';
			item.tooltip = new vscode.MarkdownString(paperCard(paper, topic) + place);
		}
		return item;
	}

	/** The papers that are arranged have no abstracts. */
	private async wholePaper(paper: Paper): Promise<Paper> {
		return (await this.library.load()).findPaper(paper.id) ?? paper;
	}

	private async find(text: string, isOld: () => boolean): Promise<FoundPapers | undefined> {
		await after(TYPING_MS);
		return isOld() ? undefined : this.arranger.find(text, isOld);
	}

	private async makeTops(): Promise<readonly GroupNode[]> {
		const { version } = this;
		const isOld = () => this.version !== version;
		const made = await this.arranger.arrange(this.arrangement, this.filtered, isOld);
		if (isOld()) {
			return this.tops();
		}
		this.arranged.fire(made?.count ?? 0);
		return (made?.groups ?? []).map((group) => ({ kind: 'group', group, parent: undefined }));
	}

	private renew(): void {
		this.version++;
		this.tops = once(() => this.makeTops());
		this.changed.fire(undefined);
	}

	private page(path: string): Page {
		return this.pages.get(path) ?? FIRST_PAGE;
	}

	/** Shows the row at a place below a group. */
	private turnTo(path: string, place: number): void {
		const page = pageWith(place, this.page(path));
		if (page !== this.page(path)) {
			this.pages.set(path, page);
			this.changed.fire(undefined);
		}
	}

	private findBelow(node: GroupNode, id: string): PaperNode | undefined {
		const { groups, papers } = node.group;
		for (const [place, group] of groups.entries()) {
			const found = this.findBelow({ kind: 'group', group, parent: node }, id);
			if (found) {
				this.turnTo(pathOf(node), place);
				return found;
			}
		}
		const place = papers.findIndex((paper) => paper.id === id);
		const paper = papers[place];
		if (paper) {
			this.turnTo(pathOf(node), groups.length + place);
		}
		return paper && { kind: 'paper', paper, parent: node };
	}

	private setContext(): void {
		const { by, sort } = this.arrangement;
		void vscode.commands.executeCommand('setContext', 'relatedWork.groupedBy', by);
		void vscode.commands.executeCommand('setContext', 'relatedWork.sortedBy', sort);
	}
}
