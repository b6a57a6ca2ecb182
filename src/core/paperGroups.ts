import type { Library } from './library';
import { authorName, type Paper, type Topic } from './paper';
import { type Grouping, leafGroup, outerGroup, type PaperGroup } from './paperGroup';
import { largestFirst, listedYear, sortBy, sortKey } from './paperOrder';
import { venueSeries } from './paperText';
import type { Steps } from './search/packed/steps';
import { groupByTerm } from './termGroups';

/** A file, or the bundled index, that papers are from. */
export interface SourceName {
	readonly id: string;
	readonly label: string;
	readonly kind: 'bundled' | 'document' | 'workspace' | 'added';
}

/** What papers are grouped by besides what they say themselves. */
export interface GroupingFacts extends Pick<Library, 'topics' | 'terms' | 'asOf'> {
	/** Where papers are from, in the order in which they are listed. */
	readonly sources: readonly SourceName[];
	/** The ids of the sources that have a paper. */
	sourcesOf(paper: Paper): readonly string[];
	/** The ids of the papers that the active document cites. */
	readonly cited: ReadonlySet<string>;
}

/**
 * The papers, in their order, below headings. Groups without a paper are left out, but for those of sources. Stops behind each
 * paper.
 */
export function* groupPapers(
	papers: readonly Paper[],
	by: Grouping,
	facts: GroupingFacts,
): Steps<readonly PaperGroup[]> {
	const groups = yield* makers[by](papers, facts);
	return groups.filter(({ count, source }) => count > 0 || source !== undefined);
}

type GroupMaker = (papers: readonly Paper[], facts: GroupingFacts) => Steps<readonly PaperGroup[]>;

const makers: Readonly<Record<Grouping, GroupMaker>> = {
	topic: groupByTopic,
	*year(papers) {
		const years = yield* bucketsOf(papers, (paper) => [String(listedYear(paper) ?? 'Year unknown')]);
		return yield* sortBy(yield* groupsOf(years, 'year'), ({ label }) => largestFirst(Number(label) || 0));
	},
	*venue(papers) {
		const venues = yield* bucketsOf(papers, (paper) => [venueSeries(paper) ?? 'Preprints and other works']);
		return yield* sortBy(yield* groupsOf(venues, 'venue'), ({ label, count }) => largestFirst(count) + sortKey(label));
	},
	term: groupByTerm,
	author: groupByAuthor,
	source: groupBySource,
	*cited(papers, facts) {
		const { yes = [], no = [] } = Object.fromEntries(
			yield* bucketsOf(papers, ({ id }) => [facts.cited.has(id) ? 'yes' : 'no']),
		);
		const rest = yield* outerOrLeaf('cited:no', 'cited', 'Not cited yet', no, facts);
		return [leafGroup('cited:yes', 'cited', 'Cited in this document', yes), rest];
	},
};

function* groupByTopic(papers: readonly Paper[], facts: GroupingFacts): Steps<readonly PaperGroup[]> {
	const topics = new Map(facts.topics.map((topic) => [topic.id, topic]));
	const buckets = yield* bucketsOf(papers, (paper) => [topicBucket(paper, topics)]);
	const own = yield* outerOrLeaf('topic:own', 'own', 'Your papers', buckets.get(OWN) ?? [], facts);
	const inTopics = facts.topics.map(({ id, label, description }) => ({
		...leafGroup(`topic:${id}`, 'topic', label, buckets.get(id)),
		description,
	}));
	return [own, ...inTopics, leafGroup('topic:', 'topic', 'Works that define terms', buckets.get(DEFINING))];
}

const OWN = 'own papers';
const DEFINING = 'works that define terms';

function topicBucket({ topic, collection }: Paper, topics: ReadonlyMap<string, Topic>): string {
	if (topic !== undefined && topics.has(topic)) {
		return topic;
	}
	return collection === 'cited' ? DEFINING : OWN;
}

