import type { Paper } from '../core/paper';
import type { PaperGroup } from '../core/paperGroup';
import { FIRST_PAGE, type HiddenRows, hiddenRows, type Page } from '../core/rowPages';

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
export interface MoreNode extends HiddenRows {
	readonly kind: 'more';
	readonly parent: GroupNode | undefined;
}

export type TreeNode = GroupNode | PaperNode | MoreNode;

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
export function rowsOfPage(
	count: number,
	page: Page,
	parent: GroupNode | undefined,
	rowAt: (place: number) => TreeNode | undefined,
): TreeNode[] {
	// The list may have become shorter.
	const shownPage = page.from < count ? page : FIRST_PAGE;
	const { before, behind } = hiddenRows(count, shownPage);
	const more = (rows: HiddenRows | undefined): MoreNode[] => (rows ? [{ kind: 'more', parent, ...rows }] : []);
	const shown = Array.from({ length: Math.min(shownPage.to, count) - shownPage.from }, (_, number) =>
		rowAt(shownPage.from + number),
	);
	return [...more(before), ...shown.flatMap((row) => row ?? []), ...more(behind)];
}
