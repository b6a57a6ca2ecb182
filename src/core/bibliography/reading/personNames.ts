import type { Author } from '../../paper';
import { latexToText } from './latexText';

/** The persons and bodies of a name list in its order; `truncated` when it ends in "and others". */
export interface NameList {
	readonly authors: readonly Author[];
	readonly truncated: boolean;
}

const suffix = /^(?:jr|sr|ii|iii|iv)\.?$/i;
const extended = /^(?:family|given|prefix|suffix)(?:-i)?\s*=/i;

/**
 * Reads the value of an author or editor field as BibTeX does ("First von Last", "von Last, First", "von Last, Jr,
 * First", names in braces), and biblatex's "family=…, given=…"; names are decoded from LaTeX. Lists with ";" and
 * "First Last, First Last", which BibTeX refuses, are read as they were meant.
 */
export function parseNames(value: string): NameList {
	const inner = wronglyBraced(value);
	if (inner !== undefined) {
		return parseNames(inner);
	}
	const names = splitNames(value);
	const last = names[names.length - 1] ?? '';
	const others = /^(?:others|\\?et\.?\s*al\b\.?|et~al\.?|\.\.\.|…|\\(?:l?dots)(?:\{\})?)$/i.test(last);
	const cut = /[,\s]+(?:\{?\\?(?:em|it)\s+)?et\.?[\s~]*al\b\.?\}?$/i.exec(last.slice(-40));
	const kept = others ? names.slice(0, -1) : cut ? [...names.slice(0, -1), last.slice(0, -cut[0].length)] : names;
	return { authors: kept.flatMap(parseName), truncated: others || cut !== null };
}

/** The names between the words "and", or between ";" where there is no such word. */
function splitNames(value: string): string[] {
	const names: string[][] = [[]];
	for (const word of splitOutside(value, isBlank)) {
		if (/^and$/i.test(word)) {
			names.push([]);
		} else {
			names[names.length - 1]?.push(word);
		}
	}
	const texts = names.map((words) => words.join(' '));
	const parts = texts.length > 1 ? texts : splitOutside(texts[0] ?? '', (sign, next) => sign === ';' && isBlank(next));
	return parts.map(trimmed).filter((name) => name !== '');
}

/** The name without a comma, semicolon or blank at its ends. */
function trimmed(name: string): string {
	let end = name.length;
	while (end > 0 && ',; '.includes(name.charAt(end - 1))) {
		end--;
	}
	return name.slice(0, end).trimStart();
}

function parseName(name: string): Author[] {
	if (extended.test(name)) {
		return extendedName(name);
	}
	if (isOneGroup(name)) {
		const literal = latexToText(name);
		return literal === '' ? [] : [{ literal }];
	}
	const parts = splitOutside(name, (sign) => sign === ',').map((part) => part.trim());
	const [first = '', second, third] = parts;
	if (second === undefined) {
		return person(...firstVonLast(first));
	}
	if (third === undefined) {
		return suffix.test(second) ? person(...firstVonLast(`${first} ${second}`)) : person(first, second, '');
	}
	if (parts.length === 3 && (suffix.test(second) || suffix.test(third))) {
		return suffix.test(second) ? person(first, third, second) : person(first, second, third);
	}
	return severalPersons(parts);
}

/** "A. Smith, B. Jones, C. Lee" or "Smith, A., Jones, B.": persons that commas separate. */
function severalPersons(parts: readonly string[]): Author[] {
	if (parts.every((part) => /\S\s+\S/.test(part))) {
		return parts.flatMap((part) => person(...firstVonLast(part)));
	}
	if (parts.length % 2 === 0) {
		return parts.flatMap((part, at) => (at % 2 === 0 ? person(part, parts[at + 1] ?? '', '') : []));
	}
	const [family = '', jr = '', ...given] = parts;
	return person(family, given.join(', '), jr);
}

function person(family: string, given: string, jr: string): Author[] {
	const [familyText, givenText, jrText] = [latexToText(family), latexToText(given), latexToText(jr)];
	if (familyText === '') {
		return givenText === '' ? [] : [{ family: givenText }];
	}
	if (givenText === '') {
		return [{ family: jrText === '' ? familyText : `${familyText} ${jrText}` }];
	}
	return [{ family: familyText, given: jrText === '' ? givenText : `${givenText}, ${jrText}` }];
}

/** The parts of "First von Last Jr": the family begins at the first word in lower case, else it is the last word. */
function firstVonLast(name: string): [family: string, given: string, jr: string] {
	const all = splitOutside(name, (sign) => isBlank(sign) || sign === '~');
	const last = all[all.length - 1] ?? '';
	const jr = all.length > 1 && suffix.test(last) ? last : '';
	const words = jr === '' ? all : all.slice(0, -1);
	const lower = words.findIndex((word, at) => at < words.length - 1 && isLowerCase(word));
	const start = lower < 0 ? words.length - 1 : lower;
	return [words.slice(start).join(' '), words.slice(0, start).join(' '), jr];
}

/** As BibTeX: braces hide case, but "{\" begins a letter. */
function isLowerCase(word: string): boolean {
	return !/^\{[^\\]/.test(word) && /^\P{L}*\p{Ll}/u.test(latexToText(word));
}

/** biblatex's "family=Hasan, given=Ali, prefix=al, suffix=Jr". */
function extendedName(name: string): Author[] {
	const parts = new Map<string, string>();
	for (const part of splitOutside(name, (sign) => sign === ',')) {
		const at = part.indexOf('=');
		parts.set(
			part.slice(0, at).trim().toLowerCase(),
			part
				.slice(at + 1)
				.trim()
				.replace(/^"(.*)"$/s, '$1'),
		);
	}
	const family = [parts.get('prefix'), parts.get('family')].filter((part) => part).join(' ');
	return person(family, parts.get('given') ?? '', parts.get('suffix') ?? '');
}

/** The list inside braces around all of it, "{Smith, A. and Jones, B.}", where every name has its comma. */
function wronglyBraced(value: string): string | undefined {
	const group = value.trim();
	if (!isOneGroup(group)) {
		return undefined;
	}
	const inner = group.slice(1, -1);
	const names = splitNames(inner);
	return names.length > 1 && names.every((name) => name.includes(',')) ? inner : undefined;
}

function isOneGroup(text: string): boolean {
	if (!text.startsWith('{') || !text.endsWith('}')) {
		return false;
	}
	let depth = 0;
	for (let at = 0; at < text.length - 1; at++) {
		depth += text[at] === '{' ? 1 : text[at] === '}' ? -1 : 0;
		if (depth === 0) {
			return false;
		}
	}
	return true;
}

/** The parts between separators that stand outside of braces, without empty ones. */
function splitOutside(text: string, isSeparator: (sign: string, next: string) => boolean): string[] {
	const parts: string[] = [];
	let depth = 0;
	let start = 0;
	for (let at = 0; at <= text.length; at++) {
		const character = text.charAt(at);
		if (character === '{') {
			depth++;
		} else if (character === '}') {
			depth = Math.max(0, depth - 1);
		} else if (at === text.length || (depth === 0 && isSeparator(character, text.charAt(at + 1)))) {
			if (at > start) {
				parts.push(text.slice(start, at));
			}
			start = at + 1;
		}
	}
	return parts;
}

function isBlank(character: string): boolean {
	return character === ' ' || character === '\n' || character === '\t' || character === '\r' || character === '\u00a0';
}
