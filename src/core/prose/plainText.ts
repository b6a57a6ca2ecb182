import { applyRules } from './inlineRules';
import { latexCommandRule, roleRule } from './markdownInline';
import { type Marker, mark } from './marks';
import { linesOf } from './textRanges';

/** Plain text is prose throughout, but for the citations of other markups. */
export const markPlainText: Marker = (marking, from, to) => {
	applyRules(marking, from, to, [roleRule, latexCommandRule]);
};

/** Marks a commit message: all prose but the difference that `git commit --verbose` shows below its scissors line. */
export const markCommitMessage: Marker = (marking, from, to) => {
	const { text, marks } = marking;
	const scissors = /^# -{10,} >8 -{10,}/gm;
	scissors.lastIndex = from;
	const cut = Math.min(scissors.exec(text)?.index ?? to, to);
	markPlainText(marking, from, cut);
	marks.fill(mark.outside, cut, to);
	for (const { start, end } of linesOf(text, from, cut)) {
		const opening = /^#[ \t]*/.exec(text.slice(start, Math.min(end, start + 40)))?.[0].length ?? 0;
		marks.fill(mark.markup, start, start + opening);
	}
};
