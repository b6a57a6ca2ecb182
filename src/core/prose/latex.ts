import { argumentsWithoutProse, isCitation, mathEnvironments, verbatimEnvironments } from './latexCommands';
import { type Marker, type Marking, mark } from './marks';
import { argumentEnd, closerFinder, lineEnd, paragraphEnds } from './textRanges';

interface Scan extends Marking {
	readonly to: number;
	readonly paragraphEnd: (at: number) => number;
	readonly findCloser: (needle: string, from: number, limit: number) => number | undefined;
	/** Where the comment ends in which the scan is. */
	commentEnd: number;
}

/** Marks LaTeX: formulas, verbatim text, and the arguments of commands that hold keys, files and names. Comments are prose. */
export const markLatex: Marker = (marking, from, to) => {
	const { text } = marking;
	const scan: Scan = {
		...marking,
		to,
		paragraphEnd: paragraphEnds(text, to),
		findCloser: closerFinder(text),
		commentEnd: from,
	};
	markOrphan(scan, from);
	const special = /[\\$%]/g;
	let at = from;
	while (at < to) {
		special.lastIndex = at;
		const found = special.exec(text);
		if (!found || found.index >= to) {
			return;
		}
		at = markSpecial(scan, found.index);
	}
};

/** A verbatim environment that began before the text is code up to its end. */
function markOrphan({ text, marks, to }: Scan, from: number): void {
	const edge = /\\(begin|end)\{([a-zA-Z]+\*?)\}/g;
	edge.lastIndex = from;
	for (let found = edge.exec(text); found && found.index < to; found = edge.exec(text)) {
		const name = found[2] ?? '';
		if (verbatimEnvironments.has(name) || mathEnvironments.has(name)) {
			if (found[1] === 'end') {
				marks.fill(mark.outside, from, found.index);
			}
			return;
		}
	}
}

function markSpecial(scan: Scan, at: number): number {
	const { text } = scan;
	if (text[at] === '%') {
		return markComment(scan, at);
	}
	if (text[at] === '$') {
		const dollars = text[at + 1] === '$' ? '$$' : '$';
		return markFormula(scan, at, dollars, dollars) ?? at + dollars.length;
	}
	const name = /^[a-zA-Z@]+/.exec(text.slice(at + 1, at + 41))?.[0];
	if (name) {
		return markCommand(scan, at, name);
	}
	const next = text.charAt(at + 1);
	if (next === '\\') {
		scan.marks.fill(mark.markup, at, at + 2);
	}
	const close = next === '(' ? '\\)' : next === '[' ? '\\]' : undefined;
	return (close && markFormula(scan, at, `\\${next}`, close)) ?? at + 2;
}

function markComment(scan: Scan, at: number): number {
	if (at >= scan.commentEnd) {
		scan.commentEnd = Math.min(lineEnd(scan.text, at), scan.to);
		const opening = /^%+[ \t]*/.exec(scan.text.slice(at, at + 80))?.[0] ?? '%';
		const isWholeLine = /(?:^|[\r\n])[ \t]*$/.test(scan.text.slice(Math.max(0, at - 40), at));
		if (isWholeLine) {
			scan.marks.fill(mark.markup, at, at + opening.length);
		}
	}
	return at + 1;
}

function limitAt(scan: Scan, at: number): number {
	return at < scan.commentEnd ? scan.commentEnd : scan.paragraphEnd(at);
}

function markFormula(scan: Scan, at: number, open: string, close: string): number | undefined {
	const limit = limitAt(scan, at);
	let end = scan.findCloser(close, at + open.length, limit);
	while (end !== undefined && close === '$' && isEscaped(scan.text, end)) {
		end = scan.findCloser(close, end + 1, limit);
	}
	return end === undefined ? undefined : fillFormula(scan, at, end + close.length);
}

function isEscaped(text: string, at: number): boolean {
	return text[at - 1] === '\\' && text[at - 2] !== '\\';
}

/** `\text{…}` in a formula is prose again. */
function fillFormula({ text, marks }: Scan, from: number, to: number): number {
	marks.fill(mark.formula, from, to);
	const inner = /\\(?:text[a-z]*|mbox|intertext)[ \t]?\{([^{}$]*)\}/g;
	for (const found of text.slice(from, to).matchAll(inner)) {
		const end = from + found.index + found[0].length - 1;
		marks.fill(mark.prose, end - (found[1] ?? '').length, end);
	}
	return to;
}

