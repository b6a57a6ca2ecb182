import type { Citation, CitationOptions, CitationSyntax } from '../citation';
import { findClosing } from './blank';
import { isInCodeFence } from './markdownProse';
import { typstProse } from './typstProse';

/** Where a call of `cite` waits for its key. */
const CALL_HEAD = /\bcite\((?:[^()]{0,300},)?\s*$/;

/** Typst: `@key`, `@key[p. 3]`, `#cite(<key>, form: "prose")`, `#cite(label("odd/key"))`. */
export const typstSyntax: CitationSyntax = {
	find: findTypstCitations,
	isCode: isInCodeFence,
	completions: [
		{},
		{ after: '>' },
		{ after: '>)' },
		{ after: '"))' },
		{ before: '<', after: '>', behind: CALL_HEAD },
		{ before: '<', after: '>)', behind: CALL_HEAD },
	],
	marks: [
		[/@$/, /^/],
		[/<$/, /^>?/],
		[/label\(\s*"$/, /^(?:"\s*\))?/],
	],
	format: formatTypstCitation,
	alternatives: (keys, { command = '@', ...notes }) => {
		const call = formatTypstCitation(keys, { ...notes, command: command === '@' ? 'cite' : command });
		return [call, `${call};`];
	},
	joins: [
		[/[^\]\s]$/, /^\[/],
		[/[\p{L}\p{N}]$/u, /^[*_][\p{L}\p{N}]/u],
		[/\)$/, /^(?:[(;]|\.[\p{L}_])/u],
	],
	formatKeys: (keys, _command, mark) =>
		mark === '@' ? keys.map(formatReference).join(' ') : keys.map(formatLabel).join(') #cite('),
	separator: () => ' ',
	append: ({ end, command }, _text, keys) => ({
		start: end,
		end,
		text: ` ${formatTypstCitation(keys, { command })}`,
	}),
};

const LABEL = String.raw`[\p{XID_Continue}:.-]`;

/** A closing `.` or `:` belongs to the sentence. */
const REFERENCE_KEY = String.raw`[\p{XID_Continue}-](?:${LABEL}*[\p{XID_Continue}-])?`;

function findTypstCitations(text: string): Citation[] {
	const prose = typstProse(text);
	const labels = new Set<string>();
	for (const [, label = ''] of prose.matchAll(LABEL_DEFINITION)) {
		labels.add(label);
	}
	return [...findReferences(prose, labels), ...findCalls(text, prose)].sort((a, b) => a.start - b.start);
}

/** A label behind content names it; one in the arguments of a function refers to it. */
const LABEL_DEFINITION = new RegExp(String.raw`(?<![(,:]\s{0,20})<(${LABEL}+)>`, 'gu');

/** `@key` is a citation unless the text has that label; whether another file has it cannot be seen here. */
function findReferences(prose: string, labels: ReadonlySet<string>): Citation[] {
	const citations: Citation[] = [];
	for (const { index, 0: token, 1: key } of prose.matchAll(REFERENCE)) {
		if (key === undefined || labels.has(key) || isMail(prose, index, key)) {
			continue;
		}
		const end = index + token.length;
		const supplement = prose[end] === '[' ? findClosing(prose, end) : undefined;
		const keys = [{ key, start: index + 1, end }];
		citations.push({ start: index, end: supplement ?? end, command: '@', keys, ambiguous: true });
	}
	return citations;
}

const REFERENCE = new RegExp(String.raw`\\[\s\S]|@(${REFERENCE_KEY})`, 'gu');

function isMail(prose: string, at: number, domain: string): boolean {
	return /[A-Za-z0-9._%+-]/.test(prose.charAt(at - 1)) && /^[A-Za-z0-9.-]+\.[A-Za-z]{2,}$/.test(domain);
}

function findCalls(text: string, prose: string): Citation[] {
	const citations: Citation[] = [];
	for (const match of prose.matchAll(CALL)) {
		const written = match[1] ?? match[2] ?? '';
		const open = match.index + match[0].indexOf('(');
		const end = findClosing(prose, open);
		if (end === undefined) {
			continue;
		}
		const keyEnd =
			match.index + match[0].length - (match[1] === undefined ? match[0].length - match[0].lastIndexOf('"') : 1);
		const keys = [{ key: unescapeString(written), start: keyEnd - written.length, end: keyEnd }];
		const form = /\bform:\s*(?:"(\w+)"|(none)\b)/.exec(text.slice(open, end));
		citations.push({ start: match.index, end, command: form?.[1] ?? form?.[2] ?? 'cite', keys });
	}
	return citations;
}

/** Before the key, without the strings of code: `form: ,`. */
const NAMED_ARGUMENTS = String.raw`(?:[\w-]+:(?:[\s\w.-]|\[[^\]\n]{0,300}\])*,\s*){0,4}`;

const CALL = new RegExp(
	String.raw`#?(?<![\w.-])cite\(\s*${NAMED_ARGUMENTS}(?:<(${LABEL}+)>|label\(\s*"((?:[^"\\\n]|\\.)*)"\s*\))`,
	'gu',
);

function unescapeString(string: string): string {
	return string.replace(/\\(["\\])/g, '$1');
}

function formatTypstCitation(
	keys: readonly string[],
	{ command = '@', prenote = '', postnote = '' }: CitationOptions,
): string {
	const written = keys.map((key, index) => {
		const note = index === keys.length - 1 ? postnote : '';
		if (command === '@' && isReferenceKey(key)) {
			return note === '' ? `@${key}` : `@${key}[${note}]`;
		}
		const form =
			command === '@' || command === 'cite' ? '' : `, form: ${command === 'none' ? command : `"${command}"`}`;
		return `#cite(${formatLabel(key)}${form}${note === '' ? '' : `, supplement: [${note}]`})`;
	});
	return (prenote === '' ? '' : `${prenote} `) + written.join(' ');
}

function formatReference(key: string): string {
	return isReferenceKey(key) ? `@${key}` : `#cite(${formatLabel(key)})`;
}

function isReferenceKey(key: string): boolean {
	return new RegExp(`^${REFERENCE_KEY}$`, 'u').test(key);
}

function formatLabel(key: string): string {
	return new RegExp(`^${LABEL}+$`, 'u').test(key) ? `<${key}>` : `label("${key.replace(/["\\]/g, '\\$&')}")`;
}
