import { type Marks, mark } from '../prose/marks';

interface MarkedText {
	readonly text: string;
	readonly marks: Marks;
}

/** Whether the characters from `start` to `end` are part of a URL, an e-mail address, a path or a file name. */
export function isInLocator(
	marked: MarkedText,
	start: number,
	end: number,
	isForm: (text: string) => boolean,
): boolean {
	const { text } = marked;
	if (isInUrl(text, start)) {
		return true;
	}
	const before = text.slice(Math.max(0, start - reach), start);
	const behind = text.slice(end, end + reach);
	const lead = runBefore(text, start, (at) => isPathCharacter(marked, at));
	const rest = runBehind(text, end, (at) => isPathCharacter(marked, at));
	const written = text.slice(start, end);
	if (fileEnding.test(rest) || isAddress(lead, written, rest)) {
		return true;
	}
	if (!lead.includes('/') && !rest.includes('/')) {
		return false;
	}
	const isRooted = /(?:^|[\s"'`(=,:;~]|\$\{[^{}]*\}|\$\([^()]*\)|[$%@])$/.test(
		before.slice(0, before.length - lead.length),
	);
	const isFolder = /^(?:$|[\s"'`),;:])/.test(behind.slice(rest.length));
	return isInPath({ lead, written, rest: rest.replace(/[.+-]+$/, ''), isRooted, isFolder }, isForm);
}

const reach = 128;
const urlCharacter = /[^\s<>"`{}|\\^[\]]/;
const pathCharacter = /[\p{L}\p{N}_./@+-]/u;

function isPathCharacter({ text, marks }: MarkedText, at: number): boolean {
	return marks[at] !== mark.markup && pathCharacter.test(text.charAt(at));
}

/** The unbroken run of characters that ends at `end`, at most 128 of them. */
function runBefore(text: string, end: number, belongs: (at: number) => boolean): string {
	let start = end;
	while (start > Math.max(0, end - reach) && belongs(start - 1)) {
		start--;
	}
	return text.slice(start, end);
}

function runBehind(text: string, start: number, belongs: (at: number) => boolean): string {
	let end = start;
	while (end < Math.min(text.length, start + reach) && belongs(end)) {
		end++;
	}
	return text.slice(start, end);
}

const upperEndings = 'JSONL?|CSV|TSV|PDF|TXT|MD|R|Rmd|Rnw|PY|H|C|ZIP|PNG|JPE?G|HTML?|XML|YAML|TEX|BIB|GZ|IPYNB';
const fileEnding = new RegExp(String.raw`^[^/]*(?<!\.)\.(?:[a-z_]|(?:${upperEndings})(?![\p{L}\p{N}]))`, 'u');

function isInUrl(text: string, start: number): boolean {
	const run = runBefore(text, start, (at) => urlCharacter.test(text.charAt(at)));
	const at = run.search(/[a-z][a-z0-9+.-]{0,15}:\/\/|www\.|mailto:|doi:10\.|urn:/i);
	if (at < 0) {
		return false;
	}
	let depth = 0;
	for (const character of run.slice(at)) {
		depth += character === '(' ? 1 : character === ')' ? -1 : 0;
		if (depth < 0) {
			return false;
		}
	}
	return true;
}

function isAddress(lead: string, written: string, rest: string): boolean {
	return (
		!written.includes('@') &&
		/^[^@\s]*\w@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}$/i.test(lead + written.replaceAll(' ', '-') + rest)
	);
}

/** A name of one word in lower case beside a slash is part of a path or an id: "codellama/CodeLlama-7b-hf". */
const plainWord = /^[a-z0-9]+$/;

interface Token {
	readonly lead: string;
	readonly written: string;
	readonly rest: string;
	/** A slash at its very front is a root, not a slash between words. */
	readonly isRooted: boolean;
	/** A slash at its very end is that of a folder. */
	readonly isFolder: boolean;
}

/**
 * "data/HumanEval" is a path; "HumanEval/MBPP", "Python/MBPP" and "HumanEval/0" are prose: all their parts are names,
 * numbers or capitalised, and the term is written as in prose.
 */
function isInPath({ lead, written, rest, isRooted, isFolder }: Token, isForm: (text: string) => boolean): boolean {
	const before = lead.split('/').slice(0, -1);
	const after = rest.split('/').slice(1);
	if ((before[0] === '' && isRooted) || (after.at(-1) === '' && isFolder)) {
		return true;
	}
	const isProse = (part: string) =>
		part === '' || (isForm(part) && !plainWord.test(part)) || /^(?:w|wo|o|and|or|\d+)$/.test(part);
	if (!before.every((part) => isProse(part) || (isName(part) && /\p{Lu}/u.test(part))) || !after.every(isName)) {
		return true;
	}
	if (plainWord.test(written) || (!before.every(isProse) && written === written.toLowerCase())) {
		return true;
	}
	return before.length + after.length > 1 && after.some((part) => !isProse(part) && part === part.toLowerCase());
}

function isName(part: string): boolean {
	return !part.startsWith('.') && !/_|\.[a-z]/.test(part);
}
