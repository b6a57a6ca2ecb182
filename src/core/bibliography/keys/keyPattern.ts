import type { Paper } from '../../paper';
import { UserError } from '../../userError';
import { KEY_FILTERS, KEY_FUNCTIONS, type KeyArguments } from './keyFunctions';

/** Gives a paper's text under a pattern; it may hold characters that no key can. */
export type KeyPattern = (paper: Paper) => string;

/**
 * Reads a pattern in the part of Better BibTeX's formula language that `keyFunctions.ts` lists:
 * parts joined by `+`, each a text in quotes or a function, with arguments in parentheses and filters behind dots, such as
 * `auth.lower + '_' + shorttitle(3, 3) + year`. Throws a `UserError` that names what cannot be read.
 */
export function parseKeyPattern(pattern: string): KeyPattern {
	const reading: Reading = { pattern, tokens: tokensOf(pattern), at: 0 };
	const parts = [readPart(reading)];
	while (takes(reading, '+')) {
		parts.push(readPart(reading));
	}
	const rest = reading.tokens[reading.at];
	if (rest !== undefined) {
		throw patternError(pattern, `"${rest}" stands where "+" is expected`);
	}
	return (paper) => parts.map((part) => part(paper)).join('');
}

interface Reading {
	readonly pattern: string;
	readonly tokens: readonly string[];
	at: number;
}

function tokensOf(pattern: string): readonly string[] {
	const tokens: string[] = [];
	const token = /\s*([A-Za-z]\w*|\d+|'[^']*'|"[^"]*"|[+.(),=]|\S)/y;
	for (let match = token.exec(pattern); match; match = token.exec(pattern)) {
		tokens.push(match[1] ?? '');
	}
	return tokens;
}

function readPart(reading: Reading): KeyPattern {
	const token = next(reading, 'a function or a text in quotes');
	let part: KeyPattern = () => unquoted(token);
	if (!isQuoted(token)) {
		const compute = KEY_FUNCTIONS.get(token);
		if (!compute) {
			throw patternError(reading.pattern, `"${token}" is none of ${[...KEY_FUNCTIONS.keys()].join(', ')}`);
		}
		const given = readArguments(reading);
		part = (paper) => compute(paper, given);
	}
	while (takes(reading, '.')) {
		part = readFilter(reading, part);
	}
	return part;
}

function readFilter(reading: Reading, part: KeyPattern): KeyPattern {
	const name = next(reading, 'a filter');
	const filter = KEY_FILTERS.get(name);
	if (!filter) {
		throw patternError(reading.pattern, `".${name}" is none of .${[...KEY_FILTERS.keys()].join(', .')}`);
	}
	const given = readArguments(reading);
	return (paper) => filter(part(paper), given);
}

function readArguments(reading: Reading): KeyArguments {
	const given = new Map<string | number, string>();
	if (!takes(reading, '(') || takes(reading, ')')) {
		return given;
	}
	do {
		const token = next(reading, 'an argument');
		const isNamed = takes(reading, '=');
		const value = isNamed ? next(reading, 'a value') : token;
		if (!isQuoted(value) && !/^\d+$/.test(value)) {
			throw patternError(reading.pattern, `"${value}" is neither a number nor a text in quotes`);
		}
		given.set(isNamed ? token : given.size, unquoted(value));
	} while (takes(reading, ','));
	if (!takes(reading, ')')) {
		throw patternError(reading.pattern, 'a ")" is missing');
	}
	return given;
}

function next(reading: Reading, expected: string): string {
	const token = reading.tokens[reading.at++];
	if (token === undefined) {
		throw patternError(reading.pattern, `it ends where ${expected} is expected`);
	}
	return token;
}

function takes(reading: Reading, token: string): boolean {
	const is = reading.tokens[reading.at] === token;
	reading.at += is ? 1 : 0;
	return is;
}

function isQuoted(token: string): boolean {
	return token.length > 1 && /^['"]/.test(token);
}

function unquoted(token: string): string {
	return isQuoted(token) ? token.slice(1, -1) : token;
}

function patternError(pattern: string, reason: string): UserError {
	return new UserError(`The citation key pattern "${pattern}" cannot be read: ${reason}.`);
}
