import { type Marker, type Marking, mark } from './marks';
import { closerFinder, lineEnd, paragraphEnds } from './textRanges';

interface Scope {
	readonly kind: 'markup' | 'code';
	/** What ends it: a bracket, or the line. */
	readonly close: ']' | ')' | '}' | '\n';
}

interface Scan extends Marking {
	readonly to: number;
	readonly scopes: Scope[];
	readonly paragraphEnd: (at: number) => number;
	readonly findCloser: (needle: string, from: number, limit: number) => number | undefined;
}

const special = /[\\/`$<@#[\](){}"\n_]/g;
const closings = { '(': ')', '[': ']', '{': '}' } as const;

/** Marks Typst: code, formulas, raw text, labels and references. Content blocks and strings in code are prose. */
export const markTypst: Marker = (marking, from, to) => {
	const { text, marks } = marking;
	const scan: Scan = {
		...marking,
		to,
		scopes: [],
		paragraphEnd: paragraphEnds(text, to),
		findCloser: closerFinder(text),
	};
	let at = from;
	while (at < to) {
		special.lastIndex = at;
		const next = Math.min(special.exec(text)?.index ?? to, to);
		if (isCode(scan)) {
			marks.fill(mark.outside, at, next);
		}
		at = next < to ? Math.max(markSpecial(scan, next), next + 1) : to;
	}
};

function isCode({ scopes }: Scan): boolean {
	return scopes.at(-1)?.kind === 'code';
}

function markSpecial(scan: Scan, at: number): number {
	const { text, marks } = scan;
	switch (text[at]) {
		case '\\':
			return at + 2;
		case '/':
			return markComment(scan, at);
		case '`':
			return markRaw(scan, at);
		case '$':
			return markFormula(scan, at);
		case '<':
		case '@':
			return markLabel(scan, at);
		case '#':
			return isCode(scan) ? at + 1 : markExpression(scan, at);
		case '_':
			return markUnderscore(scan, at);
		case '"':
			return isCode(scan) ? markString(scan, at) : at + 1;
		case '\n':
			return endLine(scan, at);
		default:
			marks.fill(isCode(scan) ? mark.outside : mark.prose, at, at + 1);
			return markBracket(scan, at);
	}
}

/** A heading ends all that was left open; a line ends a rule or a definition. */
function endLine({ text, scopes }: Scan, at: number): number {
	if (/^=+ /.test(text.slice(at + 1, at + 9))) {
		scopes.length = 0;
	} else if (scopes.at(-1)?.close === '\n') {
		scopes.pop();
	}
	return at + 1;
}

/** An underscore at the edge of a word is emphasis. */
function markUnderscore(scan: Scan, at: number): number {
	const isInWord = /^[\p{L}\p{N}_]_?[\p{L}\p{N}_]$/u.test(scan.text.charAt(at - 1) + scan.text.charAt(at + 1));
	scan.marks[at] = isCode(scan) ? mark.outside : isInWord ? mark.prose : mark.markup;
	return at + 1;
}

function markBracket(scan: Scan, at: number): number {
	const { text, scopes } = scan;
	const bracket = text.charAt(at);
	const top = scopes.at(-1);
	if (bracket === '(' || bracket === '[' || bracket === '{') {
		if (top?.kind === 'code' || (bracket === '[' && top)) {
			scopes.push({ kind: bracket === '[' ? 'markup' : 'code', close: closings[bracket] });
		}
		return at + 1;
	}
	if (top?.close === '\n' && scopes.at(-2)?.close === bracket) {
		scopes.pop();
	}
	if (scopes.at(-1)?.close !== bracket) {
		return at + 1;
	}
	scopes.pop();
	return isCode(scan) ? at + 1 : openCall(scan, at + 1);
}

/** Arguments that follow an expression directly. */
function openCall({ text, marks, scopes }: Scan, from: number): number {
	const fields = /^(?:\.[a-zA-Z][\w-]*)*/.exec(text.slice(from, from + 200))?.[0].length ?? 0;
	const at = fields > 0 && text[from + fields] === '(' ? from + fields : from;
	const bracket = text[at];
	if (bracket !== '(' && bracket !== '[') {
		return from;
	}
	marks.fill(mark.outside, from, at + 1);
	scopes.push({ kind: bracket === '[' ? 'markup' : 'code', close: closings[bracket] });
	return at + 1;
}