/** The files of the document and of the workspace below a group each, those added and the bundled index as they are. */
function* groupBySource(papers: readonly Paper[], facts: GroupingFacts): Steps<readonly PaperGroup[]> {
	const groups = yield* sourceGroups(papers, facts);
	const ofKind = (kind: SourceName['kind']) => groups.filter((_, place) => facts.sources[place]?.kind === kind);
	const outer: PaperGroup[] = [];
	for (const [kind, label] of KINDS_OF_FILES) {
		const files = ofKind(kind);
		const [first] = files;
		if (first) {
			const group = yield* outerGroup(`source:${kind}`, 'source', label, files);
			outer.push({ ...group, source: kind, ...(files.length === 1 ? { groups: [], papers: first.papers } : {}) });
		}
	}
	return [...outer, ...ofKind('added'), ...ofKind('bundled')];
}

const KINDS_OF_FILES = [
	['document', 'This document'],
	['workspace', 'Workspace'],
] as const;

function* sourceGroups(papers: readonly Paper[], facts: GroupingFacts): Steps<readonly PaperGroup[]> {
	const buckets = yield* bucketsOf(papers, facts.sourcesOf);
	return facts.sources.map(({ id, label, kind }) => ({
		...leafGroup(`source:${id}`, 'source', label, buckets.get(id)),
		...(kind === 'bundled' ? { description: `Index as of ${facts.asOf}` } : {}),
		source: id,
	}));
}

/** The papers below one heading, by source where they are from several. */
function* outerOrLeaf(
	id: string,
	kind: PaperGroup['kind'],
	label: string,
	papers: readonly Paper[],
	facts: GroupingFacts,
): Steps<PaperGroup> {
	const sources = (yield* sourceGroups(papers, facts)).filter(({ count }) => count > 0);
	return sources.length > 1 ? yield* outerGroup(id, kind, label, sources) : leafGroup(id, kind, label, papers);
}

/** More names than this are put below their first letters. */
const MOST_NAMES = 500;

function* groupByAuthor(papers: readonly Paper[]): Steps<readonly PaperGroup[]> {
	const authors = yield* bucketsOf(papers, (paper) => paper.authors.map(fullName));
	const sorted = yield* sortBy(yield* groupsOf(authors, 'author'), ({ label }) => sortKey(label));
	return sorted.length > MOST_NAMES ? yield* byInitial(sorted) : sorted;
}

function* byInitial(groups: readonly PaperGroup[]): Steps<readonly PaperGroup[]> {
	const letters = new Map<string, PaperGroup[]>();
	for (const group of groups) {
		const letter = /^[a-z]/.exec(sortKey(group.label))?.[0].toUpperCase() ?? 'Others';
		push(letters, letter, group);
		yield;
	}
	const outer: PaperGroup[] = [];
	// The letters come in their order; names without one stand behind them.
	for (const letter of [...letters.keys()].sort((a, b) => a.length - b.length)) {
		outer.push(yield* outerGroup(`letter:${letter}`, 'letter', letter, letters.get(letter) ?? []));
	}
	return outer;
}

function fullName(author: Paper['authors'][number]): string {
	return 'literal' in author || author.given === undefined ? authorName(author) : `${author.family}, ${author.given}`;
}

type Buckets = ReadonlyMap<string, readonly Paper[]>;

function* bucketsOf(papers: readonly Paper[], labelsOf: (paper: Paper) => readonly string[]): Steps<Buckets> {
	const buckets = new Map<string, Paper[]>();
	for (const paper of papers) {
		for (const label of new Set(labelsOf(paper))) {
			push(buckets, label, paper);
		}
		yield;
	}
	return buckets;
}

function push<T>(lists: Map<string, T[]>, key: string, thing: T): void {
	const list = lists.get(key);
	if (list) {
		list.push(thing);
	} else {
		lists.set(key, [thing]);
	}
}

function* groupsOf(buckets: Buckets, kind: PaperGroup['kind']): Steps<readonly PaperGroup[]> {
	const groups: PaperGroup[] = [];
	for (const [label, papers] of buckets) {
		groups.push(leafGroup(`${kind}:${label}`, kind, label, papers));
		yield;
	}
	return groups;
}
