import type { TextChange } from '../citation/citation';
import { nameKey } from './learnedNames';

/** A line of a terms file: what a name stands for. */
export interface TermLine {
	readonly name: string;
	/** Citation key of the paper; `undefined` where the name is to be no term. */
	readonly key: string | undefined;
	/** Offsets of the line, its line break left out. */
	readonly start: number;
	readonly end: number;
}

/** A terms file as far as it could be read. */
export interface TermFile {
	readonly lines: readonly TermLine[];
	/** Lines that are left out, and why. */
	readonly problems: readonly { readonly start: number; readonly end: number; readonly message: string }[];
}

/**
 * Reads a terms file: one term a line, `Name: key`, where `key` is the citation key of the paper; `Name: ~` says that the name is no term.
 * Names with `: ` or ` #` in them stand in double quotes. `#` begins a comment. Any such file is YAML, too.
 */
export function parseTermFile(text: string): TermFile {
	const lines: TermLine[] = [];
	const problems: TermFile['problems'][number][] = [];
	const known = new Set<string>();
	for (const { 0: line, index: start } of text.matchAll(/[^\r\n]+/g)) {
		const end = start + line.length;
		if (/^[\s\ufeff]*(?:#|$)|^\s*---\s*$/.test(line)) {
			continue;
		}
		const found = readLine(line);
		const message =
			found === undefined ? 'Write "Name: key", or "Name: ~" for a name that is no term.' : repeated(found.name, known);
		if (found && message === undefined) {
			known.add(found.name);
			lines.push({ ...found, start, end });
		} else if (message !== undefined) {
			problems.push({ start, end, message });
		}
	}
	return { lines, problems };
}

/** What a new terms file begins with. */
export const termFileHead = `# What names stand for in this project: one term a line, "Name: key", with the citation key of the paper.
# "Name: ~" is for a name that is no term. Lines are sorted by name.
`;

/** Puts down what a name stands for: in place of its line, else in the order of names. */
export function writeTerm(text: string, name: string, key: string | undefined): TextChange {
	const line = `${quoted(name, plainName)}: ${key === undefined ? '~' : quoted(key, plainKey)}`;
	const { lines } = parseTermFile(text);
	const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
	const own = lines.find((known) => known.name === name);
	if (own) {
		return { start: own.start, end: own.end, text: line };
	}
	const next = lines.find((known) => compareNames(known.name, name) > 0);
	if (next) {
		return { start: next.start, end: next.start, text: line + lineBreak };
	}
	const head = text === '' ? termFileHead : /[\r\n]$/.test(text) ? '' : lineBreak;
	return { start: text.length, end: text.length, text: head + line + lineBreak };
}

const LONGEST_LINE = 1000;

function readLine(line: string): { name: string; key: string | undefined } | undefined {
	if (line.length > LONGEST_LINE) {
		return undefined;
	}
	const parts =
		/^\s*("(?:[^"\\]|\\.)*"|[^"#\s](?:(?!:\s|\s#).)*)\s*:\s+("(?:[^"\\]|\\.)*"|[^\s"#]+)\s*(?:\s#.*)?$/u.exec(line);
	const name = parts?.[1] === undefined ? undefined : unquoted(parts[1]);
	const key = parts?.[2] === undefined ? undefined : unquoted(parts[2]);
	if (name === undefined || key === undefined || nameKey(name) === '' || key === '') {
		return undefined;
	}
	return { name, key: parts?.[2] === '~' ? undefined : key };
}

function repeated(name: string, known: ReadonlySet<string>): string | undefined {
	return known.has(name) ? `"${name}" stands in an earlier line, which is the one that counts.` : undefined;
}

/** `undefined` for what is in quotes and cannot be read. */
function unquoted(text: string): string | undefined {
	if (!text.startsWith('"')) {
		return text.trim();
	}
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'string' ? value.trim() : undefined;
	} catch {
		return undefined;
	}
}

function quoted(text: string, plain: RegExp): string {
	return plain.test(text) && !otherValue.test(text) ? text : JSON.stringify(text);
}

const plainName = /^[\p{L}\p{N}](?:(?!: | #|:$)[^\r\n])*$/u;
const plainKey = /^[^\s"'#~&*!|>%@`[\]{},?:-][^\s#]*$/;

/** What YAML would not take for text. */
const otherValue = /^(?:[\d.+_-]+|true|false|null|yes|no|on|off)$/i;

function compareNames(one: string, other: string): number {
	return one.toLowerCase() < other.toLowerCase() ? -1 : 1;
}
