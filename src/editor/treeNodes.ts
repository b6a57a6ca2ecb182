import type { Paper } from '../core/paper';
import type { PaperGroup } from '../core/paperGroup';

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

/** Stands for rows that are not shown yet, in front of those that are or behind them. */
export interface MoreNode {
	readonly kind: 'more';
	readonly parent: GroupNode | undefined;
	/** How many there are. */
	readonly hidden: number;
	/** What is shown once it is opened. */
	readonly page: Page;
	/** The place of the row that then is the first of the new ones. */
	readonly next: number;
}

export type TreeNode = GroupNode | PaperNode | MoreNode;

/** The part of the rows below a group that is shown. */
export interface Page {
	readonly from: number;
	readonly to: number;
}

/** How many rows are shown at first, and at each "Show More". */
export const PAGE_SIZE = 200;

/** The groups from the top of the tree down to a node, as an id; distinct within one tree. */
export function pathOf({ group, parent }: GroupNode): string {
	return `${parent ? pathOf(parent) : ''}/${group.id}`;
}

/** How many rows stand below a group. */
export function rowCount({ groups, papers }: PaperGroup): number {
	return groups.length + papers.length;
}

/** The row at a place below a group; `undefined` behind the last. */
export function childAt(parent: GroupNode, place: number): GroupNode | PaperNode | undefined {
	const { groups, papers } = parent.group;
	const group = groups[place];
	if (group) {
		return { kind: 'group', group, parent };
	}
	const paper = papers[place - groups.length];
	return paper && { kind: 'paper', paper, parent };
}

/** Those of `count` rows that are on the page, between rows that stand for the others. */
export function pageOf(
	count: number,
	{ from, to }: Page,
	parent: GroupNode | undefined,
	rowAt: (place: number) => TreeNode | undefined,
): TreeNode[] {
	const rows = Array.from(
		{ length: Math.max(0, Math.min(to, count) - from) },
		(_, number) => rowAt(from + number) ?? [],
	);
	const earlier = Math.max(0, from - PAGE_SIZE);
	const before: MoreNode = { kind: 'more', parent, hidden: from, page: { from: earlier, to }, next: earlier };
	const behind: MoreNode = { kind: 'more', parent, hidden: count - to, page: { from, to: to + PAGE_SIZE }, next: to };
	return [...(from > 0 ? [before] : []), ...rows.flat(), ...(to < count ? [behind] : [])];
}

/** The page that shows a place: the page as it is where the place is on it or right behind it. */
export function pageWith(place: number, page: Page): Page {
	if (place >= page.from && place < page.to) {
		return page;
	}
	const from = place - (place % PAGE_SIZE);
	return { from, to: from + PAGE_SIZE };
}
