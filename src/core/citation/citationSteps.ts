import type { Steps } from '../search/packed/steps';
import { type Citation, shiftCitation } from './citation';
import { findCitations, formatCitation } from './citations';
import type { Markup } from './styles';

/**
 * Every citation of a text, as `findCitations` gives them; long texts are read in pieces with a stop behind each. A piece ends
 * at a blank line in prose: where a citation put there would be found.
 */
export function* findCitationsInSteps(text: string, markup: Markup): Steps<readonly Citation[]> {
	const found: Citation[] = [];
	for (let start = 0; start < text.length; ) {
		const { end, citations } = yield* readPiece(text, start, markup);
		for (const citation of citations) {
			found.push(shiftCitation(citation, start));
		}
		start = end;
	}
	return found;
}

interface Piece {
	readonly end: number;
	/** Their places count from the start of the piece. */
	readonly citations: readonly Citation[];
}

// UTF-16 units.
const PIECE = 200_000;

function* readPiece(text: string, start: number, markup: Markup): Steps<Piece> {
	const probe = `\n\n${formatCitation(markup, ['endOfThePiece'])}\n`;
	for (let size = PIECE; ; size *= 2) {
		const end = pieceEnd(text, start + size);
		const piece = text.slice(start, end);
		const citations = findCitations(end < text.length ? piece + probe : piece, markup);
		yield;
		if (end === text.length) {
			return { end, citations };
		}
		if ((citations.at(-1)?.start ?? 0) >= piece.length) {
			return { end, citations: citations.slice(0, -1) };
		}
	}
}

/** The first blank line from there on behind which a line is not indented. */
function pieceEnd(text: string, from: number): number {
	const blankLine = /\n[ \t]*\r?\n(?=\S)/g;
	blankLine.lastIndex = from;
	return from < text.length && blankLine.test(text) ? blankLine.lastIndex : text.length;
}
