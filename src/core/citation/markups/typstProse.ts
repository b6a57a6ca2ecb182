import { blankRanges } from './blank';

/**
 * `text` without comments, raw text and URLs; offsets stay right. Of the strings of code only those of `label("…")` stay,
 * or all of them.
 */
export function typstProse(text: string, withStrings = false): string {
	const hidden: { start: number; end: number }[] = [];
	const modes: Mode[] = [{ closing: '', isCode: false }];
	const tokens = new RegExp(TOKEN, 'gu');
	let expressionEnd = -1;
	for (let match = tokens.exec(text); match; match = tokens.exec(text)) {
		const [token] = match;
		const end = match.index + token.length;
		const isCode = modes.at(-1)?.isCode ?? false;
		if (HIDDEN.test(token) && !(isCode && token.startsWith('http'))) {
			hidden.push({ start: match.index, end });
		} else if (token === '"' && isCode) {
			tokens.lastIndex = stringEnd(text, match.index);
			if (!withStrings && !/label\(\s*$/.test(text.slice(Math.max(0, match.index - 20), match.index))) {
				hidden.push({ start: match.index, end: tokens.lastIndex });
			}
		} else if (changeMode(modes, token, isCode || match.index === expressionEnd)) {
			expressionEnd = end;
		}
	}
	return blankRanges(text, hidden);
}

/** Brackets of code, a content block, or the text itself (closed by nothing). */
interface Mode {
	readonly closing: string;
	/** Of a statement such as `#let`, until its line ends. */
	isCode: boolean;
}

const TOKEN = new RegExp(
	[
		String.raw`\\[\s\S]`,
		'(`{3,})[\\s\\S]*?(?:\\1`*|$)',
		'``',
		'`[^`]*(?:`|$)',
		String.raw`https?://[^\s\])>"]*`,
		String.raw`//[^\n]*`,
		String.raw`/\*[\s\S]*?(?:\*/|$)`,
		String.raw`#(?:[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)*)?`,
		String.raw`\.[A-Za-z_][\w-]*(?=[([])`,
		String.raw`[()[\]{}"\n]`,
	].join('|'),
);

const HIDDEN = /^(?:`|https?:|\/[/*])/;

const STATEMENT = /^#(?:let|set|show|import|include|if|else|for|while|return|context)$/;

/** Opens and closes brackets; true when an expression ends here, so that a bracket right behind goes on with it. */
function changeMode(modes: Mode[], token: string, goesOn: boolean): boolean {
	const mode = modes.at(-1);
	if (token === '\n' && mode && !/[)}]/.test(mode.closing)) {
		mode.isCode = false;
	} else if (token.startsWith('#')) {
		if (mode && STATEMENT.test(token)) {
			mode.isCode = true;
		}
		return true;
	} else if (token === '[') {
		modes.push({ closing: ']', isCode: false });
	} else if ((token === '(' || token === '{') && goesOn) {
		modes.push({ closing: token === '(' ? ')' : '}', isCode: true });
	} else if (/[)\]}]/.test(token)) {
		return closeMode(modes, token);
	}
	return token.startsWith('.') && goesOn;
}

/** A `]` also closes brackets of code that were left open before it. */
function closeMode(modes: Mode[], closing: string): boolean {
	const most = closing === ']' ? 50 : 1;
	const recent = modes.slice(-most).map((mode) => mode.closing);
	const distance = recent.length - recent.lastIndexOf(closing);
	if (distance > recent.length) {
		return false;
	}
	modes.length -= distance;
	return true;
}

function stringEnd(text: string, start: number): number {
	const string = /"(?:[^"\\]|\\[\s\S])*(?:"|$)/y;
	string.lastIndex = start;
	return start + (string.exec(text)?.[0].length ?? 1);
}
