import MiniSearch, { type AsPlainObject, type Options } from 'minisearch';
import type { Paper, Topic } from '../paper';
import type { Term } from '../terms/glossary';
import type { Corpus, TermDictionary } from './corpus';
import { fieldNorms } from './fieldNorms';
import { type KnownNames, knownNames } from './knownNames';
import { rowsWithIds } from './namedPapers';
import { finish, type Steps } from './packed/steps';
import { CONTENT_FIELDS, createPaperReader, NAME_FIELDS } from './paperFields';
import { paperRows } from './paperRows';
import type { FoundPapers, SearchAnswer, SearchOptions } from './searchAnswer';
import { createSearch } from './searchPapers';
import { openSequences, readSequences, type WordOrder } from './wordSequences';
import { createWorks } from './works';

/** Papers ready to be searched. */
export interface PaperIndex {
	/** The papers that match what was typed, best first; none for an empty text; for filters alone first authors, then the newest. */
	search(text: string, options?: SearchOptions): SearchAnswer;
	/** The papers that a filter keeps; see `FoundPapers`. Stops behind each. */
	find(text: string, names?: KnownNames): Steps<FoundPapers>;
	/** The index as text, for `openPaperIndex`. */
	save(): string;
}

/** Indexes papers with the names that the terms give them and the labels of their topics. */
export function buildPaperIndex(
	papers: readonly Paper[],
	terms: readonly Term[] = [],
	topics: readonly Topic[] = [],
): PaperIndex {
	return finish(buildPaperIndexInSteps(papers, terms, topics));
}

/** The same, in steps. */
export function* buildPaperIndexInSteps(
	papers: readonly Paper[],
	terms: readonly Term[],
	topics: readonly Topic[],
): Steps<PaperIndex> {
	const content = new MiniSearch<Row>(rowOptions(CONTENT_FIELDS));
	const names = new MiniSearch<Row>(rowOptions(NAME_FIELDS));
	const readPaper = createPaperReader(terms, topics);
	const orders: WordOrder[] = [];
	for (const [row, paper] of papers.entries()) {
		const fields = readPaper(paper);
		content.add({ row, fields: fields.content });
		names.add({ row, fields: fields.names });
		orders.push(fields);
		yield;
	}
	const sequences = readSequences(orders);
	yield;
	return yield* assemble({ papers, terms, topics }, { content, names, sequences });
}

/** The index that `save` gave, of the very papers, terms and topics it was built from. */
export function openPaperIndex(
	saved: string,
	papers: readonly Paper[],
	terms: readonly Term[] = [],
	topics: readonly Topic[] = [],
): PaperIndex {
	const { content, names, vocabulary, numbers, starts, titleEnds } = JSON.parse(saved) as SavedIndex;
	const sequences = {
		vocabulary,
		numbers: Uint32Array.from(numbers),
		starts: Uint32Array.from(starts),
		titleEnds: Uint32Array.from(titleEnds),
	};
	return finish(
		assemble(
			{ papers, terms, topics },
			{
				content: MiniSearch.loadJS<Row>(content, rowOptions(CONTENT_FIELDS)),
				names: MiniSearch.loadJS<Row>(names, rowOptions(NAME_FIELDS)),
				sequences,
			},
		),
	);
}

interface Sources {
	readonly papers: readonly Paper[];
	readonly terms: readonly Term[];
	readonly topics: readonly Topic[];
}

interface Parts {
	readonly content: MiniSearch<Row>;
	readonly names: MiniSearch<Row>;
	readonly sequences: ReturnType<typeof readSequences>;
}

interface SavedIndex {
	readonly content: AsPlainObject;
	readonly names: AsPlainObject;
	readonly vocabulary: readonly string[];
	readonly numbers: readonly number[];
	readonly starts: readonly number[];
	readonly titleEnds: readonly number[];
}

/** A paper as MiniSearch gets it: index terms, already analysed. */
interface Row {
	readonly row: number;
	readonly fields: Readonly<Record<string, readonly string[]>>;
}

