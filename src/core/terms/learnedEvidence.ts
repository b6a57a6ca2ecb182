import type { Citation } from '../citation/citation';
import { findCitations } from '../citation/citations';
import type { Markup } from '../citation/styles';
import { type Marks, mark } from '../prose/marks';
import { markProse } from '../prose/prose';
import { ownText } from './learnedEntries';
import { isMarkedWord, LONGEST_NAME, nameKey, nameShape } from './learnedNames';
import { findNamePairs, type NamePair } from './learnedPairs';

/** What one text tells about names. */
export interface TextEvidence {
	readonly pairs: readonly LocatedPair[];
	/** For each citation the words of its sentence that may be names. */
	readonly sentences: readonly CitedSentence[];
	/** The keys of all citations. */
	readonly cited: ReadonlySet<string>;
	/** Words marked as names by their letters, in all their spellings. */
	readonly spellings: ReadonlySet<string>;
	/** Keys of words that stand in the text both capitalised and in small letters. */
	readonly ordinary: ReadonlySet<string>;
}

/** A pair with its line, counted from 0. */
export interface LocatedPair extends NamePair {
	readonly line: number;
}

/** The sentence of the citation that begins at `citation`. */
export interface CitedSentence {
	readonly citation: number;
	readonly keys: readonly string[];
	readonly words: readonly string[];
}

/** Reads what a text tells about names; stops behind each citation, and behind each 100,000 characters or so, where a paragraph ends. */
export function* readTextEvidence(text: string, markup: Markup): Generator<undefined, TextEvidence> {
	const pieces: TextEvidence[] = [];
	for (let start = 0, line = 0; start < text.length; yield) {
		const end = pieceEnd(text, start);
		const piece = text.slice(start, end);
		pieces.push(moveEvidence(yield* readPiece(piece, markup), start, line));
		line += countLines(piece);
		start = end;
	}
	return {
		pairs: pieces.flatMap(({ pairs }) => pairs),
		sentences: pieces.flatMap(({ sentences }) => sentences),
		cited: new Set(pieces.flatMap(({ cited }) => [...cited])),
		spellings: new Set(pieces.flatMap(({ spellings }) => [...spellings])),
		ordinary: new Set(pieces.flatMap(({ ordinary }) => [...ordinary])),
	};
}

const PIECE = 100_000;

function pieceEnd(text: string, start: number): number {
	if (text.length - start <= PIECE) {
		return text.length;
	}
	const paragraph = text.lastIndexOf('\n\n', start + PIECE);
	return paragraph > start ? paragraph + 2 : start + PIECE;
}

function* readPiece(text: string, markup: Markup): Generator<undefined, TextEvidence> {
	const citations = findCitations(text, markup).map(withOwnKeys);
	yield;
	const marks = markProse(text, languageOf[markup], 'document');
	yield;
	const pairs = yield* findNamePairs(text, marks, citations, markup);
	const sentences: CitedSentence[] = [];
	for (const citation of citations) {
		sentences.push(...readSentence(text, citation));
		yield;
	}
	return {
		pairs: withLines(text, pairs),
		sentences,
		cited: new Set(citations.flatMap(({ keys }) => keys.map(({ key }) => key))),
		...readWords(text, marks),
	};
}

/** A key cut out of a text would keep all of the text in memory. */
function withOwnKeys(citation: Citation): Citation {
	return { ...citation, keys: citation.keys.map((cited) => ({ ...cited, key: ownText(cited.key) })) };
}

function moveEvidence(evidence: TextEvidence, by: number, lines: number): TextEvidence {
	return {
		...evidence,
		pairs: evidence.pairs.map((pair) => ({
			...pair,
			start: pair.start + by,
			end: pair.end + by,
			citation: pair.citation + by,
			line: pair.line + lines,
		})),
		sentences: evidence.sentences.map((sentence) => ({ ...sentence, citation: sentence.citation + by })),
	};
}

const languageOf: Readonly<Record<Markup, string>> = {
	latex: 'latex',
	markdown: 'markdown',
	myst: 'markdown',
	djot: 'markdown',
	typst: 'typst',
	rst: 'restructuredtext',
	org: 'org',
	asciidoc: 'asciidoc',
	plain: 'plaintext',
};

const nameLike = /(?<![\p{L}\p{N}\\_@-])[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?[+*]*(?![\p{L}_])/gu;

function readWords(text: string, marks: Marks): Pick<TextEvidence, 'spellings' | 'ordinary'> {
	const spellings = new Set<string>();
	const capitalised = new Set<string>();
	const small = new Set<string>();
	for (const { 0: word, index } of text.matchAll(nameLike)) {
		if (word.length > LONGEST_NAME || marks[index] !== mark.prose) {
			continue;
		}
		if (/^[\p{Ll}-]+$/u.test(word)) {
			small.add(word);
		} else if (/^\p{Lu}[\p{Ll}-]+$/u.test(word)) {
			capitalised.add(word);
		}
		if ((isMarkedWord(word) || word.includes('-')) && nameShape(word) !== undefined) {
			spellings.add(ownText(word));
		}
	}
	const ordinary = [...capitalised].filter((word) => small.has(word.toLowerCase()));
	return { spellings, ordinary: new Set(ordinary.map(nameKey)) };
}

function readSentence(text: string, { start, end, keys }: Citation): readonly CitedSentence[] {
	const before = text.slice(Math.max(0, start - 300), start);
	const behind = text.slice(end, end + 150);
	const from = [...before.matchAll(sentenceEnd)].at(-1);
	const to = behind.search(sentenceEnd);
	const sentence = `${from ? before.slice(from.index + from[0].length) : before} ${to < 0 ? behind : behind.slice(0, to)}`;
	const words = [...new Set(sentence.match(nameLike))]
		.filter((word) => !/^\p{Ll}+$/u.test(word) && nameShape(word) !== undefined)
		.map(ownText);
	return words.length > 0 ? [{ citation: start, keys: keys.map(({ key }) => key), words }] : [];
}

const sentenceEnd = /(?<!\b(?:al|e\.g|i\.e|cf|Fig|Sec|vs))[.!?]["”’')]*\s+(?=[\p{Lu}\\[])|\r?\n[ \t]*\r?\n/gu;

function withLines(text: string, pairs: readonly NamePair[]): readonly LocatedPair[] {
	let line = 0;
	let at = 0;
	return pairs.map((pair) => {
		line += countLines(text.slice(at, pair.start));
		at = Math.max(at, pair.start);
		return { ...pair, name: ownText(pair.name), line };
	});
}

function countLines(text: string): number {
	return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}
