import type { Paper } from '../paper';
import type { Term } from '../terms/glossary';
import { words } from './analysis';
import type { Corpus } from './corpus';
import { nameKey } from './namedPapers';
import { fullName, NAME_FIELDS, type TopicNames } from './paperFields';
import type { Filter } from './query';

/** Does the paper in this row pass? */
export type RowTest = (row: number) => boolean;

/** What the values of filters name besides what stands in the papers. */
export interface KnownNames {
	readonly terms: readonly Term[];
	readonly topicsOf: TopicNames;
}

/** Passes the papers that fulfil every filter. */
export function createFilterTest(filters: readonly Filter[], corpus: Corpus, known: KnownNames): RowTest {
	const tests = filters.map((filter) => filterTest(filter, corpus, known));
	return (row) => tests.every((test) => test(row));
}

function filterTest(filter: Filter, corpus: Corpus, { terms, topicsOf }: KnownNames): RowTest {
	if (filter.kind === 'year') {
		const { from, to } = filter;
		return (row) => yearsOf(corpus.papers[row]).some((year) => year >= from && year <= to);
	}
	if (filter.kind === 'term') {
		const ids = new Set(termsCalled(filter.value, terms).flatMap((term) => [term.definedBy, ...term.mentionedBy]));
		return (row) => ids.has(corpus.papers[row]?.id ?? '');
	}
	const { kind } = filter;
	const wanted = words(filter.value);
	const field = NAME_FIELDS.indexOf(FIELD_OF[kind]);
	const rows = wanted.map((word, position) => rowsWith(word, field, position === wanted.length - 1, corpus));
	return (row) => {
		const paper = corpus.papers[row];
		const holdsAll = paper !== undefined && rows.every((holding) => holding.has(row));
		return holdsAll && (wanted.length === 1 || valuesOf(paper, kind, topicsOf).some((value) => holds(value, wanted)));
	};
}

type NameFilter = Exclude<Filter['kind'], 'year' | 'term'>;

const FIELD_OF = { author: 'authors', venue: 'venue', topic: 'topics', tag: 'tags' } as const satisfies Readonly<
	Record<NameFilter, (typeof NAME_FIELDS)[number]>
>;

/** The term with this id or, if there is none, those with this label or form. */
function termsCalled(name: string, terms: readonly Term[]): readonly Term[] {
	const key = nameKey(name);
	const byId = terms.filter(({ id }) => id === name);
	return byId.length > 0
		? byId
		: terms.filter(({ label, forms }) =>
				[label, ...forms.map(({ text }) => text)].some((form) => nameKey(form) === key),
			);
}

function yearsOf(paper: Paper | undefined): number[] {
	return [paper?.year, paper?.venueYear].filter((year) => year !== undefined);
}

/** The papers with the word in a field; if there is none, with a word that the last one of a value may become. */
function rowsWith(word: string, field: number, isLast: boolean, { names }: Corpus): ReadonlySet<number> {
	const rows = new Set(names.find(word)?.get(field)?.keys());
	if (rows.size === 0 && isLast) {
		for (const [, fields] of names.startingWith(word)) {
			for (const row of fields.get(field)?.keys() ?? []) {
				rows.add(row);
			}
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
