import type { Paper } from '../../paper';
import type { Steps } from '../../search/packed/steps';
import type { BibliographyEntry, BibliographyText } from '../bibliography';
import { formatCiteKey, newCiteKey } from '../keys/citeKey';
import { inferKeyPattern } from '../keys/keyInference';
import { formatEntry } from './bibEntry';
import { detectDialect } from './dialect';
import { type EntrySource, formatEntryCopy } from './entryCopy';
import type { BibDialect } from './entryFields';
import type { EntryStyle } from './entryStyle';
import type { LatexEncoder } from './escapeLatex';
import { type Insertion, planEntryInsertion } from './insertEntry';
import { isSortedByKey } from './keyOrder';

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
	/** The entry that describes a paper elsewhere: what is written is a copy of it. */
	readonly sourceOf?: (paper: Paper) => EntrySource | undefined;
}

/** How papers come into a bibliography: the key of each, and what is to be written. */
export interface EntryPlan {
	/** In the order of the papers. */
	readonly keys: readonly string[];
	readonly insertions: readonly Insertion[];
	/** The papers that had no entry. */
	readonly added: readonly Paper[];
}

interface NewEntry {
	readonly paper: Paper;
	readonly key: string;
}

/**
 * Plans the entries of papers; `known` gives the entry that a paper has already. Nothing that is there is changed. A paper
 * whose entry is copied keeps its key in the other bibliography where that is free. Stops behind each.
 */
export function* planEntries(
	bibliography: BibliographyText,
	papers: readonly Paper[],
	known: (paper: Paper) => BibliographyEntry | undefined,
	options: EntryPlanOptions,
): Steps<EntryPlan> {
	const taken = new Set([...(options.takenElsewhere ?? []), ...bibliography.entries.map((entry) => entry.key)]);
	const pattern = inferKeyPattern(bibliography.entries) ?? options.keyPattern;
	const wanted = options.wantedKey !== undefined && !taken.has(options.wantedKey) ? options.wantedKey : undefined;
	const keys: string[] = [];
	const added: NewEntry[] = [];
	for (const paper of papers) {
		yield;
		const existing = known(paper)?.key ?? added.find((one) => one.paper.id === paper.id)?.key;
		const key =
			existing ??
			wanted ??
			ownKey(paper, taken, options) ??
			newCiteKey(paper, { taken, ...(pattern === undefined ? {} : { pattern }) });
		if (existing === undefined) {
			taken.add(key);
			added.push({ paper, key });
		}
		keys.push(key);
	}
	const keyOf = copiedKeys(papers, keys, options);
	const insertions = yield* planInsertions(bibliography, added, options, keyOf);
	return { keys, added: added.map(({ paper }) => paper), insertions };
}

function ownKey(paper: Paper, taken: ReadonlySet<string>, { sourceOf }: EntryPlanOptions): string | undefined {
	const key = (sourceOf?.(paper) && paper.key) ?? '';
	const isFree = key !== '' && ![...taken].some((other) => other.toLowerCase() === key.toLowerCase());
	return isFree && key === formatCiteKey(key) ? key : undefined;
}

/** From the key that an entry has where it is copied from, in lower case, to the one it has here. */
function copiedKeys(papers: readonly Paper[], keys: readonly string[], { sourceOf }: EntryPlanOptions) {
	return new Map(papers.map((paper, at) => [sourceOf?.(paper)?.source.key.toLowerCase() ?? '', keys[at] ?? '']));
}

function* planInsertions(
	{ text, entries }: BibliographyText,
	added: readonly NewEntry[],
	{ dialect, omitFields = [], encode, sourceOf }: EntryPlanOptions,
	keyOf: ReadonlyMap<string, string>,
): Steps<Insertion[]> {
	const sources = entries.flatMap(({ source }) => source ?? []);
	const written = {
		dialect: detectDialect(sources) ?? dialect ?? 'bibtex',
		omitFields,
		...(encode ? { encode } : {}),
	};
	const format = ({ paper, key }: NewEntry, style: EntryStyle) => {
		const source = sourceOf?.(paper);
		return source
			? formatEntryCopy(source, { ...written, key, style, keyOf })
			: formatEntry(paper, { ...written, key, style });
	};
	const [first] = added;
	if (sources.length > 0 || !first) {
		const insertions: Insertion[] = [];
		for (const entry of isSortedByKey(sources) ? sortedByKey(added) : added) {
			yield;
			insertions.push(planEntryInsertion(text, sources, entry.key, (style) => format(entry, style)));
		}
		return insertions;
	}
	const formatAll = (style: EntryStyle) =>
		added.map((entry) => format(entry, style)).join(style.lineEnd + style.lineEnd);
	return [planEntryInsertion(text, [], first.key, formatAll)];
}

/** New entries for the same place among sorted ones are to be sorted, too. */
function sortedByKey(added: readonly NewEntry[]): readonly NewEntry[] {
	const lower = ({ key }: NewEntry) => key.toLowerCase();
	return [...added].sort((a, b) => (lower(a) < lower(b) ? -1 : 1));
}
