import * as vscode from 'vscode';
import { displayText } from '../core/displayText';
import type { Library } from '../core/library';
import type { Paper, Topic } from '../core/paper';
import { creditLine } from '../core/paperText';
import type { SearchHit } from '../core/search/searchAnswer';
import type { PaperPlace, UserLibrary } from './userLibrary';

/** A row of the picker: a paper, a topic to filter by, or a message. */
export interface PaperRow extends vscode.QuickPickItem {
	readonly paper?: Paper;
	readonly topic?: Topic;
}

/** What the rows are made from. */
export interface PaperSearch {
	readonly library: Library;
	/** What is typed. */
	readonly value: string;
	/** Shown before anything is typed. */
	readonly recent: readonly Paper[];
	/** Stays on top of what is found; `undefined` where only one paper is picked. */
	readonly chosen: readonly Paper[] | undefined;
	readonly buttons: readonly vscode.QuickInputButton[];
	/** Where a paper is from. */
	readonly placesOf: UserLibrary['placesOf'];
}

/** The rows for what is typed: chosen papers, then what is found; before anything is typed, recent papers and topics. */
export function rowsFor(search: PaperSearch): PaperRow[] {
	const { chosen = [] } = search;
	const rows = search.value.trim() === '' ? startRows(search) : foundRows(search);
	if (chosen.length === 0) {
		return rows;
	}
	const isChosen = new Set(chosen);
	return [
		heading('chosen'),
		...chosen.map((paper) => ({ ...paperRow(search, { paper }), picked: true })),
		...(search.value.trim() === '' ? [] : [heading('found')]),
		...rows.filter(({ paper }) => !paper || !isChosen.has(paper)),
	];
}

/** Text for a row of a picker, in which `$(name)` would otherwise be drawn as an icon. */
export function plainLabel(text: string): string {
	return displayText(text).replace(/\$\(/g, '\\$(');
}

function startRows(search: PaperSearch): PaperRow[] {
	const { library, recent } = search;
	const papers = recent.length > 0 ? [heading('recent'), ...recent.map((paper) => paperRow(search, { paper }))] : [];
	const topics = library.topics.map((topic) => ({
		label: `$(folder) ${plainLabel(topic.label)}`,
		description: String(library.papers.filter((paper) => paper.topic === topic.id).length),
		detail: displayText(topic.description),
		topic,
	}));
	// A topic with a box to tick would promise all its papers.
	return search.chosen ? papers : [...papers, heading('topics'), ...topics];
}

function foundRows(search: PaperSearch): PaperRow[] {
	const { hits, problems } = search.library.search(search.value);
	const rows: PaperRow[] = problems.map((problem) => ({
		label: `$(warning) ${plainLabel(problem)}`,
		alwaysShow: true,
	}));
	rows.push(...hits.map((hit) => paperRow(search, hit)));
	return hits.length > 0 ? rows : [...rows, { label: 'No paper found', detail: NOTHING_FOUND, alwaysShow: true }];
}

const NOTHING_FOUND = 'Try fewer or other words. Filters: author: year: venue: topic: tag: term: in: key:';

function heading(label: string): PaperRow {
	return { label, kind: vscode.QuickPickItemKind.Separator };
}

function paperRow(
	{ library, buttons, placesOf }: PaperSearch,
	{ paper, sentence }: Pick<SearchHit, 'paper'> & Partial<SearchHit>,
): PaperRow {
	const topic = paper.topic === undefined ? undefined : library.findTopic(paper.topic)?.label;
	const facts = [badge(placesOf(paper)), creditLine(paper), topic].filter(Boolean).join(' · ');
	return {
		label: plainLabel(paper.title),
		detail: plainLabel([facts, sentence].filter(Boolean).join(' — ')),
		alwaysShow: true,
		buttons,
		paper,
	};
}

/** The user's file that a paper is in, and in how many others it is: "refs.bib +1". */
function badge(places: readonly PaperPlace[]): string {
	const [first, ...others] = new Set(places.flatMap(({ source }) => (source.kind === 'bundled' ? [] : [source.label])));
	return `${first ?? ''}${others.length > 0 ? ` +${others.length}` : ''}`;
}
