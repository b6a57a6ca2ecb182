import type { Library } from './library';
import type { Paper } from './paper';
import { leafGroup, outerGroup, type PaperGroup } from './paperGroup';
import { sortBy, sortKey } from './paperOrder';
import type { Steps } from './search/packed/steps';
import type { Term } from './terms/glossary';

/** The papers, in their order, below the terms that they define or mention; stops behind each paper and term. */
export function* groupByTerm(
	papers: readonly Paper[],
	{ terms }: Pick<Library, 'terms'>,
): Steps<readonly PaperGroup[]> {
	const shown: ShownPapers = new Map();
	for (const [rank, paper] of papers.entries()) {
		shown.set(paper.id, { paper, rank });
		yield;
	}
	const groups: PaperGroup[] = [];
	for (const [kind, label] of Object.entries(kindLabels)) {
		const ofKind = yield* termGroups(
			terms.filter((term) => term.kind === kind),
			shown,
		);
		groups.push(yield* outerGroup(`terms:${kind}`, 'terms', label, ofKind));
	}
	return groups;
}

const kindLabels: Readonly<Record<Term['kind'], string>> = {
	benchmark: 'Benchmarks',
	dataset: 'Datasets',
	metric: 'Metrics',
	model: 'Models',
	method: 'Methods',
	tool: 'Tools',
	name: 'Names',
};

type ShownPapers = Map<string, { readonly paper: Paper; readonly rank: number }>;

function* termGroups(terms: readonly Term[], shown: ShownPapers): Steps<readonly PaperGroup[]> {
	const groups: PaperGroup[] = [];
	for (const term of terms) {
		const papers = papersOfTerm(term, shown);
		if (papers.length > 0) {
			groups.push(leafGroup(`term:${term.id}`, term.kind, term.label, papers));
		}
		yield;
	}
	return yield* sortBy(groups, ({ label }) => sortKey(label));
}

/** The paper that defines the term, then the others in their order. */
function papersOfTerm({ definedBy, mentionedBy }: Term, shown: ShownPapers): readonly Paper[] {
	const others = [...new Set(mentionedBy)].filter((id) => id !== definedBy).flatMap((id) => shown.get(id) ?? []);
	const defining = shown.get(definedBy);
	return [...(defining ? [defining] : []), ...others.sort((a, b) => a.rank - b.rank)].map(({ paper }) => paper);
}
