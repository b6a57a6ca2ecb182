import type { BibEntry } from '../bibliography/reading/bibtex';
import type { CitedKey } from './citation';

/** Where a `.bib` file says a key. */
export interface EntryKey extends CitedKey {
	/** Whether the key is that of the entry, and not one that a field refers to. */
	readonly defines: boolean;
}

/** The keys in a `.bib` entry: its own, and those that its fields refer to, such as `crossref`. */
export function keysOfEntry(text: string, entry: BibEntry): readonly EntryKey[] {
	const own = { key: entry.key, start: entry.keyStart, end: entry.keyEnd, defines: true };
	const others = entry.fields
		.filter(({ name }) => KEY_FIELDS.has(name))
		.flatMap(({ valueStart, valueEnd }) => keysIn(text.slice(valueStart, valueEnd), valueStart));
	return entry.key === '' ? others : [own, ...others];
}

/** The key at an offset of a `.bib` file. */
export function findEntryKeyAt(text: string, entries: readonly BibEntry[], offset: number): EntryKey | undefined {
	const entry = entries.find(({ start, end }) => start <= offset && offset <= end);
	return entry && keysOfEntry(text, entry).find(({ start, end }) => start <= offset && offset <= end);
}

/** Of BibTeX, and of biblatex (manual, 2.2.3 and 2.3). */
const KEY_FIELDS: ReadonlySet<string> = new Set(['crossref', 'xref', 'xdata', 'entryset', 'related']);

function keysIn(value: string, offset: number): EntryKey[] {
	return [...value.matchAll(/[^\s,{}"#]+/g)].map(({ index, 0: key }) => {
		const start = offset + index;
		return { key, start, end: start + key.length, defines: false };
	});
}
