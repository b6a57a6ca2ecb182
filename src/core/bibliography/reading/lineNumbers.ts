import { finish, type Steps } from '../../search/packed/steps';
import type { SliceableText } from '../longText';

/** A place in a text, 0-based. */
export interface TextPlace {
	readonly line: number;
	readonly column: number;
}

/** Counts the lines of a text once, in steps; what it gives then finds the place of an offset at once. CR, LF and CRLF end a line. */
export function* countLines(text: SliceableText): Steps<(offset: number) => TextPlace> {
	const counts = [TEXT_START];
	let last = TEXT_START;
	while (last.counted < text.length) {
		last = countOn(text, last, last.counted + MOST_AT_ONCE);
		counts.push(last);
		yield;
	}
	return (offset) => {
		const before = counts[Math.floor(offset / MOST_AT_ONCE)] ?? last;
		const { line, lineStart } = countOn(text, before, offset);
		return { line, column: offset - lineStart };
	};
}

/** Adds to each place the 0-based line its start is in, and sorts the places by their start. */
export function withLines<T extends { readonly start: number }>(
	text: string,
	places: readonly T[],
): (T & { readonly line: number })[] {
	return finish(withLinesInSteps(text, places));
}

/** The same, in steps. */
export function* withLinesInSteps<T extends { readonly start: number }>(
	text: SliceableText,
	places: readonly T[],
): Steps<(T & { readonly line: number })[]> {
	const lined: (T & { readonly line: number })[] = [];
	let last = TEXT_START;
	for (const place of [...places].sort((one, other) => one.start - other.start)) {
		while (last.counted < place.start) {
			last = countOn(text, last, Math.min(place.start, last.counted + MOST_AT_ONCE));
			yield;
		}
		lined.push({ ...place, line: last.line });
	}
	return lined;
}

/** The line in which a text goes on at `counted`. */
interface LineCount {
	readonly counted: number;
	readonly line: number;
	readonly lineStart: number;
}

const TEXT_START: LineCount = { counted: 0, line: 0, lineStart: 0 };
const MOST_AT_ONCE = 2 ** 16;

function countOn(text: SliceableText, { counted, line, lineStart }: LineCount, end: number): LineCount {
	// A part of it, so that a search for what it has not ends with it; one unit more tells CRLF from CR.
	const part = text.slice(counted, end + 1);
	const length = end - counted;
	let [lines, start] = [line, lineStart];
	const endLine = (at: number) => {
		lines++;
		start = Math.max(start, counted + at + 1);
	};
	for (let at = part.indexOf('\n'); at >= 0 && at < length; at = part.indexOf('\n', at + 1)) {
		endLine(at);
	}
	for (let at = part.indexOf('\r'); at >= 0 && at < length; at = part.indexOf('\r', at + 1)) {
		if (part[at + 1] !== '\n') {
			endLine(at);
		}
	}
	return { counted: end, line: lines, lineStart: start };
}
