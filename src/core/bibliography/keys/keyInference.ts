import type { Paper } from '../../paper';
import { type KeyPattern, parseKeyPattern } from './keyPattern';

export interface KeyedPaper {
	readonly key: string;
	readonly paper: Paper;
}

/**
 * The pattern, readable by `parseKeyPattern`, that most keys of a bibliography follow; undefined where no pattern fits at least
 * two keys and 60 % of those that can be judged, which are keys of works with author, year and title.
 */
export function inferKeyPattern(keyed: readonly KeyedPaper[]): string | undefined {
	const judged = lastComplete(keyed);
	const votes = new Map<string, { count: number; rank: number }>();
	for (const record of judged) {
		for (const [pattern, rank] of patternsOf(record)) {
			const vote = votes.get(pattern) ?? { count: 0, rank };
			vote.count++;
			votes.set(pattern, vote);
		}
	}
	const [best] = [...votes].sort(([, a], [, b]) => b.count - a.count || a.rank - b.rank);
	return best && best[1].count >= Math.max(2, 0.6 * judged.length) ? best[0] : undefined;
}

/** Of a large file, the last entries tell enough; reading one takes time. */
const MOST_JUDGED = 100;
const MOST_READ = 600;

function lastComplete(keyed: readonly KeyedPaper[]): readonly KeyedPaper[] {
	const found: KeyedPaper[] = [];
	for (let at = keyed.length - 1; at >= Math.max(0, keyed.length - MOST_READ) && found.length < MOST_JUDGED; at--) {
		const record = keyed[at];
		if (record && record.key !== '' && isComplete(record.paper)) {
			found.push(record);
		}
	}
	return found.reverse();
}

function isComplete({ authors, year, venueYear, title }: Paper): boolean {
	return authors.length > 0 && (year ?? venueYear) !== undefined && title !== '';
}

interface Part {
	readonly kind: 'author' | 'year' | 'title';
	readonly formula: string;
	readonly pattern: KeyPattern;
	/** Lower is simpler: it wins where two patterns fit equally. */
	readonly rank: number;
}

/** Of all authors only where keys name more than four: a work may have a hundred. */
const AUTHOR_FORMULAS = [
	'auth.lower',
	'auth',
	'auth.upper',
	...[
		"authEtal2(sep='-').lower",
		"authEtal2(sep='_').lower",
		"authEtal2(sep='-')",
		'authEtAl',
		'authors(4)',
		'authors',
		'authors(4).lower',
		'authors.lower',
	],
	...[
		"authors(4, '_')",
		"authors(sep='_')",
		"authors(4, '-').lower",
		"authors(sep='-').lower",
		'authorsAlpha',
		'auth(3)',
		'auth(3).lower',
		'auth(4)',
		'auth(4).lower',
	],
	'authEtal2',
];

const TITLE_FORMULAS = [
	...['firstword.lower', 'veryshorttitle.lower', 'firstword', 'veryshorttitle', 'firstword.capitalize'],
	...['shorttitle(3, 3)', 'shorttitle', 'shorttitle.lower', 'shorttitle(2, 2)', 'shorttitle(2).lower'],
	...['shorttitle(3, 3).abbr', 'shorttitle.abbr.lower', "shorttitle.condense('_').lower"],
	...["shorttitle.condense('-').lower", "shorttitle(2).condense('-').lower", 'shorttitle(4, 4)'],
];

/** The simplest formulas first: they win where two fit equally. */
const PARTS: readonly Part[] = [
	...parts('author', AUTHOR_FORMULAS),
	...parts('year', ['year', 'shortyear']),
	...parts('title', TITLE_FORMULAS),
];

function parts(kind: Part['kind'], formulas: readonly string[]): Part[] {
	return formulas.map((formula, rank) => ({ kind, formula, pattern: parseKeyPattern(formula), rank }));
}

const DBLP_KEY = /^(DBLP:)?(?:conf|journals|books|phd|series)\/[\w-]+\/[\w-]+$/;

/** Every pattern that gives the key, a letter that sets it apart left aside, with its rank. */
function patternsOf({ key, paper }: KeyedPaper): ReadonlyMap<string, number> {
	const dblp = DBLP_KEY.exec(key);
	if (dblp) {
		return new Map([[dblp[1] ? "'DBLP:' + dblp" : 'dblp', 0]]);
	}
	const values = PARTS.map((part) => ({ ...part, value: part.pattern(paper).replace(/\s/g, '') }));
	const found = new Map<string, number>();
	continuations(
		{ key, values: values.filter(({ value }) => value !== '' && key.includes(value)), found },
		{ at: 0, formulas: [], kinds: [], rank: 0 },
	);
	return found;
}

interface Search {
	readonly key: string;
	readonly values: readonly (Part & { readonly value: string })[];
	readonly found: Map<string, number>;
}

interface Reached {
	readonly at: number;
	readonly formulas: readonly string[];
	readonly kinds: readonly Part['kind'][];
	readonly rank: number;
}

function continuations(search: Search, { at, formulas, kinds, rank }: Reached): void {
	const { key, values, found } = search;
	const isWhole = at === key.length || (kinds.at(-1) === 'year' && /^[a-z]$/.test(key.slice(at)));
	if (isWhole && kinds.length > 1) {
		found.set(formulas.join(' + '), rank);
	}
	const separator = kinds.length > 0 && /[-:_./+]/.test(key.charAt(at)) ? key.charAt(at) : '';
	const from = at + separator.length;
	for (const part of values) {
		if (!kinds.includes(part.kind) && key.startsWith(part.value, from)) {
			continuations(search, {
				at: from + part.value.length,
				formulas: [...formulas, ...(separator ? [`'${separator}'`] : []), part.formula],
				kinds: [...kinds, part.kind],
				rank: rank + part.rank,
			});
		}
	}
}
