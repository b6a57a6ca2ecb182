import type { BibliographyEntry } from '../bibliography/bibliography';
import { isPreprintVenue, isPublished } from '../bibliography/published';
import { type BibEntry, fieldValue } from '../bibliography/reading/bibtex';
import { latexToText } from '../bibliography/reading/latexText';
import { isSameWork, isSincePublished } from '../bibliography/sameWork';
import { titleKeys } from '../bibliography/titleMatch';
import { displayText } from '../displayText';
import { findIdentifiers, identifierKey, paperIdentifiers, parseIdentifier } from '../identifiers';
import type { Paper } from '../paper';
import type { Finding } from './finding';

/** The entries whose work an entry above describes under another key, each with that entry; stops behind each entry. */
export function* findSameWorks(entries: readonly BibliographyEntry[]): Generator<undefined, readonly Finding[]> {
	const above = new Map<string, BibliographyEntry[]>();
	const findings: Finding[] = [];
	for (const entry of entries) {
		const { source } = entry;
		if (source && !NO_WORK.has(source.type)) {
			const signs = signsOf(source);
			const first = findAbove(above, signs, entry);
			if (first?.source) {
				findings.push(sameWork(entry.paper, source, first.paper, first.source));
			} else {
				note(above, signs, entry);
			}
		}
		yield;
	}
	return findings;
}

const NO_WORK: ReadonlySet<string> = new Set(['xdata', 'set', 'control']);

/** How many entries with one sign are compared with the next: "Editorial" may stand above a thousand of them. */
const MOST_COMPARED = 8;

/** What entries of one work share, read without decoding the rest of them: identifiers and the title, or its head. */
function signsOf(entry: BibEntry): readonly string[] {
	const title = latexToText(fieldValue(entry, 'title') ?? '');
	if (title === '') {
		return [];
	}
	const subtitle = latexToText(fieldValue(entry, 'subtitle') ?? '');
	const identifiers = entry.fields.flatMap(({ name, value }) => {
		if (name === 'doi' || name === 'eprint') {
			return parseIdentifier(value.replace(/\\(?=[_%&#])/g, '')) ?? [];
		}
		return name === 'url' || name === 'journal' ? findIdentifiers(value.slice(0, LONGEST)) : [];
	});
	const titles = titleKeys({ id: '', authors: [], entryType: '', title: subtitle ? `${title}: ${subtitle}` : title });
	return [...new Set([...identifiers.map(identifierKey), ...titles])];
}

const LONGEST = 2000;

function findAbove(
	above: ReadonlyMap<string, readonly BibliographyEntry[]>,
	signs: readonly string[],
	entry: BibliographyEntry,
): BibliographyEntry | undefined {
	for (const sign of signs) {
		for (const other of above.get(sign) ?? []) {
			if (hasOtherKey(entry, other) && isSameWork(entry.paper, other.paper) && !isAnotherPart(entry, other)) {
				return other;
			}
		}
	}
	return undefined;
}

function note(above: Map<string, BibliographyEntry[]>, signs: readonly string[], entry: BibliographyEntry): void {
	for (const sign of signs) {
		const entries = above.get(sign);
		if (!entries) {
			above.set(sign, [entry]);
		} else if (entries.length < MOST_COMPARED) {
			entries.push(entry);
		}
	}
}

/** Entries with one key are duplicate keys already. */
function hasOtherKey(one: BibliographyEntry, other: BibliographyEntry): boolean {
	return one.key.toLowerCase() !== other.key.toLowerCase();
}

/** What goes by one title: volumes, columns, chapters, the paper of a conference and the article that came of it. */
function isAnotherPart(one: BibliographyEntry, other: BibliographyEntry): boolean {
	if ((isChapter(one) && isBook(other)) || (isBook(one) && isChapter(other))) {
		return true;
	}
	const identifiers = paperIdentifiers(one.paper).map(identifierKey);
	if (paperIdentifiers(other.paper).some((identifier) => identifiers.includes(identifierKey(identifier)))) {
		return false;
	}
	const differs = (field: 'volume' | 'number' | 'pages') => {
		const [here, there] = [one.paper[field], other.paper[field]].map((value) => /\w+/.exec(value ?? '')?.[0]);
		return here !== undefined && there !== undefined && here !== there;
	};
	const isPreprint = [one, other].some(({ paper }) => isPreprintVenue(paper.venue ?? ''));
	const isOtherVersion = isArticle(one) !== isArticle(other) && isPublished(one.paper) && isPublished(other.paper);
	const mayPagesTell = isOtherVersion || (isChapter(one) && isChapter(other));
	return (!isPreprint && (differs('volume') || differs('number'))) || (mayPagesTell && differs('pages'));
}

function isArticle({ source }: BibliographyEntry): boolean {
	return source?.type === 'article';
}

function isChapter({ source }: BibliographyEntry): boolean {
	return /^(?:inbook|incollection|suppbook|suppcollection|bookinbook)$/.test(source?.type ?? '');
}

function isBook({ source }: BibliographyEntry): boolean {
	return /^(?:mv)?(?:book|collection|proceedings)$/.test(source?.type ?? '');
}

function sameWork(paper: Paper, entry: BibEntry, firstPaper: Paper, first: BibEntry): Finding {
	const name = `"${displayText(first.key, 100)}"`;
	const published = isSincePublished(paper, firstPaper) ? ', which is the published version' : '';
	const preprint = isSincePublished(firstPaper, paper) ? ', which is the preprint' : '';
	return {
		...headOf(entry),
		message: `The same work as ${name}${published}${preprint}.`,
		other: { ...headOf(first), message: 'The first entry of this work.' },
	};
}

/** The key, or the "@" and what follows where there is no key. */
function headOf({ start, type, keyStart, keyEnd }: BibEntry): { start: number; end: number } {
	return keyEnd > keyStart ? { start: keyStart, end: keyEnd } : { start, end: start + 1 + type.length };
}
