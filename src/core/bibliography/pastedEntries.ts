import type { Paper } from '../paper';
import { type BibliographyText, readBibliography } from './bibliography';
import { fieldValue } from './reading/bibtex';
import { isWork } from './reading/entryPaper';
import { createWorkIndex } from './sameWork';
import type { EntrySource } from './writing/entryCopy';

/** An entry of a pasted text. */
export interface PastedEntry extends EntrySource {
	/** Its id is the entry's key, made distinct among those pasted. */
	readonly paper: Paper;
}

/**
 * The entries of a text that is BibTeX and nothing else, one for each work, stopping behind each; `undefined` for other texts,
 * and where an entry is not whole.
 */
export function* readPastedEntries(text: string): Generator<undefined, readonly PastedEntry[] | undefined> {
	if (text.length > LONGEST || !BIBTEX_START.test(text)) {
		return undefined;
	}
	const read = yield* readBibliography(text);
	const works: PastedEntry[] = [];
	const find = (key: string) => read.find(key)?.source;
	for (const entry of read.entries) {
		if (entry.source && isWork(entry.source)) {
			works.push({ source: entry.source, text, find, paper: entry.paper });
			yield;
		}
	}
	return works.length > 0 && works.every(isWhole) && isOnlyBibtex(read)
		? withDistinctIds(yield* withoutDoubles(works))
		: undefined;
}

/** Those of the entries that others of them take fields from, such as the proceedings of a paper. */
export function parentsAmong(entries: readonly PastedEntry[]): ReadonlySet<Paper> {
	const keys = new Set<string>();
	for (const { source } of entries) {
		const named = PARENT_FIELDS.flatMap((name) => (fieldValue(source, name) ?? '').split(','));
		for (const key of named.map((one) => one.trim().toLowerCase())) {
			if (key !== source.key.toLowerCase()) {
				keys.add(key);
			}
		}
	}
	return new Set(entries.flatMap(({ source, paper }) => (keys.has(source.key.toLowerCase()) ? [paper] : [])));
}

const PARENT_FIELDS = ['crossref', 'xdata'];

// UTF-16 units.
const LONGEST = 500_000;

const BIBTEX_START = /^\ufeff?(?:\s|%[^\r\n]*[\r\n])*@[ \t]*[A-Za-z]+\s*[{(]/;

function isWhole({ source }: PastedEntry): boolean {
	const titles = ['title', 'booktitle', 'maintitle'].map((name) => fieldValue(source, name) ?? '');
	return source.closed && titles.some((title) => title.trim() !== '');
}

/** Whether there is nothing between the entries but space, comments and the blocks that are no entries. */
function isOnlyBibtex({ text, entries }: BibliographyText): boolean {
	let end = 0;
	const between = entries.map(({ source }) => {
		const before = text.slice(end, source?.start);
		end = source?.end ?? end;
		return before;
	});
	const lines = [...between, text.slice(end)].join('\n').split(/[\r\n]+/);
	return lines.every((line) => /^[\ufeff\s,]*$|^\s*(?:%|@(?:string|preamble|comment)\b)/i.test(line));
}

function* withoutDoubles(pasted: readonly PastedEntry[]): Generator<undefined, PastedEntry[]> {
	const works = createWorkIndex(pasted.map(({ paper }) => paper));
	const seen = new Set<Paper>();
	const kept: PastedEntry[] = [];
	for (const entry of pasted) {
		const first = works.findSameWork(entry.paper) ?? entry.paper;
		if (!seen.has(first)) {
			kept.push(entry);
		}
		seen.add(first).add(entry.paper);
		yield;
	}
	return kept;
}

function withDistinctIds(pasted: readonly PastedEntry[]): PastedEntry[] {
	const taken = new Set<string>();
	return pasted.map((entry) => {
		let id = entry.paper.id;
		for (let count = 2; taken.has(id); count++) {
			id = `${entry.paper.id}-${count}`;
		}
		taken.add(id);
		return { ...entry, paper: { ...entry.paper, id } };
	});
}
