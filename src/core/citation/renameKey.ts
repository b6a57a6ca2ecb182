import { type BibEntry, parseBibtex } from '../bibliography/reading/bibtex';
import type { TextChange } from './citation';
import { findCitations } from './citations';
import { keysOfEntry } from './entryKeys';
import type { Markup } from './styles';

export interface KeyRename {
	readonly key: string;
	readonly newKey: string;
	/** Also where the key may be a reference to something else, such as a figure. */
	readonly ambiguous: boolean;
}

/** The changes that rename a key in the citations of a text; `undefined` where a citation could not hold the new key. */
export function renameCitations(
	text: string,
	markup: Markup,
	{ key, newKey, ambiguous: withAmbiguous }: KeyRename,
): readonly TextChange[] | undefined {
	const changes = findCitations(text, markup)
		.filter(({ ambiguous }) => withAmbiguous || !ambiguous)
		.flatMap(({ keys }) => keys.filter((cited) => cited.key === key))
		.map(({ start, end }) => ({ start, end, text: newKey }))
		.sort((a, b) => a.start - b.start);
	const starts = startsOf(findCitations(applyChanges(text, changes), markup), newKey);
	const shift = newKey.length - key.length;
	return changes.every(({ start }, before) => starts.has(start + before * shift)) ? changes : undefined;
}

/** The changes that rename a key in a `.bib` file, in entries and in fields that refer to them; `undefined` where it cannot hold the new key. */
export function renameEntries(
	text: string,
	entries: readonly BibEntry[],
	{ key, newKey }: Pick<KeyRename, 'key' | 'newKey'>,
): readonly TextChange[] | undefined {
	const changes: TextChange[] = [];
	for (const entry of entries) {
		const places = keysOfEntry(text, entry).filter((one) => one.key === key);
		const ofEntry = places.map(({ start, end }) => ({ start, end, text: newKey }));
		const moved = ofEntry.map((change) => ({
			...change,
			start: change.start - entry.start,
			end: change.end - entry.start,
		}));
		const after = applyChanges(text.slice(entry.start, entry.end), moved);
		if (places.length > 0 && !holdsKeys(after, newKey, places.length, entry)) {
			return undefined;
		}
		changes.push(...ofEntry);
	}
	return changes;
}

function holdsKeys(text: string, key: string, count: number, before: BibEntry): boolean {
	const { entries } = parseBibtex(text);
	const [entry] = entries;
	const isSame =
		entries.length === 1 && entry?.closed === before.closed && entry.fields.length === before.fields.length;
	return isSame && !/[\s%]/.test(key) && keysOfEntry(text, entry).filter((one) => one.key === key).length >= count;
}

function startsOf(citations: ReturnType<typeof findCitations>, key: string): ReadonlySet<number> {
	return new Set(citations.flatMap(({ keys }) => keys.filter((cited) => cited.key === key).map(({ start }) => start)));
}

function applyChanges(text: string, changes: readonly TextChange[]): string {
	let at = 0;
	let changed = '';
	for (const { start, end, text: inserted } of changes) {
		changed += text.slice(at, start) + inserted;
		at = end;
	}
	return changed + text.slice(at);
}
