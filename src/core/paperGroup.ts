import type { Paper } from './paper';
import type { Steps } from './search/packed/steps';
import type { Term } from './terms/glossary';

export const groupings = ['topic', 'year', 'venue', 'term', 'author', 'source', 'cited'] as const;
export type Grouping = (typeof groupings)[number];

/** A heading of the tree with the papers, or the further groups, below it. */
export interface PaperGroup {
	/** Distinct among its siblings and the groups above it. */
	readonly id: string;
	readonly kind: Grouping | Term['kind'] | 'terms' | 'letter' | 'own';
	readonly label: string;
	readonly description?: string;
	/** The id of the source whose papers it has, or the kind of several. */
	readonly source?: string;
	readonly groups: readonly PaperGroup[];
	readonly papers: readonly Paper[];
	/** How many different papers stand below it. */
	readonly count: number;
}

/** A group with papers and no further groups. */
export function leafGroup(
	id: string,
	kind: PaperGroup['kind'],
	label: string,
	papers: readonly Paper[] = [],
): PaperGroup {
	return { id, kind, label, groups: [], papers, count: papers.length };
}

/** The groups with papers, and below them only such groups. */
export function filledGroups(groups: readonly PaperGroup[]): readonly PaperGroup[] {
	return groups
		.filter(({ count }) => count > 0)
		.map((group) => (group.groups.length > 0 ? { ...group, groups: filledGroups(group.groups) } : group));
}

/** A group with further groups below it. */
export function* outerGroup(
	id: string,
	kind: PaperGroup['kind'],
	label: string,
	groups: readonly PaperGroup[],
): Steps<PaperGroup> {
	const ids = new Set<string>();
	for (const { papers } of groups) {
		for (const paper of papers) {
			ids.add(paper.id);
			yield;
		}
	}
	return { id, kind, label, groups, papers: [], count: ids.size };
}
