import { type Citation, type CitationOptions, type CitationSyntax, type CitedKey, splitKeys } from '../citation';
import { blank, findClosing } from './blank';

/** LaTeX, natbib, biblatex, csquotes, and the commands of other packages that are named like `\…cite…`. */
export const latexSyntax: CitationSyntax = {
	find: (text) => findLatexCitations({ text, prose: latexProse(text) }),
	completions: [{}, { after: '}' }],
	format: formatLatexCitation,
	formatKeys: (keys) => keys.join(','),
	separator: () => ',',
	append: ({ keys, end }, text, added) => {
		const last = keys.at(-1);
		const at = last?.end ?? text.lastIndexOf('}', end - 1);
		const separator = keys.length > 1 && text.slice(keys[0]?.end, at).includes(', ') ? ', ' : ',';
		return { start: at, end: at, text: (last ? separator : '') + added.join(separator) };
	},
};

/** `text` without comments, verbatim text and URLs, in which `%` and `\cite` mean nothing else; offsets stay right. */
export function latexProse(text: string): string {
	return text.replace(HIDDEN, (part) => (part.length === 2 && part.startsWith('\\') ? part : blank(part)));
}

/** The citations of a text whose `prose` is the same without comments and verbatim text. */
export function findLatexCitations(source: Source): Citation[] {
	const { prose } = source;
	const citations: Citation[] = [];
	for (const match of prose.matchAll(COMMAND)) {
		const command = match[1] ?? match[2] ?? '';
		const name = command.replace('*', '');
		if (!mayCite(name) || DEFINITION.test(prose.slice(Math.max(0, match.index - 40), match.index))) {
			continue;
		}
		const found = findKeys(source, match.index + match[0].length, name);
		if (found && (KNOWN.test(name) || found.keys.every(({ key }) => !/\s/.test(key)))) {
			citations.push({ start: match.index, end: found.end, command, keys: found.keys });
		}
	}
	return citations;
}

const VERBATIM = '[Vv]erbatim|lstlisting|minted|comment|filecontents|alltt|tcblisting|Sinput|Soutput|Schunk';

const HIDDEN = new RegExp(
	[
		String.raw`\\begin\s*\{((?:${VERBATIM})\*?)\}[\s\S]*?(?:\\end\s*\{\1\}|$)`,
		String.raw`\\(?:verb\*?|lstinline(?:\[[^\]\n]*\])?|mintinline(?:\[[^\]\n]*\])?\{\w+\})([^A-Za-z\s*{])[^\n]{0,2000}?\2`,
		String.raw`\\(?:url|href|nolinkurl|path)\*?\s*\{[^{}\n]*\}`,
		String.raw`\\[\s\S]`,
		String.raw`%[^\r\n]*`,
	].join('|'),
	'g',
);

const COMMAND = /\\(?!begin\b)([A-Za-z@]+\*?)|\\begin\{((?:foreign|hyphen)?displaycquote)\}/g;

/** Right before the name of a command that is being defined. */
const DEFINITION =
	/\\(?:(?:re|provide)?newcommand|providecommand|renewcommand|newrobustcmd|\w*DocumentCommand|Declare\w+|[gex]?def|let)\*?\s*\{?\s*$/;

/** Commands with "cite" in their name that take something else than keys. */
const NO_CITATION =
	/@|^(?:newcites|bibcite|(?:set|auto|default)?citestyle|citetext|citesetup|citecolor|AtEvery.*|AtNext.*|Declare.*|Set.*|if.*|(?:re|ex)cite.*)$/;

/** Their argument may have blanks, as while someone types words to search for; that of other commands must look like keys. */
const KNOWN =
	/^(?:no|paren|text|auto|foot|smart|super|full|footfull|short)?cites?$|^cite(?:[pt]|al[pt]|(?:full)?author|year|yearpar|title|date|url|num)$/i;

function mayCite(name: string): boolean {
	return /cite/i.test(name) ? !NO_CITATION.test(name) : /^(?:bibentry|\w*cquote)$/.test(name);
}

/** A text, and the same without comments: a line with nothing but a comment is no blank line. */
interface Source {
	readonly text: string;
	readonly prose: string;
}

/** The keys of the command whose name ends at `from`, and where its arguments end. */
function findKeys(source: Source, from: number, name: string): { keys: CitedKey[]; end: number } | undefined {
	const plural = /cites$/i.test(name);
	const leading = /volcites?$|^(?:foreign|hyphen)\w*cquote$/i.test(name);
	let keys: CitedKey[] = [];
	let end: number | undefined;
	do {
		const list = readKeyList(source, skipNotes(source.prose, end ?? from, { leading, plural }));
		if (!list) {
			break;
		}
		keys = keys.concat(splitKeys(list.text, list.start).map(withoutStar));
		end = list.end;
	} while (plural);
	return end === undefined ? undefined : { keys, end };
}

/** In a set of mcite every key but the first has a star. */
function withoutStar(cited: CitedKey): CitedKey {
	const isMember = /^\*[^\s*]/.test(cited.key);
	return isMember ? { ...cited, key: cited.key.slice(1), start: cited.start + 1 } : cited;
}

/** Where the argument with the keys begins: behind the pre- and postnotes, and the volume or language of some commands. */
function skipNotes(prose: string, from: number, { leading, plural }: { leading: boolean; plural: boolean }): number {
	let braces = leading ? 1 : 0;
	let at = skipBlanks(prose, from);
	for (;;) {
		const isNote = (plural ? /[([<]/ : /[[<]/).test(prose.charAt(at));
		if (!isNote && !(prose[at] === '{' && braces-- > 0)) {
			return at;
		}
		const end = findClosing(prose, at);
		if (end === undefined) {
			return at;
		}
		at = skipBlanks(prose, end);
	}
}

/** `undefined` where no argument stands, it goes over a blank line, or holds what only a macro knows: `#1`, `\jobname`. */
function readKeyList({ text, prose }: Source, at: number): { text: string; start: number; end: number } | undefined {
	const argument = /\{([^{}\\]*)\}/y;
	argument.lastIndex = at;
	const list = argument.exec(prose)?.[1];
	if (list === undefined || /#\d/.test(list) || /\n[ \t]*\r?\n/.test(text.slice(at, at + list.length))) {
		return undefined;
	}
	return { text: list, start: at + 1, end: at + list.length + 2 };
}

function skipBlanks(text: string, at: number): number {
	const blanks = /[ \t]*(?:\r?\n[ \t]*)?/y;
	blanks.lastIndex = at;
	return at + (blanks.exec(text)?.[0].length ?? 0);
}

/** The plain `\cite` of LaTeX takes one note, so that what goes before stands in front of it. */
function formatLatexCitation(
	keys: readonly string[],
	{ command = 'cite', prenote = '', postnote = '' }: CitationOptions,
): string {
	const list = `{${keys.join(',')}}`;
	if (NOTELESS.test(command)) {
		return `\\${command}${list}`;
	}
	if (command === 'cite') {
		return `${prenote === '' ? '' : `${prenote} `}\\cite${postnote === '' ? '' : `[${protect(postnote)}]`}${list}`;
	}
	const before = prenote === '' ? '' : `[${protect(prenote)}]`;
	const after = prenote === '' && postnote === '' ? '' : `[${protect(postnote)}]`;
	return `\\${command}${before}${after}${list}`;
}

/** Without notes: biblatex ignores those of `\supercite`, with a warning. */
const NOTELESS = /^(?:nocite|supercite)$/;

/** A note with a bracket needs braces, or the first `]` ends it. */
function protect(note: string): string {
	return /[[\]]/.test(note) ? `{${note}}` : note;
}