function markCommand(scan: Scan, at: number, name: string): number {
	const behind = at + 1 + name.length;
	if (name === 'begin') {
		return markEnvironment(scan, behind);
	}
	if (/^(?:verb|lstinline|mintinline|Verb)$/.test(name)) {
		return markVerb(scan, behind);
	}
	const count = argumentsWithoutProse(name);
	if (count > 0) {
		return markArguments(scan, behind, { count: /cites$/i.test(name) ? Infinity : count, notes: isCitation(name) });
	}
	return name === 'hyperref' ? markOptional(scan, behind) : behind;
}

function markOptional(scan: Scan, at: number): number {
	const end = scan.text[at] === '[' ? argumentEnd(scan.text, at, limitAt(scan, at)) : at;
	scan.marks.fill(mark.outside, at, end);
	return end;
}

/** Marks the next `count` arguments in braces and the options before them; `notes` are options that are prose. */
function markArguments(scan: Scan, from: number, { count, notes }: { count: number; notes: boolean }): number {
	const { text, marks } = scan;
	let at = text[from] === '*' ? from + 1 : from;
	let left = count;
	while (left > 0) {
		const next =
			at + (/^[ \t]*(?:%[^\r\n]{0,200})?(?:\r\n|\r|\n)?[ \t]*/.exec(text.slice(at, at + 300))?.[0].length ?? 0);
		const bracket = text.charAt(next);
		if (next >= scan.to || !(bracket === '{' || bracket === '[' || (bracket === '(' && left === Infinity))) {
			return at;
		}
		at = argumentEnd(text, next, limitAt(scan, next));
		if (bracket === '{' || !notes) {
			marks.fill(mark.outside, next, at);
		}
		left -= bracket === '{' ? 1 : 0;
	}
	return at;
}

function markEnvironment(scan: Scan, at: number): number {
	const { text, marks } = scan;
	const opening = /^[ \t]?\{([a-zA-Z]+\*?)\}/.exec(text.slice(at, at + 60));
	const name = opening?.[1] ?? '';
	const inside = at + (opening?.[0].length ?? 0);
	marks.fill(mark.outside, at, inside);
	const isFormula = mathEnvironments.has(name);
	if (!isFormula && !verbatimEnvironments.has(name)) {
		return inside;
	}
	const limit = at < scan.commentEnd ? scan.commentEnd : scan.to;
	const end = scan.findCloser(`\\end{${name}}`, inside, limit) ?? limit;
	if (isFormula) {
		return fillFormula(scan, inside, end);
	}
	const firstLine = text.slice(inside, Math.min(lineEnd(text, inside), end));
	const language =
		/language=\{?([\w+#-]+)/i.exec(firstLine)?.[1] ?? /^(?:\[[^\]]*\])?\{([\w+#-]+)\}/.exec(firstLine)?.[1];
	markCode(scan, language, inside + firstLine.length, end);
	marks.fill(mark.outside, inside, inside + firstLine.length);
	return end;
}

function markCode({ marks, embed }: Scan, language: string | undefined, from: number, to: number): void {
	if (!language || !embed(language, from, to)) {
		marks.fill(mark.outside, from, to);
	}
}

const longestVerb = 500;

/** `\verb|HumanEval|`, `\mintinline{python}{x}`. */
function markVerb(scan: Scan, from: number): number {
	const { text, marks } = scan;
	const options =
		/^\*?(?:\[[^\]\r\n]{0,200}\])?(?:\{[a-zA-Z+#-]{1,20}\}(?=[{|!+]))?/.exec(text.slice(from, from + 260))?.[0] ?? '';
	const at = from + options.length;
	const open = text.charAt(at);
	const limit = Math.min(at + longestVerb, scan.to);
	const end = open === '{' ? argumentEnd(text, at, limit) - 1 : scan.findCloser(open, at + 1, limit);
	if (open === '' || end === undefined || /[\r\n]/.test(text.slice(at, end))) {
		return at;
	}
	marks.fill(mark.outside, from, at + 1);
	marks.fill(mark.whole, at + 1, end);
	marks.fill(mark.outside, end, end + 1);
	return end + 1;
}
