import type { Library } from './library';
import { authorName, type Paper } from './paper';
import type { Term, TermKind } from './terms/glossary';

export const groupings = ['topic', 'year', 'venue', 'term', 'author'] as const;
export type Grouping = (typeof groupings)[number];
export const sortings = ['year', 'title'] as const;
export type Sorting = (typeof sortings)[number];

/** A heading of the tree with the papers, or the further groups, below it. */
export interface PaperGroup {
	/** Distinct among its siblings and the groups above it. */
	readonly id: string;
	readonly kind: Grouping | TermKind | 'terms';
	readonly label: string;
	readonly description?: string;
	readonly groups: readonly PaperGroup[];
	readonly papers: readonly Paper[];
}

/** The papers of a library below headings; groups without a paper are left out. */
export function groupPapers(library: Library, papers: readonly Paper[], by: Grouping, sort: Sorting): PaperGroup[] {
	const sorted = [...papers].sort(comparisons[sort]);
	return makers[by](library, sorted).filter((group) => group.papers.length + group.groups.length > 0);
}

/** How many different papers stand below a group. */
export function countPapers(group: PaperGroup): number {
	return distinctPapers(group).size;
}

/** The year by which a paper is listed: of its first public version, else of its publication. */
export function listedYear(paper: Paper): number | undefined {
	return paper.year ?? paper.venueYear;
}

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });
const byTitle = (a: Paper, b: Paper) => collator.compare(a.title, b.title);

const comparisons: Readonly<Record<Sorting, (a: Paper, b: Paper) => number>> = {
	year: (a, b) => (listedYear(b) ?? 0) - (listedYear(a) ?? 0) || (b.month ?? 0) - (a.month ?? 0) || byTitle(a, b),
	title: byTitle,
};

const termKinds: Readonly<Record<TermKind, string>> = {
	benchmark: 'Benchmarks',
	dataset: 'Datasets',
	metric: 'Metrics',
	model: 'Models',
	method: 'Methods',
	tool: 'Tools',
};

type GroupMaker = (library: Library, papers: readonly Paper[]) => PaperGroup[];

const makers: Readonly<Record<Grouping, GroupMaker>> = {
	topic: groupByTopic,
	year: (_, papers) =>
		groupsOf(papers, 'year', (paper) => [String(listedYear(paper) ?? 'Year unknown')]).sort(
			(a, b) => (Number(b.label) || 0) - (Number(a.label) || 0),
		),
	venue: (_, papers) =>
		bySize(groupsOf(papers, 'venue', (paper) => [paper.venueShort ?? paper.venue ?? 'Preprints and other works'])),
	term: groupByTerm,
	author: (_, papers) => byLabel(groupsOf(papers, 'author', (paper) => paper.authors.map(fullName))),
};

function groupByTopic(library: Library, papers: readonly Paper[]): PaperGroup[] {
	const inTopics = library.topics.map((topic) => ({
		...leaf(`topic:${topic.id}`, 'topic', topic.label, papersOfTopic(papers, topic.id)),
		description: topic.description,
	}));
	const rest = papers.filter((paper) => paper.topic === undefined);
	return [...inTopics, leaf('topic:', 'topic', 'Works that define terms', rest)];
}

function papersOfTopic(papers: readonly Paper[], topic: string): readonly Paper[] {
	return papers.filter((paper) => paper.topic === topic);
}

function groupByTerm(library: Library, papers: readonly Paper[]): PaperGroup[] {
	const shown = new Map(papers.map((paper, rank) => [paper.id, { paper, rank }]));
	const kinds = Object.entries(termKinds) as [TermKind, string][];
	return kinds.flatMap(([kind, label]) => {
		const groups = byLabel(
			library.terms
				.filter((term) => term.kind === kind)
				.map((term) => leaf(`term:${term.id}`, kind, term.label, papersOfTerm(term, shown)))
				.filter((group) => group.papers.length > 0),
		);
		return groups.length > 0 ? [{ id: `terms:${kind}`, kind: 'terms' as const, label, groups, papers: [] }] : [];
	});
}

function papersOfTerm(term: Term, shown: ReadonlyMap<string, { readonly paper: Paper; readonly rank: number }>) {
	const ids = [...new Set([term.definedBy, ...term.mentionedBy])];
	const found = ids.flatMap((id) => shown.get(id) ?? []);
	const defining = found.filter(({ paper }) => paper.id === term.definedBy);
	const others = found.filter(({ paper }) => paper.id !== term.definedBy).sort((a, b) => a.rank - b.rank);
	return [...defining, ...others].map(({ paper }) => paper);
}

function groupsOf(
	papers: readonly Paper[],
	kind: Grouping,
	labelsOf: (paper: Paper) => readonly string[],
): PaperGroup[] {
	const groups = new Map<string, Paper[]>();
	for (const paper of papers) {
		for (const label of new Set(labelsOf(paper))) {
			const group = groups.get(label);
			if (group) {
				group.push(paper);
			} else {
				groups.set(label, [paper]);
			}
		}
	}
	return [...groups].map(([label, members]) => leaf(`${kind}:${label}`, kind, label, members));
}

function leaf(id: string, kind: PaperGroup['kind'], label: string, papers: readonly Paper[]): PaperGroup {
	return { id, kind, label, groups: [], papers };
}

function fullName(author: Paper['authors'][number]): string {
	return 'literal' in author || author.given === undefined ? authorName(author) : `${author.family}, ${author.given}`;
}

function byLabel(groups: readonly PaperGroup[]): PaperGroup[] {
	return [...groups].sort((a, b) => collator.compare(a.label, b.label));
}

function bySize(groups: readonly PaperGroup[]): PaperGroup[] {
	return [...groups].sort((a, b) => b.papers.length - a.papers.length || collator.compare(a.label, b.label));
}

function distinctPapers(group: PaperGroup): Set<string> {
	const ids = new Set(group.papers.map((paper) => paper.id));
	for (const inner of group.groups) {
		for (const id of distinctPapers(inner)) {
			ids.add(id);
		}
	}
	return ids;
}
