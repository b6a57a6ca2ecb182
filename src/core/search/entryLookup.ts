import type { BibliographyEntry } from '../bibliography/bibliography';
import { isSameWork } from '../bibliography/sameWork';
import type { Paper } from '../paper';
import { fold } from './analysis';

/** Tells which entry of a bibliography describes a paper. */
export interface EntryLookup {
	/** `title` as `plainWords` gives it. */
	add(entry: BibliographyEntry, title: string): void;
	/** The first entry of the same work. */
	find(paper: Paper): BibliographyEntry | undefined;
}

/** Looks entries up by key, and by the longest word of their title; the next longest must be in the title of the paper too. */
export function createEntryLookup(): EntryLookup {
	const byKey = new Map<string, BibliographyEntry>();
	const byWord = new Map<string, { readonly entry: BibliographyEntry; readonly other: string }[]>();
	return {
		add(entry, title) {
			byKey.set(entry.key, byKey.get(entry.key) ?? entry);
			const [word, other] = longestWords(title);
			const ofWord = byWord.get(word);
			if (ofWord) {
				ofWord.push({ entry, other });
			} else {
				byWord.set(word, [{ entry, other }]);
			}
		},
		find(paper) {
			const own = byKey.get(paper.key ?? '');
			if (own && isSameWork(own.paper, paper)) {
				return own;
			}
			const words = new Set(plainWords(`${paper.title} ${paper.publishedTitle ?? ''}`).split(' '));
			const candidates = [...words].flatMap((word) => (word === '' ? [] : (byWord.get(word) ?? [])));
			return candidates.find(({ entry, other }) => (other === '' || words.has(other)) && isSameWork(entry.paper, paper))
				?.entry;
		},
	};
}

/** The words of a text in small letters without accents, one space between two. */
export function plainWords(text: string): string {
	return fold(text)
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}

function longestWords(title: string): [string, string] {
	let [longest, next] = ['', ''];
	for (const word of title.split(' ')) {
		if (word.length > longest.length) {
			[longest, next] = [word, longest];
		} else if (word.length > next.length && word !== longest) {
			next = word;
		}
	}
	return [longest, next];
}
