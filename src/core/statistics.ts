import type { Library } from './library';
import { byline, type Paper } from './paper';
import { largestFirst, sortBy, sortKey } from './paperOrder';
import { venueSeries } from './paperText';
import type { Steps } from './search/packed/steps';
import { yearsOf } from './search/paperDates';

/** A bar of a chart. */
export interface Bar {
	readonly label: string;
	/** What its label stands for, where that is more than it says. */
	readonly detail?: string;
	readonly count: number;
	/** Finds in the search what it counts. */
	readonly filter: string;
}

/** A chart of the statistics page. */
export interface Chart {
	readonly title: string;
	/** One sentence on what is counted. */
	readonly explanation: string;
	/** What is counted: "paper" or "citation". */
	readonly unit: string;
	readonly bars: readonly Bar[];
	/** How many bars there would be besides. */
	readonly left: number;
	/** One sentence in the place of bars, where there are none. */
	readonly empty: string;
}

/** A key that the workspace cites. */
export interface CitedKey {
	readonly key: string;
	readonly times: number;
	/** What its entry describes; `undefined` where no bibliography has one. */
	readonly paper: Paper | undefined;
}

/** The charts on a library and on what a workspace cites; stops behind each paper. */
export function* libraryCharts(
	papers: readonly Paper[],
	{ topics }: Pick<Library, 'topics'>,
	cited: readonly CitedKey[],
): Steps<readonly Chart[]> {
	const byTopic = yield* countLabels(papers, ({ topic, alsoTopics = [] }) =>
		topic === undefined ? [] : [topic, ...alsoTopics],
	);
	const venues = yield* countLabels(papers, (paper) => [venueSeries(paper) ?? ''].filter(isFilterable));
	const labels = new Map(topics.map(({ id, label }) => [id, label]));
	const topicBars = [...byTopic].flatMap(([id, count]) => {
		const label = labels.get(id);
		return label === undefined ? [] : [{ label, count, filter: `topic:${id}` }];
	});
	const venueBars = [...venues].map(([label, count]) => ({ label, count, filter: `venue:"${label}"` }));
	return [
		yield* yearChart(papers),
		chart('Papers by topic', 'Topics are those of the bundled index.', 'paper', yield* largest(topicBars), NO_TOPIC),
		chart(
			'Papers by venue',
			'Journals, conferences and books, all their years together, the largest first.',
			'paper',
			yield* largest(venueBars),
			NO_VENUE,
		),
		chart('Most cited in this workspace', CITED, 'citation', yield* largest(knownBars(cited)), NO_CITATION),
		chart('Keys without entry', UNKNOWN, 'citation', yield* largest(unknownBars(cited)), NO_UNKNOWN),
	];
}

const MOST_BARS = 20;
const NO_TOPIC = 'No paper of the library has a topic.';
const NO_VENUE = 'No paper of the library has a venue.';
const CITED = 'How often the documents of the workspace cite a paper.';
const NO_CITATION = 'No document of this workspace cites an entry of its bibliographies.';
const UNKNOWN = 'Keys that the documents of the workspace cite and that no bibliography of the library has.';
const NO_UNKNOWN = 'Every key that is cited has an entry.';

/** The newest years, and one bar for all before. */
function* yearChart(papers: readonly Paper[]): Steps<Chart> {
	const all = yield* countLabels(papers, yearsOf);
	const sorted = [...all.keys()].sort((a, b) => b - a);
	const last = sorted.length > MOST_BARS ? sorted[MOST_BARS - 1] : undefined;
	const merged = (paper: Paper) => yearsOf(paper).map((year) => Math.max(year, last ?? 0));
	const years = last === undefined ? all : yield* countLabels(papers, merged);
	const bars = [...years].sort(([a], [b]) => b - a);
	return {
		title: 'Papers by year',
		explanation: YEARS,
		unit: 'paper',
		bars: bars.map(([year, count]) =>
			year === last
				? { label: `until ${year}`, count, filter: `year:..${year}` }
				: { label: String(year), count, filter: `year:${year}` },
		),
		left: 0,
		empty: NO_YEAR,
	};
}

const YEARS = 'A paper counts in the year of its first version, and in that of its publication where that is another.';
const NO_YEAR = 'No paper of the library has a year.';

function chart(title: string, explanation: string, unit: string, bars: readonly Bar[], empty: string): Chart {
	return {
		title,
		explanation,
		unit,
		bars: bars.slice(0, MOST_BARS),
		left: Math.max(0, bars.length - MOST_BARS),
		empty,
	};
}

/** A bar for each work, whatever its keys in the bibliographies. */
function knownBars(cited: readonly CitedKey[]): readonly Bar[] {
	const works = new Map<string, CitedWork>();
	for (const { key, times, paper } of cited) {
		if (paper && isFilterable(key)) {
			const { keys, count } = works.get(paper.id) ?? { keys: [], count: 0 };
			works.set(paper.id, { paper, keys: [...keys, { key, times }], count: count + times });
		}
	}
	return [...works.values()].map(workBar);
}

interface CitedWork {
	readonly paper: Paper;
	readonly keys: readonly { readonly key: string; readonly times: number }[];
	readonly count: number;
}

function workBar({ paper, keys, count }: CitedWork): Bar {
	const sorted = [...keys].sort((a, b) => b.times - a.times).map(({ key }) => key);
	const detail = `${byline(paper)} (${sorted.join(', ')})`;
	return { label: paper.title, detail, count, filter: `key:"${sorted[0]}"` };
}

/** The words of a key find the papers that it may mean. */
function unknownBars(cited: readonly CitedKey[]): readonly Bar[] {
	return cited.flatMap(({ key, times, paper }) => (paper ? [] : [{ label: key, count: times, filter: key }]));
}

/** Within quotes a filter takes everything but these. */
function isFilterable(value: string): boolean {
	return /[\p{L}\p{N}]/u.test(value) && !/["“”]/.test(value);
}

function largest(bars: readonly Bar[]): Steps<readonly Bar[]> {
	return sortBy(bars, ({ count, label }) => largestFirst(count) + sortKey(label));
}

function* countLabels<Label>(
	papers: readonly Paper[],
	labelsOf: (paper: Paper) => readonly Label[],
): Steps<ReadonlyMap<Label, number>> {
	const counts = new Map<Label, number>();
	for (const paper of papers) {
		for (const label of new Set(labelsOf(paper))) {
			counts.set(label, (counts.get(label) ?? 0) + 1);
		}
		yield;
	}
	return counts;
}
