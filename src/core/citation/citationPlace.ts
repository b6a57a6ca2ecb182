import { type Citation, type CitationOptions, type CitationSyntax, shift, shiftCitation } from './citation';

/** The text around a place for a citation, as far as it can matter. */
export interface CitationPlace {
	readonly before: string;
	readonly behind: string;
}

/** A new citation for a place, with the blanks, or in the form, in which it is read as these keys and changes nothing else. */
export function formatCitationAt(
	syntax: CitationSyntax,
	place: CitationPlace,
	keys: readonly string[],
	options: CitationOptions,
): string {
	const citation = syntax.format(keys, options);
	const others = syntax.alternatives?.(keys, options) ?? [];
	const spaced = [`${citation} `, ` ${citation} `];
	const alternatives = [...others, ...others.map((written) => ` ${written}`)];
	const last = alternatives.map((written) => `${written} `);
	const inTurn = WORD.test(place.behind) ? [...spaced, ...alternatives] : [...alternatives, ...spaced];
	return (
		[citation, ` ${citation}`, ...inTurn, ...last].find((written) => isReadAlone(syntax, place, written)) ?? citation
	);
}

/** Words for a place in a text without citations, with a blank where they would run into their neighbours. */
export function separateWords({ before, behind }: CitationPlace, words: string): string {
	const left = WORD_END.test(before) ? ' ' : '';
	const right = WORD.test(behind) ? ' ' : '';
	return left + words + right;
}

/** Of the scripts that are written with blanks. */
const LETTER = String.raw`(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])[\p{L}\p{M}\p{N}]`;

/** A word, with what opens it: a blank looks natural before it. */
const WORD = new RegExp(`^[("[{<*_\`$#@\\\\“«„]*${LETTER}`, 'u');

/** A word or sentence behind which a blank looks natural. */
const WORD_END = new RegExp(`(?:${LETTER}|[.,;:!?)\\]}])$`, 'u');

/** Whether the citations in `written`, and all others of the text, are the same where it stands as each for itself. */
function isReadAlone(syntax: CitationSyntax, { before, behind }: CitationPlace, written: string): boolean {
	const isJoined = (left: string, right: string) =>
		syntax.joins?.some(([end, start]) => end.test(left) && start.test(right)) ?? false;
	if (isJoined(before, written) || isJoined(written, behind)) {
		return false;
	}
	const from = before.length;
	const to = from + written.length;
	const added = syntax.find(written).map((citation) => shiftCitation(citation, from));
	const found = syntax.find(before + written + behind);
	const isFound = (citation: Citation) =>
		found.some((other) => isSame(other, citation) || (other.start < from && to < other.end));
	const others = syntax.find(before + behind).flatMap((citation) => citation.keys);
	const kept = others.map((cited) => (cited.start < from ? cited : shift(cited, written.length)));
	const expected = [...kept, ...added.flatMap((citation) => citation.keys)];
	return (
		added.length > 0 &&
		added.every(isFound) &&
		placesOf(expected) === placesOf(found.flatMap((citation) => citation.keys))
	);
}

function isSame(a: Citation, b: Citation): boolean {
	return a.start === b.start && a.end === b.end && a.command === b.command;
}

function placesOf(keys: Citation['keys']): string {
	return keys
		.map(({ key, start }) => `${start} ${key}`)
		.sort()
		.join('\n');
}
