import type { TermForm } from './glossary';

const reach = 120;
const lineStart = String.raw`[ \t]*(?:[>#%*;/!'-]+[ \t]*)?`;
const paragraphBreak = new RegExp(String.raw`(?:\r\n|\r|\n)${lineStart}(?:\r\n|\r|\n)|\\par(?![a-zA-Z])`, 'g');

/**
 * How many characters lie between a term and the nearest of its form's context words: 0 for a form without any,
 * `undefined` where none stands within 120 characters in the same paragraph. The rule is that of the bundled glossary.
 */
export function contextDistance(text: string, start: number, end: number, form: TermForm): number | undefined {
	if (!form.contextWords || form.contextWords.length === 0) {
		return 0;
	}
	const words = wordPattern(form.contextWords);
	const before = paragraphTail(text.slice(Math.max(0, start - reach - 1), start));
	const after = paragraphHead(text.slice(end, end + reach));
	// One character more than the reach shows whether the first word is cut; a word may begin only behind it.
	const cut = before.length > reach ? 1 : 0;
	const behind = [...before.matchAll(words)].filter(({ index }) => index >= cut).at(-1);
	const ahead = after.matchAll(words).next().value;
	const distances = [
		...(behind ? [before.length - behind.index - behind[0].length] : []),
		...(ahead ? [ahead.index] : []),
	];
	return distances.length > 0 ? Math.min(...distances) : undefined;
}

function paragraphTail(before: string): string {
	const last = [...before.matchAll(paragraphBreak)].at(-1);
	return last ? before.slice(last.index + last[0].length) : before;
}

function paragraphHead(after: string): string {
	const first = after.search(new RegExp(paragraphBreak.source));
	return first < 0 ? after : after.slice(0, first);
}

const patterns = new WeakMap<readonly string[], RegExp>();

/** A command's name is no word: `\documentclass` is no "document". */
function wordPattern(words: readonly string[]): RegExp {
	const known = patterns.get(words);
	if (known) {
		return known;
	}
	const alternatives = words.map((word) => {
		const source = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', String.raw`(?:[\s~]|\\ )+`);
		return /^\w/.test(word) ? String.raw`(?<![\w\\\u00c0-\u024f])${source}` : source;
	});
	const pattern = new RegExp(alternatives.join('|'), 'gi');
	patterns.set(words, pattern);
	return pattern;
}
