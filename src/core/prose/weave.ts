import { type Marker, mark } from './marks';
import { linesOf } from './textRanges';

/** Marks LaTeX with chunks of code between `<<…>>=` and `@` (Sweave, knitr, Weave.jl, Pweave). */
export function markSweave(markLatex: Marker): Marker {
	return (marking, from, to) => {
		const { text, marks, embed } = marking;
		let at = from;
		let isCode = false;
		for (const { start, end } of linesOf(text, from, to)) {
			const line = text.slice(start, Math.min(end, start + 300)).trimEnd();
			const turns = isCode ? line === '@' || line.startsWith('@ ') : /^<<.*>>=$/.test(line);
			if (!turns) {
				continue;
			}
			if (isCode) {
				embed('r', at, start);
			} else {
				markLatex(marking, at, start);
			}
			marks.fill(mark.outside, start, end);
			at = end;
			isCode = !isCode;
		}
		if (isCode) {
			embed('r', at, to);
		} else {
			markLatex(marking, at, to);
		}
	};
}
