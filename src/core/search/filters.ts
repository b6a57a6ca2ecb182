import type { Paper } from '../paper';
import { fold, words } from './analysis';
import type { Corpus, PaperRows } from './corpus';
import type { KnownNames } from './knownNames';
import { rowsWithId } from './namedPapers';
import { fullName, NAME_FIELDS, type TopicNames } from './paperFields';
import { nameKey } from './paperKeys';
import type { Filter } from './query';

/** Does the paper in this row pass? */
export type RowTest = (row: number) => boolean;

/** Passes the papers that fulfil every filter. */
export function createFilterTest(filters: readonly Filter[], corpus: Corpus, known: KnownNames): RowTest {
	const tests = filters.map((filter) => filterTest(filter, corpus, known));
	return (row) => tests.every((test) => test(row));
}

function filterTest(filter: Filter, corpus: Corpus, known: KnownNames): RowTest {
	const { papers } = corpus;
	if (filter.kind === 'year') {
		const { from, to } = filter;
		return (row) => papers.yearsAt(row).some((year) => year >= from && year <= to);
	}
	const { kind, value } = filter;
	switch (kind) {
		case 'term': {
			const rows = rowsOfTerm(value, papers, known);
			return (row) => rows.has(row);
		}
		case 'in':
			return (row) => papers.sourcesAt(row).some((source) => fold(source).startsWith(fold(value)));
		case 'key':
			return (row) => fold(papers.idAt(row)).includes(fold(value));
		default:
			return nameTest(kind, value, corpus, known.topicsOf);
	}
}

type NameFilter = Exclude<Filter['kind'], 'year' | 'term' | 'in' | 'key'>;

const FIELD_OF = { author: 'authors', venue: 'venue', topic: 'topics', tag: 'tags' } as const satisfies Readonly<
	Record<NameFilter, (typeof NAME_FIELDS)[number]>
>;

/** The papers that define or mention the term with this id or, if there is none, the terms with this label or form. */
function rowsOfTerm(name: string, papers: PaperRows, { termsById, termsByForm }: KnownNames): ReadonlySet<number> {
	const byId = termsById.get(name);
	const terms = byId ? [byId] : (termsByForm.get(nameKey(name)) ?? []);
	const ids = new Set(terms.flatMap(({ definedBy, mentionedBy }) => [definedBy, ...mentionedBy]));
	return new Set([...ids].flatMap((id) => rowsWithId(id, papers)));
}

/** Passes the papers with a name of this kind that holds all words of the value. */
function nameTest(kind: NameFilter, value: string, corpus: Corpus, topicsOf: TopicNames): RowTest {
	const wanted = words(value);
	const field = NAME_FIELDS.indexOf(FIELD_OF[kind]);
	const rows = wanted.map((word, position) => rowsWith(word, field, position === wanted.length - 1, corpus));
	return (row) => {
		if (!rows.every((holding) => holding.has(row))) {
			return false;
		}
		const paper = wanted.length > 1 && corpus.papers.at(row);
		return !paper || valuesOf(paper, kind, topicsOf).some((name) => holds(name, wanted));
	};
}

/** The papers with the word in a field; if there is none, with a word that the last one of a value may become. */
function rowsWith(word: string, field: number, isLast: boolean, { names }: Corpus): ReadonlySet<number> {
	const rows = new Set<number>();
	const addRows = (term: string) => {
		names
			.find(term)
			?.get(field)
			?.forEach((_, row) => {
				rows.add(row);
			});
	};
	addRows(word);
	if (rows.size === 0 && isLast) {
		for (const term of names.startingWith(word)) {
			addRows(term);
		}
	}
	return rows;
}

function valuesOf(paper: Paper, kind: NameFilter, topicsOf: TopicNames): readonly string[] {
	switch (kind) {
		case 'author':
			return paper.authors.map(fullName);
		case 'venue':
			return [paper.venue ?? '', paper.venueShort ?? ''];
		case 'topic':
			return topicsOf(paper);
		case 'tag':
			return paper.tags ?? [];
	}
}

/** One name holds all the words, the last of them maybe cut short. */
function holds(value: string, wanted: readonly string[]): boolean {
	const held = words(value);
	return wanted.every((word, position) =>
		held.some((other) => other === word || (position === wanted.length - 1 && other.startsWith(word))),
	);
}
