import { type Marker, mark } from './marks';
import { linesOf } from './textRanges';

/** Plain text is prose throughout. */
export const markPlainText: Marker = () => {};

/** Marks a commit message: all prose but the difference that `git commit --verbose` shows below its scissors line. */
export const markCommitMessage: Marker = ({ text, marks }, from, to) => {
	const scissors = /^# -{10,} >8 -{10,}/gm;
	scissors.lastIndex = from;
	const cut = Math.min(scissors.exec(text)?.index ?? to, to);
	marks.fill(mark.outside, cut, to);
	for (const { start, end } of linesOf(text, from, cut)) {
		const opening = /^#[ \t]*/.exec(text.slice(start, Math.min(end, start + 40)))?.[0].length ?? 0;
		marks.fill(mark.markup, start, start + opening);
	}
};
