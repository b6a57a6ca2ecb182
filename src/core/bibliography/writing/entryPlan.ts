import type { Paper } from '../../paper';
import type { BibliographyEntry, BibliographyText } from '../bibliography';
import { newCiteKey } from '../keys/citeKey';
import { inferKeyPattern } from '../keys/keyInference';
import { formatEntry } from './bibEntry';
import { detectDialect } from './dialect';
import type { BibDialect } from './entryFields';
import type { LatexEncoder } from './escapeLatex';
import { type Insertion, isSortedByKey, planEntryInsertion } from './insertEntry';

export interface EntryPlanOptions {
	/** The key pattern where the file shows none. */
	readonly keyPattern?: string;
	/** The dialect where the file shows none. */
	readonly dialect?: BibDialect;
	readonly omitFields?: readonly string[];
	/** For files that hold no characters outside ASCII. */
	readonly encode?: LatexEncoder;
	/** The key for a new entry where the document cites one already. */
	readonly wantedKey?: string;
	/** Keys of the other bibliographies of the document. */
	readonly takenElsewhere?: Iterable<string>;
}

/** How papers come into a bibliography: the key of each, and what is to be written. */
export interface EntryPlan {
	/** In the order of the papers. */
	readonly keys: readonly string[];
	readonly insertions: readonly Insertion[];
	/** The papers that had no entry. */
	readonly added: readonly Paper[];
}

const ENTRIES_THAT_SHOW_KEYS = 600;

/** Plans the entries of papers; `known` gives the entry that a paper has already. Nothing that is there is changed. */
export function planEntries(
	bibliography: BibliographyText,
	papers: readonly Paper[],
	known: (paper: Paper) => BibliographyEntry | undefined,
	options: EntryPlanOptions,
): EntryPlan {
	const taken = new Set([...(options.takenElsewhere ?? []), ...bibliography.entries.map((entry) => entry.key)]);
	const pattern = inferKeyPattern(bibliography.entries.slice(-ENTRIES_THAT_SHOW_KEYS)) ?? options.keyPattern;
	const wanted = options.wantedKey !== undefined && !taken.has(options.wantedKey) ? options.wantedKey : undefined;
	const keys: string[] = [];
	const added: { readonly paper: Paper; readonly key: string }[] = [];
	for (const paper of papers) {
		const existing = known(paper)?.key ?? added.find((one) => one.paper.id === paper.id)?.key;
		const key = existing ?? wanted ?? newCiteKey(paper, { taken, ...(pattern === undefined ? {} : { pattern }) });
		if (existing === undefined) {
			taken.add(key);
			added.push({ paper, key });
		}
		keys.push(key);
	}
	return { keys, added: added.map(({ paper }) => paper), insertions: planInsertions(bibliography, added, options) };
}

function planInsertions(
	{ text, entries }: BibliographyText,
	added: readonly { readonly paper: Paper; readonly key: string }[],
	{ dialect, omitFields, encode }: EntryPlanOptions,
): Insertion[] {
	const sources = entries.flatMap(({ source }) => source ?? []);
	const written = {
		dialect: detectDialect(sources) ?? dialect ?? 'bibtex',
		omitFields: omitFields ?? [],
		...(encode ? { encode } : {}),
	};
	const [first] = added;
	if (sources.length > 0 || !first) {
		return (isSortedByKey(sources) ? sortedByKey(added) : added).map(({ paper, key }) =>
			planEntryInsertion(text, sources, key, (style) => formatEntry(paper, { ...written, key, style })),
		);
	}
	return [
		planEntryInsertion(text, [], first.key, (style) =>
			added.map(({ paper, key }) => formatEntry(paper, { ...written, key, style })).join(style.lineEnd + style.lineEnd),
		),
	];
}

/** New entries for the same place among sorted ones are to be sorted, too. */
function sortedByKey<T extends { readonly key: string }>(added: readonly T[]): readonly T[] {
	const lower = ({ key }: T) => key.toLowerCase();
	return [...added].sort((a, b) => (lower(a) < lower(b) ? -1 : 1));
}
