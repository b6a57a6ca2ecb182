import { type BibEntry, fieldValue } from '../bibliography/reading/bibtex';
import { displayText } from '../displayText';
import type { Finding } from './finding';

/**
 * The entries that no document cites; stops behind each entry. None where everything is cited (`*`), and none where nothing
 * is: such a file is a library, not the bibliography of these documents.
 */
export function* findUnusedEntries(
	entries: readonly BibEntry[],
	cited: ReadonlySet<string>,
): Generator<undefined, readonly Finding[]> {
	if (cited.has('*')) {
		return [];
	}
	const keys = new Set([...cited].map((key) => key.toLowerCase()));
	const byKey = new Map(entries.map((entry) => [entry.key.toLowerCase(), entry]));
	const used = new Set<BibEntry>();
	for (const entry of entries) {
		if (keys.has(entry.key.toLowerCase()) || listOf(entry, 'ids').some((key) => keys.has(key))) {
			markUsed(entry, byKey, used);
		}
		yield;
	}
	const unused = used.size === 0 ? [] : entries.filter((entry) => !used.has(entry) && isCitable(entry));
	return unused.map(({ key, keyStart, keyEnd }) => {
		return { start: keyStart, end: keyEnd, message: `No document of the workspace cites "${displayText(key, 100)}".` };
	});
}

/** Fields that name other entries, which are then in use too (biblatex manual, 2.2 and 3.13). */
const REFERENCES = ['crossref', 'xref', 'xdata', 'entryset', 'related'];

function markUsed(entry: BibEntry, byKey: ReadonlyMap<string, BibEntry>, used: Set<BibEntry>): void {
	const open = [entry];
	for (let next = open.pop(); next; next = open.pop()) {
		if (used.has(next)) {
			continue;
		}
		used.add(next);
		for (const field of REFERENCES) {
			open.push(...listOf(next, field).flatMap((key) => byKey.get(key) ?? []));
		}
	}
}

function listOf(entry: BibEntry, field: string): string[] {
	const value = fieldValue(entry, field);
	return value === undefined ? [] : value.split(',').map((key) => key.trim().toLowerCase());
}

/** `@control` sets a style; data containers and entries without key cannot be cited. */
function isCitable({ type, key }: BibEntry): boolean {
	return key !== '' && type !== 'xdata' && type !== 'control';
}