function markExpression(scan: Scan, at: number): number {
	const { text, marks, scopes } = scan;
	const name = /^[a-zA-Z_][\w-]*/.exec(text.slice(at + 1, at + 100))?.[0] ?? '';
	const end = at + 1 + name.length;
	marks.fill(mark.outside, at, end);
	if (name === 'import' || name === 'include') {
		const line = lineEnd(text, at);
		marks.fill(mark.outside, at, line);
		return line;
	}
	if (/^(?:let|set|show|if|for|while|return|context)$/.test(name)) {
		scopes.push({ kind: 'code', close: '\n' });
		return end;
	}
	if (name === '' && text[end] === '{') {
		scopes.push({ kind: 'code', close: '}' });
		return end + 1;
	}
	return openCall(scan, end);
}

function markComment({ text, marks, to }: Scan, at: number): number {
	const second = text[at + 1];
	if (second === '/' && text[at - 1] !== ':') {
		const end = Math.min(lineEnd(text, at), to);
		marks.fill(mark.markup, at, at + 2 + (text[at + 2] === ' ' ? 1 : 0));
		return end;
	}
	if (second !== '*') {
		return at + 1;
	}
	const close = text.indexOf('*/', at + 2);
	const end = close < 0 ? to : Math.min(close + 2, to);
	marks.fill(mark.markup, at, at + 2);
	return end;
}

function markRaw(scan: Scan, at: number): number {
	const { text, marks, embed, to } = scan;
	const fence = /^`+/.exec(text.slice(at, at + 12))?.[0] ?? '`';
	if (fence.length === 2) {
		return at + 2;
	}
	const from = at + fence.length;
	const isBlock = fence.length > 2;
	const close = scan.findCloser(fence, from, isBlock ? to : scan.paragraphEnd(at)) ?? (isBlock ? to : undefined);
	if (close === undefined) {
		return from;
	}
	const end = Math.min(close + fence.length, to);
	const language = isBlock ? /^[\w+#-]*/.exec(text.slice(from, from + 30))?.[0] : undefined;
	marks.fill(isBlock ? mark.outside : mark.whole, at, end);
	if (language) {
		const line = text.slice(from, close).search(/[\r\n]/);
		embed(language, line < 0 ? close : from + line, close);
	}
	return end;
}

function markFormula(scan: Scan, at: number): number {
	const limit = scan.paragraphEnd(at);
	let close = scan.findCloser('$', at + 1, limit);
	while (close !== undefined && scan.text[close - 1] === '\\') {
		close = scan.findCloser('$', close + 1, limit);
	}
	if (close === undefined) {
		return at + 1;
	}
	scan.marks.fill(mark.formula, at, close + 1);
	return close + 1;
}

function markLabel(scan: Scan, at: number): number {
	const { text, marks } = scan;
	const piece = text.slice(at, at + 200);
	const label = (
		text[at] === '<' ? /^<[\p{L}\p{N}_][\p{L}\p{N}_:.-]*>/u : /^@[\p{L}\p{N}_](?:[\p{L}\p{N}_:.-]*[\p{L}\p{N}_])?/u
	).exec(piece)?.[0];
	if (!label) {
		marks.fill(isCode(scan) ? mark.outside : mark.prose, at, at + 1);
		return at + 1;
	}
	if (text[at] === '<' || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) {
		marks.fill(mark.outside, at, at + label.length);
	}
	return at + label.length;
}

function markString(scan: Scan, at: number): number {
	const { text, marks } = scan;
	const string = /^"(?:[^"\\]|\\[\s\S]){0,2000}"/.exec(text.slice(at, at + 2100))?.[0];
	if (!string) {
		marks.fill(mark.outside, at, at + 1);
		return at + 1;
	}
	const isKey = /(?:label|bibliography|image|read|json|csv|yaml|toml|bytes)\([ \t]*$/.test(
		text.slice(Math.max(0, at - 30), at),
	);
	marks.fill(isKey ? mark.outside : mark.prose, at, at + string.length);
	return at + string.length;
}