function rowOptions(fields: readonly string[]): Options<Row> {
	return {
		fields: [...fields],
		idField: 'row',
		extractField: (document, field) => (field === 'row' ? document.row : document.fields[field]?.join(' ')),
		tokenize: (text) => (text === '' ? [] : text.split(' ')),
		processTerm: (term) => term,
	};
}

function* assemble({ papers, terms, topics }: Sources, { content, names, sequences }: Parts): Steps<PaperIndex> {
	const contentLengths = yield* fieldLengths(content, CONTENT_FIELDS.length, papers.length);
	const nameLengths = yield* fieldLengths(names, NAME_FIELDS.length, papers.length);
	const order = openSequences(sequences);
	yield;
	const rows = paperRows(papers, 'bundled');
	const corpus: Corpus = {
		papers: rows,
		content: openDictionary(content),
		names: openDictionary(names),
		...fieldNorms(contentLengths, nameLengths),
		sequences: order,
		works: createWorks(rows),
	};
	const { search, find } = createSearch(corpus, knownNames(terms, topics));
	return {
		search(text, { preferred, ...options } = {}) {
			const first = rowsWithIds(preferred?.ids ?? [], rows);
			return search(text, options, (row) => (first.has(row) ? 1 : 0));
		},
		find,
		save: () => JSON.stringify({ content, names, ...savedSequences(sequences) }),
	};
}

function savedSequences({ vocabulary, numbers, starts, titleEnds }: Parts['sequences']) {
	return { vocabulary, numbers: [...numbers], starts: [...starts], titleEnds: [...titleEnds] };
}

/** Field number → row → number of index terms in the field. */
function* fieldLengths(index: MiniSearch<Row>, fields: number, rows: number): Steps<Float32Array[]> {
	const lengths = Array.from({ length: fields }, () => new Float32Array(rows));
	for (const [, postingsByField] of termsOf(index)) {
		yield;
		for (const [field, postings] of postingsByField) {
			const ofField = lengths[field];
			for (const [row, count] of postings) {
				if (ofField) {
					ofField[row] = (ofField[row] ?? 0) + count;
				}
			}
		}
	}
	return lengths;
}

/**
 * MiniSearch has no public way to its postings; the version is pinned, and a test guards what is read here: the radix tree
 * of the terms with, for each, field number → document number → count, where documents are numbered as they were added.
 */
interface Terms extends Iterable<readonly [string, ReadonlyMap<number, ReadonlyMap<number, number>>]> {
	get(term: string): ReadonlyMap<number, ReadonlyMap<number, number>> | undefined;
	atPrefix(prefix: string): Terms;
	fuzzyGet(term: string, distance: number): ReadonlyMap<string, readonly [unknown, number]>;
}

function termsOf(index: MiniSearch<Row>): Terms {
	return (index as unknown as { readonly _index: Terms })._index;
}

function openDictionary(index: MiniSearch<Row>): TermDictionary {
	const terms = termsOf(index);
	return {
		find: (term) => terms.get(term),
		startingWith: (prefix) => [...terms.atPrefix(prefix)].map(([term]) => term),
		frequent: (prefix, most) => frequentTerms(prefix, most, terms),
		near: (term, distance) => [...terms.fuzzyGet(term, distance)].map(([near, [, steps]]) => [near, steps]),
	};
}

// Terms looked at for one beginning; two letters begin some thousand words of 100,000 titles.
const MOST_STEPS = 4000;

function frequentTerms(prefix: string, most: number, terms: Terms): string[] {
	const begun: { term: string; papers: number }[] = [];
	for (const [term, fields] of terms.atPrefix(prefix)) {
		if (term !== prefix) {
			let papers = 0;
			for (const postings of fields.values()) {
				papers += postings.size;
			}
			begun.push({ term, papers });
		}
		if (begun.length === MOST_STEPS) {
			break;
		}
	}
	begun.sort((a, b) => b.papers - a.papers || (a.term < b.term ? -1 : 1));
	return begun.slice(0, most).map(({ term }) => term);
}
