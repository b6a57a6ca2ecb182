import { markProse } from '../prose/prose';
import { isInLocator } from './locator';
import type { TermMatch, TermMatcher } from './termMatcher';

/** How many UTF-16 units of a window are looked at before and behind the offset, however long its lines are. */
const before = 32_000;
const behind = 4_000;
/** A term that covers an offset begins at most this many units before it. */
const longestTerm = 400;

/**
 * The term at `offset`, the one that contains it before one that ends there. `text` is a window of a document: up to 200 lines
 * above the line of `offset` and up to 20 below; of these at most 32,000 UTF-16 units above and 4,000 below are looked at.
 */
export function findTermAt(
	matcher: TermMatcher,
	text: string,
	offset: number,
	languageId: string,
): TermMatch | undefined {
	const start = windowStart(text, offset);
	const slice = text.slice(start, offset + behind);
	const marks = markProse(slice, languageId, 'window');
	const at = offset - start;
	const matches = matcher.findMarkedTerms({
		text: slice,
		marks,
		from: searchStart(slice, at),
		to: Math.min(at + 1, slice.length),
		accepts: (from, to) => !isInLocator({ text: slice, marks }, from, to, matcher.isForm),
	});
	const found =
		matches.find((match) => match.start <= at && at < match.end) ?? matches.find((match) => match.end === at);
	return found && { term: found.term, start: found.start + start, end: found.end + start };
}

/** Every term of a document, in order. */
export function findTermsIn(matcher: TermMatcher, text: string, languageId: string): readonly TermMatch[] {
	const marks = markProse(text, languageId, 'document');
	return matcher.findMarkedTerms({
		text,
		marks,
		from: 0,
		to: text.length,
		accepts: (from, to) => !isInLocator({ text, marks }, from, to, matcher.isForm),
	});
}

/** A window longer than the bound begins with a line, if one begins in it. */
function windowStart(text: string, offset: number): number {
	const start = Math.max(0, offset - before);
	if (start === 0) {
		return 0;
	}
	const lineBreak = text.slice(start, offset).search(/[\r\n]/);
	return lineBreak < 0 ? start : start + lineBreak + 1;
}

/** Between two words, so that the search does not begin inside a term. */
function searchStart(text: string, at: number): number {
	const start = Math.max(0, at - longestTerm);
	const blank = start === 0 ? 0 : text.slice(start, at).search(/\s/);
	return blank < 0 ? start : start + blank;
}
