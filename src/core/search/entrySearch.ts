import type { BibliographyEntry, BibliographyText } from '../bibliography/bibliography';
import { fieldValue } from '../bibliography/reading/bibtex';
import { isWork } from '../bibliography/reading/entryPaper';
import { latexToText } from '../bibliography/reading/latexText';
import type { Author, Paper } from '../paper';
import { closestWords } from './closestWords';
import { createEntryLookup, plainWords } from './entryLookup';
import { STRIDE, type Steps } from './packed/steps';

/** An entry that was found. */
export interface EntryHit {
	readonly entry: BibliographyEntry;
	/** Comparable within one answer only, in which it does not rise. */
	readonly score: number;
	/** Whether a word that no entry holds was taken for another. */
	readonly corrected: boolean;
}

/** The entries of one bibliography, ready to be searched by title, author, year and key. */
export interface EntryIndex {
	readonly rows: readonly EntryRow[];
	readonly vocabulary: ReadonlySet<string>;
	/** The entry that describes the same work as a paper. */
	entryOf(paper: Paper): BibliographyEntry | undefined;
}

interface EntryRow {
	readonly entry: BibliographyEntry;
	/** In lower case. */
	readonly key: string;
	/** Folded words with one space around each: names, title, year, key. */
	readonly words: string;
	/** Where the title and the year begin in `words`. */
	readonly titleStart: number;
	readonly yearStart: number;
}

/** Indexes a bibliography from the text of its entries, stopping behind each. Nothing is decoded but what must be. */
export function* indexEntries(bibliography: BibliographyText): Steps<EntryIndex> {
	const rows: EntryRow[] = [];
	const vocabulary = new Set<string>();
	const lookup = createEntryLookup();
	for (const entry of bibliography.entries) {
		if (entry.key !== '' && (!entry.source || isWork(entry.source))) {
			const row = readRow(entry);
			rows.push(row);
			lookup.add(entry, row.words.slice(row.titleStart, row.yearStart));
			for (const word of row.words.split(' ')) {
				vocabulary.add(word);
			}
		}
		yield;
	}
	return { rows, vocabulary, entryOf: lookup.find };
}

/**
 * The entries that hold what was typed, best first: each word is the beginning of a word of title, names, year or key, or
 * stands inside a key. Where no entry holds all words, those that hold the most; a word nobody holds is taken for a slip.
 * Stops behind some thousand entries.
 */
export function* searchEntries(indexes: readonly EntryIndex[], typed: string): Steps<readonly EntryHit[]> {
	const rows = indexes.flatMap((index) => index.rows);
	const phrase = plainWords(typed.slice(0, LONGEST_QUERY));
	const words = [...new Set(phrase.split(' '))].filter((word) => word !== '').slice(0, MOST_WORDS);
	const scores = new Float64Array(rows.length);
	const counts = new Uint8Array(rows.length);
	let corrected = false;
	for (const word of words) {
		if (!(yield* addWord([word], rows, scores, counts))) {
			const others = correct(word, indexes);
			yield;
			corrected = (yield* addWord(others, rows, scores, counts)) || corrected;
		}
	}
	const most = counts.reduce((count, other) => Math.max(count, other), 0);
	const key = typed.trim().toLowerCase();
	const hits: EntryHit[] = [];
	for (const [number, row] of rows.entries()) {
		if (most > 0 && counts[number] === most) {
			const factor = (words.length > 1 ? titleFactor(row, phrase) : 1) * keyFactor(row, key);
			hits.push({ entry: row.entry, score: (scores[number] ?? 0) * factor, corrected });
		}
		if (number % STRIDE === 0) {
			yield;
		}
	}
	return hits.sort((a, b) => b.score - a.score);
}

