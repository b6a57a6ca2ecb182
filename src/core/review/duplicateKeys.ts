import type { BibEntry } from '../bibliography/reading/bibtex';
import { displayText } from '../displayText';
import type { Finding } from './finding';

/**
 * The keys that an entry above has too, each with the first such entry; stops behind each entry. BibTeX knows no difference
 * between capital and small letters in keys, biber does.
 */
export function* findDuplicateKeys(
	entries: readonly BibEntry[],
	ignoresCase: boolean,
): Generator<undefined, readonly Finding[]> {
	const firsts = new Map<string, BibEntry>();
	const findings: Finding[] = [];
	for (const entry of entries) {
		const id = ignoresCase ? entry.key.toLowerCase() : entry.key;
		const first = firsts.get(id);
		if (first) {
			findings.push(duplicate(entry, first));
		} else if (id !== '') {
			firsts.set(id, entry);
		}
		yield;
	}
	return findings;
}

/** The key with the first letter behind it that sets it apart from those taken, in any case. */
export function distinctFrom(key: string, taken: Iterable<string>): string {
	const used = new Set<string>();
	for (const other of taken) {
		used.add(other.toLowerCase());
	}
	let distinct = key;
	for (let count = 0; used.has(distinct.toLowerCase()); count++) {
		distinct = key + (count < 26 ? String.fromCharCode(97 + count) : `-${count}`);
	}
	return distinct;
}

function duplicate({ key, keyStart, keyEnd }: BibEntry, first: BibEntry): Finding {
	const message =
		key === first.key
			? `An entry above has the key "${displayText(key, 100)}" too.`
			: `The key differs from "${displayText(first.key, 100)}" above only in case, which BibTeX does not see.`;
	const other = { start: first.keyStart, end: first.keyEnd, message: 'The first entry with this key.' };
	return { start: keyStart, end: keyEnd, message, other };
}
