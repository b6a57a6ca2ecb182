import { type Marks, mark } from '../prose/marks';

const blanks = /(?:[ \t\f\u00a0\u2000-\u200a\u202f\u205f\u3000~]|\\[ ,;:]|&nbsp;|&#160;|\{nbsp\}|\\nbsp\{\}|\{\})+/y;
const lineBreak = /%?(?:\r\n|\r|\n)/y;
const hyphen = /[-\u2010-\u2013\u2212\ufe63\uff0d]|"[=~]|\\hyp\{\}|\\-\/|&(?:ndash|hyphen|#8208|#8209|#8211);/y;
const fontCommand = String.raw`\\(?:text[a-z]*|emph|math[a-z]*|mbox|ensuremath|operatorname)[ \t]?\{`;
const opening = new RegExp(String.raw`\$\^?\{|\$\^?|\\\(|\{|${fontCommand}`, 'y');
const fontBefore = new RegExp(`^(?:${fontCommand})$`);

const fontSwitch = /\{\\(?:em|it|bf|sc|sf|tt|itshape|bfseries|scshape|sffamily|ttfamily)[ \t]+$/;

/** The end of what stands for one space of a form: blanks, `~`, `\ `, one line break with what opens the next line; `at` if nothing does. */
export function spaceEnd(text: string, at: number, marks: Marks | undefined): number {
	const broken = endOf(blanks, text, at);
	const line = endOf(lineBreak, text, broken);
	if (line === broken) {
		return broken;
	}
	let end = line;
	for (let next = lineStartEnd(text, end, marks); next > end; next = lineStartEnd(text, end, marks)) {
		end = next;
	}
	return end;
}

function lineStartEnd(text: string, at: number, marks: Marks | undefined): number {
	return marks?.[at] === mark.markup && !/[\r\n]/.test(text.charAt(at)) ? at + 1 : endOf(blanks, text, at);
}

/** The end of what stands for a hyphen; `at` if nothing does. */
export function hyphenEnd(text: string, at: number): number {
	return endOf(hyphen, text, at);
}

/** Markup that opens at `at` inside a term (`$`, `{`, `\textit{`), with what closes it; `undefined` if none does. */
export function findOpening(text: string, at: number): { readonly end: number; readonly close: string } | undefined {
	const end = endOf(opening, text, at);
	if (end === at) {
		return undefined;
	}
	const found = text.slice(at, end);
	if (found === '\\(') {
		return { end, close: '\\)' };
	}
	return { end, close: `${found.endsWith('{') ? '}' : ''}${found.startsWith('$') ? '$' : ''}` };
}

/** How many groups open right before `at` that a term may leave again: `{C}ode`, `\textsc{Human}Eval`, `{\em pass@}k`. */
export function groupsBefore(text: string, at: number): number {
	if (fontSwitch.test(text.slice(Math.max(0, at - 16), at))) {
		return 1;
	}
	let groups = 0;
	while (groups < 3 && text[at - groups - 1] === '{') {
		groups++;
	}
	const outermost = at - groups;
	const command = /\\[a-zA-Z]+[ \t]?$/.exec(text.slice(Math.max(0, outermost - 20), outermost))?.[0];
	return command === undefined || fontBefore.test(`${command}{`) ? groups : groups - 1;
}

function endOf(pattern: RegExp, text: string, at: number): number {
	pattern.lastIndex = at;
	return pattern.test(text) ? pattern.lastIndex : at;
}
