import { stemmer } from 'stemmer';
import { STOP_WORDS } from './stopWords';

/** A word of a text, folded, with its place in the text as it stands (UTF-16 offsets). */
export interface Token {
	readonly word: string;
	readonly start: number;
	readonly end: number;
	/** The whole of a name such as "GPT-4" or "C++" ("gpt4", "c++"); its parts are tokens of their own. */
	readonly whole: boolean;
}

/** Characters of a text that are read, ten times a long abstract: what stands behind them costs time and names no paper. */
export const LONGEST_TEXT = 30_000;

/** The words of a text in order; a name with joined parts gives its parts and then the whole. */
export function tokenize(text: string): Token[] {
	const tokens: Token[] = [];
	for (const match of text.slice(0, LONGEST_TEXT).matchAll(WORD)) {
		addWord(tokens, match[0], match.index);
	}
	return tokens;
}

/** The folded words of a text in order, wholes left out: "GPT-4" is "gpt", "4". */
export function words(text: string): string[] {
	return tokenize(text).flatMap((token) => (token.whole ? [] : [token.word]));
}

/** Lower case without accents, one spelling of ligatures, widths and special letters: "Müller" is "muller". */
export function fold(text: string): string {
	const lower = text.toLowerCase();
	if (ASCII.test(lower)) {
		return lower;
	}
	return lower
		.normalize('NFKD')
		.replace(ACCENTS, '')
		.normalize('NFC')
		.replace(SPECIAL, (letter) => SPECIAL_LETTERS.get(letter) ?? letter);
}

/** Porter's stem of an English word; every other word as it is. */
export function stem(word: string): string {
	return ENGLISH.test(word) ? stemmer(word) : word;
}

/** A folded word that says nothing about a paper's subject. */
export function isStopWord(word: string): boolean {
	return STOP_WORDS.has(word);
}

// Parts joined by one hyphen, dot, apostrophe, underscore or @; a dot in front (".NET"), pluses or a sharp behind ("C++", "C#").
const WORD =
	/(?<![.\p{L}\p{N}])\.(?=\p{L})[\p{L}\p{M}\p{N}]+|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[-\u2010\u2011\u2013'\u2019._@][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*(?:\+{1,2}|#)?/gu;
const PART = /[\p{L}\p{M}\p{N}]+/gu;
const PLAIN = /^[\p{L}\p{M}\p{N}]+$/u;
const ASCII = /^[\0-\x7f]*$/;
const ENGLISH = /^[a-z]{3,}$/;
const ACCENTS = /[\u0300-\u036f]/g;
const SPECIAL_LETTERS: ReadonlyMap<string, string> = new Map([
	['ß', 'ss'],
	['æ', 'ae'],
	['œ', 'oe'],
	['ø', 'o'],
	['ł', 'l'],
	['đ', 'd'],
	['ð', 'd'],
	['þ', 'th'],
	['ı', 'i'],
	['ς', 'σ'],
]);
const SPECIAL = new RegExp(`[${[...SPECIAL_LETTERS.keys()].join('')}]`, 'g');
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const SCRIPT_RUN =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu;
const LONGEST_WORD = 64;

function addWord(tokens: Token[], text: string, start: number): void {
	if (PLAIN.test(text)) {
		addPart(tokens, text, start);
		return;
	}
	let parts = 0;
	let last = '';
	for (const part of text.matchAll(PART)) {
		addPart(tokens, part[0], start + part.index);
		last = part[0];
		parts++;
	}
	// "author's", "don't": the joined whole is nobody's name.
	if (parts === 2 && last.length < 3 && /['\u2019]/.test(text)) {
		return;
	}
	const whole = fold(text.replace(/(?!^)[-\u2010\u2011\u2013'\u2019._@]/g, '')).slice(0, LONGEST_WORD);
	tokens.push({ word: whole, start, end: start + text.length, whole: true });
}

function addPart(tokens: Token[], text: string, start: number): void {
	if (!UNSPACED.test(text)) {
		tokens.push({ word: fold(text).slice(0, LONGEST_WORD), start, end: start + text.length, whole: false });
		return;
	}
	for (const run of text.matchAll(SCRIPT_RUN)) {
		if (UNSPACED.test(run[0])) {
			addPairs(tokens, run[0], start + run.index);
		} else {
			addPart(tokens, run[0], start + run.index);
		}
	}
}

/** Scripts without spaces are indexed by overlapping pairs of characters, the usual way for Chinese and Japanese. */
function addPairs(tokens: Token[], text: string, start: number): void {
	const characters = [...text];
	let offset = start;
	for (const [position, character] of characters.entries()) {
		const pair = character + (characters[position + 1] ?? '');
		if (position === 0 || pair !== character) {
			tokens.push({ word: fold(pair), start: offset, end: offset + pair.length, whole: false });
		}
		offset += character.length;
	}
}
