import { once } from '../core/once';
import type { Paper } from '../core/paper';
import { filledGroups, type Grouping, type PaperGroup } from '../core/paperGroup';
import { groupPapers } from '../core/paperGroups';
import { type Sorting, sortPapers } from '../core/paperOrder';
import type { FoundPapers } from '../core/search/searchAnswer';
import { runInSlices } from './slices';
import { after } from './turns';
import type { UserLibrary } from './userLibrary';

export interface Arrangement {
	readonly by: Grouping;
	readonly sort: Sorting;
}

export interface ArrangedPapers {
	readonly groups: readonly PaperGroup[];
	/** How many different papers they have. */
	readonly count: number;
}

/** Finds, sorts and groups the papers of a library, in slices; gives `undefined` when cancelled. */
export interface PaperArranger {
	find(text: string, isCancelled: () => boolean): Promise<FoundPapers | undefined>;
	/** Whether the active document cites other papers than when they were arranged. */
	isCitedAnew(): Promise<boolean>;
	arrange(
		arrangement: Arrangement,
		only: FoundPapers | undefined,
		isCancelled: () => boolean,
	): Promise<ArrangedPapers | undefined>;
}

/** `citedWorks` gives the ids of the papers that the active document cites. */
export function createPaperArranger(
	library: UserLibrary,
	citedWorks: () => Promise<ReadonlySet<string>>,
): PaperArranger {
	let kept: { readonly works: readonly Paper[]; readonly sort: Sorting; readonly papers: readonly Paper[] } | undefined;
	const follow = once(() => Promise.race([library.refresh(), after(FIRST_WAIT_MS)]));
	let cited: ReadonlySet<string> = new Set();
	const sorted = async (sort: Sorting, isCancelled: () => boolean) => {
		const works = await library.works(isCancelled);
		if (works && (kept?.works !== works || kept.sort !== sort)) {
			const papers = await runInSlices(sortPapers(works, sort), isCancelled);
			kept = papers && { works, sort, papers };
		}
		return works && kept?.papers;
	};
	return {
		async find(text, isCancelled) {
			const names = (await library.load()).knownNames();
			return isCancelled() ? undefined : runInSlices(library.find(text, names), isCancelled);
		},
		async isCitedAnew() {
			const now = await citedWorks();
			return now.size !== cited.size || [...now].some((id) => !cited.has(id));
		},
		async arrange({ by, sort }, only, isCancelled) {
			await follow();
			const all = await sorted(sort, isCancelled);
			const papers = only ? all?.filter(({ id }) => only.ids.has(id)) : all;
			const { topics, terms, asOf } = await library.load();
			cited = by === 'cited' ? await citedWorks() : cited;
			const facts = {
				topics,
				terms,
				asOf,
				sources: library.sources(),
				sourcesOf: (paper: Paper) => library.placesOf(paper).map(({ source }) => source.id),
				cited,
			};
			const groups = papers && (await runInSlices(groupPapers(papers, by, facts), isCancelled));
			return groups && { groups: only ? filledGroups(groups) : groups, count: papers.length };
		},
	};
}

/** What is read by then is in the tree from the start, so that its rows do not move under the pointer. */
const FIRST_WAIT_MS = 400;
