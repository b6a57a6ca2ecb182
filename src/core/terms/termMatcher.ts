import { type Marks, mark } from '../prose/marks';
import { finish, type Steps } from '../search/packed/steps';
import type { Term } from './glossary';
import { contextDistance } from './termContext';
import { buildTrie, foldCase, isAsciiWord, type Reading, readForms, type TrieNode } from './termTrie';

/** A term in a text, with the range of exactly its characters in UTF-16 units. */
export interface TermMatch {
	readonly term: Term;
	readonly start: number;
	readonly end: number;
}

export interface TermMatcher {
	/** The terms of a text that is all prose, in order: the rules on boundaries, case and context alone. */
	findTerms(text: string): readonly TermMatch[];
	/** The terms that begin between `from` and `to`, where `marks` and `accepts` let one be. */
	findMarkedTerms(search: MarkedSearch): readonly TermMatch[];
	/** Whether these are the characters of a form, whatever their case. */
	isForm(text: string): boolean;
}

export interface MarkedSearch {
	readonly text: string;
	readonly marks: Marks;
	readonly from: number;
	readonly to: number;
	/** The last word on a match. */
	readonly accepts: (start: number, end: number) => boolean;
}

/** Finds terms in one pass for all forms; building it takes a few milliseconds for a thousand forms. */
export function createTermMatcher(terms: readonly Term[]): TermMatcher {
	return finish(createTermMatcherInSteps(terms));
}

/** The same, stopping behind each term. */
export function* createTermMatcherInSteps(terms: readonly Term[]): Steps<TermMatcher> {
	const root = yield* buildTrie(terms);
	const accepts = () => true;
	return {
		findTerms: (text) => search(root, { text, marks: undefined, from: 0, to: text.length, accepts }),
		findMarkedTerms: (marked) => search(root, marked),
		isForm: (text) => readForms(root, text, 0, undefined)[0]?.end === text.length,
	};
}

type Search = Omit<MarkedSearch, 'marks'> & { readonly marks: Marks | undefined };

function search(root: TrieNode, task: Search): TermMatch[] {
	const { text, marks, from, to } = task;
	const matches: TermMatch[] = [];
	let at = from;
	while (at < to) {
		const found = mayStart(root, text, at, marks) ? findMatch(root, task, at) : undefined;
		if (found) {
			matches.push(found);
		}
		at = found ? Math.max(found.end, at + 1) : at + 1;
	}
	return matches;
}

function mayStart(root: TrieNode, text: string, at: number, marks: Marks | undefined): boolean {
	if (isAsciiWord(text.charCodeAt(at - 1)) && marks?.[at - 1] !== mark.markup) {
		return false;
	}
	const kind = marks?.[at];
	return (
		kind !== mark.outside &&
		kind !== mark.markup &&
		root.next.has(foldCase(text.charCodeAt(at))) &&
		isFreeLeft(text, at, marks)
	);
}

/** The longest form at `start` that all rules let be; of two terms written alike, the one whose context word is nearer. */
function findMatch(root: TrieNode, task: Search, start: number): TermMatch | undefined {
	let best: (Reading & { readonly distance: number }) | undefined;
	for (const reading of readForms(root, task.text, start, task.marks)) {
		if (best && reading.end < best.end) {
			break;
		}
		if (!isFreeRight(task.text, reading.end, task.marks) || !isMarkedFree(task, start, reading)) {
			continue;
		}
		if (reading.form.isWhole === true && LONGER_NAME.test(task.text.slice(reading.end, reading.end + 4))) {
			continue;
		}
		const distance = contextDistance(task.text, start, reading.end, reading.form);
		if (distance !== undefined && (!best || distance < best.distance) && task.accepts(start, reading.end)) {
			best = { ...reading, distance };
		}
	}
	return best && { term: best.term, start, end: best.end };
}

/** "Freebase Search" is another name than "Freebase". */
const LONGER_NAME = /^ \p{Lu}\p{Ll}/u;

const wordCharacter = /[\p{L}\p{M}\p{Nd}]/u;

function isWordCharacter(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	return code < 128 ? isAsciiWord(code) : wordCharacter.test(String.fromCodePoint(text.codePointAt(at) ?? 0));
}

function isWordBefore(text: string, at: number): boolean {
	const isLowSurrogate = (text.charCodeAt(at - 1) & 0xfc00) === 0xdc00;
	return isWordCharacter(text, isLowSurrogate ? at - 2 : at - 1);
}

/** Left of a term stands no letter, digit, `_ @ # \`, and no letter or digit with `-` or `.` behind it: Self-BLEU is not BLEU. */
function isFreeLeft(text: string, start: number, marks: Marks | undefined): boolean {
	if (start === 0 || marks?.[start - 1] === mark.markup) {
		return true;
	}
	const before = text.charAt(start - 1);
	if ('_@#\\'.includes(before) || isWordBefore(text, start)) {
		return false;
	}
	return !'-.\u2010\u2011'.includes(before) || !isWordBefore(text, start - 1);
}

/** Right of a term stands no letter, digit, `_ + @ (` and no `.` with a digit behind it. */
function isFreeRight(text: string, end: number, marks: Marks | undefined): boolean {
	const after = text.charAt(end);
	if (after === '' || marks?.[end] === mark.markup) {
		return true;
	}
	if ('_+@('.includes(after) || isWordCharacter(text, end) || text.startsWith('\\_', end)) {
		return false;
	}
	return after !== '.' || !/\d/.test(text.charAt(end + 1));
}

/** A term begins in prose and touches nothing outside of it; inline code it fills; only a name with `@` begins in a formula. */
function isMarkedFree({ text, marks }: Search, start: number, { end, form }: Reading): boolean {
	if (!marks) {
		return true;
	}
	for (let i = start; i < end; i++) {
		if (marks[i] === mark.outside) {
			return false;
		}
	}
	if (marks[start] === mark.whole) {
		return isAllOfCode(text, marks, start, end);
	}
	return marks[start] === mark.prose || form.text.includes('@');
}

const codeMark = /[`=~+|$!{}\s]/;

function isAllOfCode(text: string, marks: Marks, start: number, end: number): boolean {
	let from = start;
	let to = end;
	while (marks[from - 1] === mark.whole && codeMark.test(text.charAt(from - 1))) {
		from--;
	}
	while (marks[to] === mark.whole && codeMark.test(text.charAt(to))) {
		to++;
	}
	return marks[from - 1] !== mark.whole && marks[to] !== mark.whole;
}