const LONGEST_QUERY = 400;
const MOST_WORDS = 40;
// What a word is worth in each place; the first author names a paper better than the others.
const FIRST_NAME = 4;
const NAME = 3;
const TITLE = 2;
const YEAR_OR_KEY = 2;
const INSIDE_KEY = 1;
const KEY_START = 6;
const WHOLE_KEY = 100;
const TITLE_PHRASE = 2;
const WHOLE_WORD = 1.3;
const SHORTEST_INSIDE_KEY = 2;
/** Scripts without spaces: a word may begin anywhere. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Adds to each row what it is worth that it holds one of the words, the rarer the more; whether any does. */
function* addWord(
	words: readonly string[],
	rows: readonly EntryRow[],
	scores: Float64Array,
	counts: Uint8Array,
): Steps<boolean> {
	const found: number[] = [];
	const weights: number[] = [];
	const beginnings = words.map((word) => ({ word, beginning: UNSPACED.test(word) ? word : ` ${word}` }));
	for (const [number, row] of rows.entries()) {
		let best = 0;
		for (const { word, beginning } of beginnings) {
			best = Math.max(best, weightIn(row, word, beginning));
		}
		if (best > 0) {
			found.push(number);
			weights.push(best);
		}
		if (number % STRIDE === 0) {
			yield;
		}
	}
	const rarity = Math.log(1 + (rows.length - found.length + 0.5) / (found.length + 0.5));
	for (const [at, number] of found.entries()) {
		scores[number] = (scores[number] ?? 0) + rarity * (weights[at] ?? 0);
		counts[number] = (counts[number] ?? 0) + 1;
	}
	return found.length > 0;
}

function correct(word: string, indexes: readonly EntryIndex[]): string[] {
	return indexes.flatMap(({ vocabulary }) => closestWords(word, vocabulary));
}

function titleFactor({ words, titleStart }: EntryRow, phrase: string): number {
	return words.includes(` ${phrase}`, titleStart - 1) ? TITLE_PHRASE : 1;
}

function keyFactor(row: EntryRow, typed: string): number {
	return row.key === typed ? WHOLE_KEY : row.key.startsWith(typed) ? KEY_START : 1;
}

/** What it is worth that a row holds a word; 0 where it does not. */
function weightIn({ words, key, titleStart, yearStart }: EntryRow, word: string, beginning: string): number {
	const at = words.indexOf(beginning);
	if (at < 0) {
		return word.length >= SHORTEST_INSIDE_KEY && key.includes(word) ? INSIDE_KEY : 0;
	}
	const place = at === 0 ? FIRST_NAME : at + 1 < titleStart ? NAME : at + 1 < yearStart ? TITLE : YEAR_OR_KEY;
	return words[at + beginning.length] === ' ' ? place * WHOLE_WORD : place;
}

function readRow(entry: BibliographyEntry): EntryRow {
	const { title, names, year } = describe(entry);
	const ofNames = ` ${plainWords(names)} `.replace(/^ +$/, ' ');
	const ofTitle = `${plainWords(title)} `.replace(/^ +$/, '');
	const words = `${ofNames}${ofTitle}${plainWords(year)} ${plainWords(entry.key)} `;
	const titleStart = ofNames.length;
	return { entry, key: entry.key.toLowerCase(), words, titleStart, yearStart: titleStart + ofTitle.length };
}

/** Family names first: "Chen, Mark". What an entry inherits is only known of the decoded paper. */
function describe(entry: BibliographyEntry): { title: string; names: string; year: string } {
	const { source } = entry;
	if (!source || source.fields.some(({ name }) => name === 'crossref' || name === 'xdata')) {
		const { title, authors, editors = [], year = '' } = entry.paper;
		const names = (authors.length > 0 ? authors : editors).map(fullName).join(' ');
		return { title, names, year: String(year) };
	}
	const value = (...names: string[]) => {
		const found = names.map((name) => fieldValue(source, name)).find((text) => text !== undefined && text !== '');
		return plainText(found ?? '');
	};
	return {
		title: `${value('title', 'maintitle', 'booktitle')} ${value('subtitle')}`,
		names: value('author', 'editor', 'bookauthor'),
		year: value('date', 'year'),
	};
}

function fullName(author: Author): string {
	return 'literal' in author ? author.literal : `${author.family} ${author.given ?? ''}`;
}

/** Most fields have no commands, and reading LaTeX takes time. */
function plainText(latex: string): string {
	return /[\\$]/.test(latex) ? latexToText(latex) : latex.replace(/[{}]/g, '');
}
