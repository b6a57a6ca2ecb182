import type { Paper } from '../paper';
import type { Term } from '../terms/glossary';
import { fold, words } from './analysis';
import type { Corpus, PaperRows } from './corpus';
import type { KnownNames } from './knownNames';
import { rowsWithId } from './namedPapers';
import { fullName, NAME_FIELDS, type TopicNames } from './paperFields';
import { nameKey } from './paperKeys';
import type { Filter } from './query';

/** Does the paper in this row pass? */
export type RowTest = (row: number) => boolean;

/** Passes the papers that fulfil every filter, each by one of the records of their work. */
export function createFilterTest(filters: readonly Filter[], corpus: Corpus, known: KnownNames): RowTest {
	const tests = filters.map((filter) => filterTest(filter, corpus, known));
	const { works } = corpus;
	return (row) => tests.every((test) => test(row) || works.rowsOf(row).some(test));
}

/** One sentence for a filter that names a library, a topic or a term that there is not; `undefined` for others. */
export function filterProblem(filter: Filter, corpus: Corpus, known: KnownNames): string | undefined {
	if (filter.kind === 'year') {
		return undefined;
	}
	const { kind, value } = filter;
	const name = `"${value.slice(0, LONGEST_TOLD)}"`;
	switch (kind) {
		case 'in':
			return corpus.papers.sources.some((source) => isSourceName(source, value))
				? undefined
				: `No library is called ${name}; there are ${listed(corpus.papers.sources)}.`;
		case 'topic':
			return isTopic(value, corpus) ? undefined : `No topic is called ${name}.`;
		case 'term':
			return termsNamed(value, known).length > 0 ? undefined : `No term is called ${name}.`;
		default:
			return undefined;
	}
}

/** Passes the papers whose first author is one of those that the filters `author:` name by the family name; none without. */
export function createLeadTest(filters: readonly Filter[], corpus: Corpus): RowTest {
	const tests = filters.flatMap((filter) => (filter.kind === 'author' ? [leadTest(filter.value, corpus)] : []));
	return (row) => tests.some((test) => test(row));
}

function leadTest(value: string, corpus: Corpus): RowTest {
	const wanted = words(value);
	const rows = rowsWith(termsOf(value, 'authors', corpus).flat(), 'lead', corpus);
	return (row) => {
		if (!rows.has(row)) {
			return false;
		}
		const lead = wanted.length > 1 && corpus.papers.at(row)?.authors[0];
		return !lead || holds(fullName(lead), wanted);
	};
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
			return (row) => papers.sourcesAt(row).some((source) => isSourceName(source, value));
		case 'key':
			return (row) => fold(papers.keyAt(row)).includes(fold(value));
		default:
			return nameTest(kind, value, corpus, known.topicsOf);
	}
}

type NameField = (typeof NAME_FIELDS)[number];
type NameFilter = Exclude<Filter['kind'], 'year' | 'term' | 'in' | 'key'>;

const FIELD_OF = { author: 'authors', venue: 'venue', topic: 'topics', tag: 'tags' } as const satisfies Readonly<
	Record<NameFilter, NameField>
>;

function isSourceName(source: string, value: string): boolean {
	return fold(source).startsWith(fold(value));
}

const LONGEST_TOLD = 40;
const MOST_TOLD = 8;

function listed(names: readonly string[]): string {
	const more = names.length > MOST_TOLD ? [`${names.length - MOST_TOLD} more`] : [];
	return [...names.slice(0, MOST_TOLD), ...more].join(', ') || 'none';
}

/** Whether some paper has each word in its topics. */
function isTopic(value: string, corpus: Corpus): boolean {
	return termsOf(value, FIELD_OF.topic, corpus).every((terms) => rowsWith(terms, FIELD_OF.topic, corpus).size > 0);
}

/** The term with this id or, if there is none, those with this label or form. */
function termsNamed(name: string, { termsById, termsByForm }: KnownNames): readonly Term[] {
	const byId = termsById.get(name);
	return byId ? [byId] : (termsByForm.get(nameKey(name)) ?? []);
}

/** The papers that define or mention the terms of this name. */
function rowsOfTerm(name: string, papers: PaperRows, known: KnownNames): ReadonlySet<number> {
	const ids = new Set(termsNamed(name, known).flatMap(({ definedBy, mentionedBy }) => [definedBy, ...mentionedBy]));
	return new Set([...ids].flatMap((id) => rowsWithId(id, papers)));
}

/** Passes the papers with a name of this kind that holds all words of the value. */
function nameTest(kind: NameFilter, value: string, corpus: Corpus, topicsOf: TopicNames): RowTest {
	const wanted = words(value);
	const field = FIELD_OF[kind];
	const rows = termsOf(value, field, corpus).map((terms) => rowsWith(terms, field, corpus));
	return (row) => {
		if (!rows.every((holding) => holding.has(row))) {
			return false;
		}
		const paper = wanted.length > 1 && corpus.papers.at(row);
		return !paper || valuesOf(paper, kind, topicsOf).some((name) => holds(name, wanted));
	};
}

/**
 * For each word of a value the terms that it stands for in a field: itself, or those that the last, half-typed one begins. Of a
 * name with longer words its initials are left out, which begin too many.
 */
function termsOf(value: string, field: NameField, { names }: Corpus): (readonly string[])[] {
	const number = NAME_FIELDS.indexOf(field);
	const wanted = words(value);
	const isName = field === FIELD_OF.author && !wanted.every(isInitial);
	return wanted.flatMap((word, position) => {
		if (isName && isInitial(word)) {
			return [];
		}
		const isWhole = position < wanted.length - 1 || names.find(word)?.has(number);
		return [isWhole ? [word] : [...names.startingWith(word)]];
	});
}

function isInitial(word: string): boolean {
	return /^\p{L}$/u.test(word);
}

/** The papers that have one of the terms in a field. */
function rowsWith(terms: readonly string[], field: NameField, { names }: Corpus): ReadonlySet<number> {
	const rows = new Set<number>();
	for (const term of terms) {
		const postings = names.find(term)?.get(NAME_FIELDS.indexOf(field));
		postings?.forEach((_, row) => {
			rows.add(row);
		});
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

/** One name holds all the words; initials and the last one, maybe cut short, may begin another of its words. */
function holds(value: string, wanted: readonly string[]): boolean {
	const held = words(value);
	const others = held.filter((word) => !wanted.includes(word));
	return wanted.every((word, position) => {
		const mayBegin = position === wanted.length - 1 || isInitial(word);
		return held.includes(word) || (mayBegin && others.some((other) => other.startsWith(word)));
	});
}
