import { type Token, tokenize, words } from './analysis';
import { meantFilter } from './misspeltFilter';

/** A condition that every paper found fulfils. */
export type Filter =
	| { readonly kind: 'author' | 'venue' | 'topic' | 'tag' | 'term' | 'in' | 'key'; readonly value: string }
	| { readonly kind: 'year'; readonly from: number; readonly to: number };

/** What was typed, understood. */
export interface Query {
	/** The words in order, those of phrases too, "et al." and initials left out. */
	readonly tokens: readonly Token[];
	/** The words of each quoted phrase, which a paper found must hold; none in a text so long that it only quotes. */
	readonly phrases: readonly (readonly string[])[];
	readonly filters: readonly Filter[];
	/** One sentence for each filter that does not parse or does not exist. */
	readonly problems: readonly string[];
	/** The last word may be half typed. */
	readonly typing: boolean;
	/** What was typed without its filters and quotes. */
	readonly text: string;
}

/**
 * Reads words, "quoted phrases" and the filters `author:` `year:` `venue:` `topic:` `tag:` `term:` `in:` `key:`. A filter is one
 * of these names in lower case with its value right behind the colon, so that a pasted "Topic: a subtitle" stays text. The
 * value of a misspelt name is searched as words.
 */
export function parseQuery(typed: string): Query {
	const { filters, problems, rest } = takeFilters(typed.slice(0, LONGEST_QUERY));
	const phrases = [...rest.matchAll(PHRASE)]
		.map(([, phrase]) => words(phrase ?? ''))
		.filter((phrase) => phrase.length > 0);
	const text = rest.replace(QUOTES, ' ');
	const spoken = text.replace(BYLINE_MARKS, (mark) => ' '.repeat(mark.length));
	const isText = words(rest.replace(PHRASE, ' ')).length > LONGEST_SEARCH;
	return {
		tokens: tokenize(spoken),
		phrases: isText ? [] : phrases,
		filters,
		problems: [...new Set(problems)],
		typing: /[\p{L}\p{M}\p{N}]$/u.test(spoken),
		text,
	};
}

type FilterName = Filter['kind'];

const LONGEST_QUERY = 8000;
// Words outside quotes: more of them is a sentence or a paragraph.
const LONGEST_SEARCH = 6;
const FILTER = /(^|\s)(author|year|venue|topic|tag|term|in|key):(?:["“”]([^"“”]*)["“”]?|([^\s"“”]+)|(?=\s*$))/g;
// A value never begins with a colon or a slash: "std::vector", "https://…".
const UNKNOWN_FILTER = /(^|\s)([A-Za-z]{2,8}):(?:["“”]([^"“”]+)["“”]?|([^\s"“”:/][^\s"“”]*))/g;
const PHRASE = /["“”]([^"“”]*)["“”]/g;
// "et al.", and initials behind a family name or in front of all: they stand for no name that is searched.
const BYLINE_MARKS =
	/\b[Ee]t\s+al\b\.?|(?<=\p{L}{2},\s{0,2})(?:\p{Lu}\.[\s-]?){1,4}(?!\p{L})|^[\s(]*(?:\p{Lu}\.[\s-]?){1,4}(?=\p{Lu}\p{L})/gu;
const QUOTES = /["“”]/g;
const YEARS = /^(?:(\d{4})|(\d{4})?(?:\.{2,3}|-|–|…)(\d{4})?|([<>]=?)(\d{4}))$/;
const EXAMPLES: Readonly<Record<FilterName, string>> = {
	author: 'author:chen or author:"mark chen"',
	year: 'year:2021, year:2021..2023, year:2021.., year:..2023 or year:>2020',
	venue: 'venue:icse',
	topic: 'topic:surveys',
	tag: 'tag:agents',
	term: 'term:humaneval or term:"code llama"',
	in: 'in:workspace or in:bundled',
	key: 'key:chen2021',
};
const FILTER_NAMES = Object.keys(EXAMPLES) as FilterName[];

/** The filters of a text, what is wrong with them, and the text without them. */
function takeFilters(input: string): Pick<Query, 'filters' | 'problems'> & { readonly rest: string } {
	const filters: Filter[] = [];
	const problems: string[] = [];
	const takeKnown = (_match: string, before: string, name: FilterName, quoted?: string, plain?: string) => {
		const read = readFilter(name, (quoted ?? plain ?? '').trim());
		if (typeof read === 'string') {
			problems.push(read);
		} else {
			filters.push(read);
		}
		return `${before} `;
	};
	const takeMisspelt = (match: string, before: string, word: string, quoted?: string, plain?: string) => {
		const value = quoted ?? plain ?? '';
		const meant = meantFilter(word, value, FILTER_NAMES);
		if (!meant) {
			return match;
		}
		problems.push(`There is no filter ${word}:; write ${meant}:.`);
		return before + value;
	};
	return { filters, problems, rest: input.replace(FILTER, takeKnown).replace(UNKNOWN_FILTER, takeMisspelt) };
}

function readFilter(name: FilterName, value: string): Filter | string {
	if (tokenize(value).length === 0) {
		return `The filter "${name}:" has no value; write ${EXAMPLES[name]}.`;
	}
	if (name !== 'year') {
		return { kind: name, value };
	}
	return readYears(value) ?? `"year:${value.slice(0, 40)}" is no year; write ${EXAMPLES.year}.`;
}

function readYears(value: string): Filter | undefined {
	const match = YEARS.exec(value.replace(/\s/g, ''));
	if (!match) {
		return undefined;
	}
	const [, only, first, last, comparison, bound] = match;
	if (comparison && bound) {
		const step = comparison.length === 2 ? 0 : 1;
		return comparison.startsWith('>')
			? { kind: 'year', from: Number(bound) + step, to: Number.POSITIVE_INFINITY }
			: { kind: 'year', from: Number.NEGATIVE_INFINITY, to: Number(bound) - step };
	}
	if (!only && !first && !last) {
		return undefined;
	}
	const from = only ?? first;
	const to = only ?? last;
	const years = [from ? Number(from) : Number.NEGATIVE_INFINITY, to ? Number(to) : Number.POSITIVE_INFINITY] as const;
	return { kind: 'year', from: Math.min(...years), to: Math.max(...years) };
}
