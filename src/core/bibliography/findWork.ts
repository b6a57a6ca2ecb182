import { paperIdentifiers } from '../identifiers';
import type { Paper } from '../paper';
import type { BibliographyEntry, BibliographyText } from './bibliography';
import { foldToAscii } from './keys/keyWords';
import { isSameWork } from './sameWork';

/**
 * The first entries of bibliographies that describe the same works as these papers, by paper. Stops behind each entry; only
 * entries whose text holds an identifier or a word of a paper's title are decoded.
 */
export function* findWorks(
	bibliographies: readonly BibliographyText[],
	papers: readonly Paper[],
): Generator<undefined, ReadonlyMap<Paper, BibliographyEntry>> {
	const found = new Map<Paper, BibliographyEntry>();
	const wanted = papers.map((paper) => ({ paper, signs: signsOf(paper) }));
	for (const { text, entries } of bibliographies) {
		for (const entry of entries) {
			const source = entry.source ? plainSource(text.slice(entry.source.start, entry.source.end)) : undefined;
			for (const { paper, signs } of wanted) {
				const maybe = source === undefined || signs.length === 0 || signs.some((sign) => source.includes(sign));
				if (maybe && !found.has(paper) && isSameWork(entry.paper, paper)) {
					found.set(paper, entry);
				}
			}
			yield;
		}
	}
	return found;
}

/** What stands in the text of every entry of a work: one of its identifiers, or the longest word of a title. */
function signsOf(paper: Paper): string[] {
	const titles = [paper.title, paper.publishedTitle ?? ''].flatMap((title) => longestWord(title) ?? []);
	return titles.length === 0 ? [] : [...paperIdentifiers(paper).map(({ id }) => id.toLowerCase()), ...titles];
}

function longestWord(title: string): string | undefined {
	const words = title.match(/(?<![^\s-])[A-Za-z]{5,}(?![^\s:,.?!-])/g) ?? [];
	return words.sort((a, b) => b.length - a.length)[0]?.toLowerCase();
}

function plainSource(text: string): string {
	return foldToAscii(text.replace(/[{}]/g, '')).toLowerCase();
}
