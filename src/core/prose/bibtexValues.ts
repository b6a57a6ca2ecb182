import { type Marker, mark } from './marks';
import { findClosingBracket } from './textRanges';

const proseFields = new Set(
	`title subtitle booktitle booksubtitle maintitle shorttitle titleaddon journal journaltitle series abstract note annote
	annotation keywords comment howpublished eventtitle issuetitle addendum publisher school institution organization type tldr`.split(
		/\s+/,
	),
);

/** Marks a bibliography: the values of fields that are running text are prose, all else is not. */
export function markBibtex(markLatex: Marker): Marker {
	return (marking, from, to) => {
		const { text, marks } = marking;
		marks.fill(mark.outside, from, to);
		const field = /(?:^|[{,\r\n])[ \t]*([a-zA-Z][\w-]{0,40})[ \t]*=[ \t]*(?=[{"])/g;
		const entryEnd = entryEnds(text, to);
		field.lastIndex = from;
		for (let found = field.exec(text); found && found.index < to; found = field.exec(text)) {
			const open = found.index + found[0].length;
			const end = valueEnd(text, open, entryEnd(open));
			if (proseFields.has(found[1]?.toLowerCase() ?? '')) {
				marks.fill(mark.prose, open + 1, end - 1);
				markLatex(marking, open + 1, end - 1);
			}
			field.lastIndex = Math.max(end - 1, open + 1);
		}
	};
}

/** Behind a value in braces or quotes; one that is not closed goes on to the next entry. */
function valueEnd(text: string, open: number, to: number): number {
	if (text[open] === '{') {
		return findClosingBracket(text, open, to) ?? to;
	}
	for (let i = open + 1; i < to; i++) {
		if (text[i] === '\\') {
			i++;
		} else if (text[i] === '{') {
			i = (findClosingBracket(text, i, to) ?? to) - 1;
		} else if (text[i] === '"') {
			return i + 1;
		}
	}
	return to;
}

function entryEnds(text: string, to: number): (at: number) => number {
	const entry = /(?:^|[\r\n])[ \t]*@[a-zA-Z]+[ \t]*[{(]/g;
	let end = -1;
	return (at) => {
		if (at >= end) {
			entry.lastIndex = at;
			end = Math.min(entry.exec(text)?.index ?? to, to);
		}
		return end;
	};
}
