import {
	type Citation,
	type CitationOptions,
	type CitationSyntax,
	type CitedKey,
	type Completion,
	OPENING,
	shift,
	shiftCitation,
	type TextChange,
} from './citation';
import { formatCitationAt } from './citationPlace';
import { asciidocSyntax } from './markups/asciidocSyntax';
import { latexSyntax } from './markups/latexSyntax';
import { markdownSyntax } from './markups/markdownSyntax';
import { orgSyntax } from './markups/orgSyntax';
import { pandocSyntax } from './markups/pandocSyntax';
import { mystSyntax, rstSyntax } from './markups/roleSyntax';
import { typstSyntax } from './markups/typstSyntax';
import type { Markup } from './styles';

/** A place for a key inside a citation, finished or not, where the cursor stands. */
export interface OpenCitation {
	readonly command: string;
	/** The other keys of the citation. */
	readonly keys: readonly CitedKey[];
	/** From `start` to the cursor; several words where someone types words to search for. */
	readonly typed: string;
	/** The key at the cursor: what a completion replaces. */
	readonly start: number;
	readonly end: number;
	/** The key ends before the punctuation in front of the cursor, such as a full stop, unless more of it follows. */
	readonly isEnded: boolean;
}

/** Every citation of a text, in order, with its keys; not those in code, comments and verbatim text. */
export function findCitations(text: string, markup: Markup): readonly Citation[] {
	return (OPENING.test(text) && syntaxOf[markup]?.find(text)) || [];
}

/** The innermost finished citation around `offset`. */
export function findCitationAt(text: string, offset: number, markup: Markup): Citation | undefined {
	const { start, end } = paragraphAround(text, offset);
	const around = findCitations(text.slice(start, end), markup)
		.filter((citation) => citation.start + start <= offset && offset <= citation.end + start)
		.sort((a, b) => a.end - a.start - (b.end - b.start));
	const [found] = around;
	if (!found || syntaxOf[markup]?.isCode?.(text, offset)) {
		return undefined;
	}
	return shiftCitation(found, start);
}

/** How many characters before and behind an offset are looked at for the citation that is open there. */
export const CITATION_REACH = 4000;

/** The place for a key at `offset`; looks at the paragraph around it, 30 lines and 4,000 characters each way at most. */
export function findOpenCitation(text: string, offset: number, markup: Markup): OpenCitation | undefined {
	const open = findOpenInParagraph(text, offset, markup);
	return open && !syntaxOf[markup]?.isCode?.(text, offset) ? open : undefined;
}

/** As `findOpenCitation`, also in blocks of code that begin above the paragraph, so that a part of the text is enough. */
export function findOpenInParagraph(text: string, offset: number, markup: Markup): OpenCitation | undefined {
	const syntax = syntaxOf[markup];
	const { start, end } = paragraphAround(text, offset);
	const head = text.slice(start, offset);
	if (!syntax || !OPENING.test(head)) {
		return undefined;
	}
	const rest = text.slice(offset, end);
	let best: OpenCitation | undefined;
	for (const completion of syntax.completions) {
		const open = completion.behind?.test(head) === false ? undefined : readCompleted(syntax, head, rest, completion);
		if (open && (!best || countBefore(open) > countBefore(best))) {
			best = open;
		}
	}
	best ??= readUnbraced(syntax, head, rest);
	if (!best || MAIL.test(head.slice(0, best.start))) {
		return undefined;
	}
	const keys = best.keys.map((cited) => shift(cited, start));
	return { ...shift(best, start), keys };
}

/** The text of a new citation of these keys; without keys or in `plain` the empty text. */
export function formatCitation(markup: Markup, keys: readonly string[], options: CitationOptions = {}): string {
	return (keys.length > 0 && syntaxOf[markup]?.format(keys, options)) || '';
}

/** Replaces what is typed of a key by these keys. */
export function completeCitation(
	text: string,
	open: OpenCitation,
	markup: Markup,
	keys: readonly string[],
): TextChange {
	const before = text.slice(Math.max(0, open.start - 30), open.start);
	const behind = text.slice(open.end, open.end + 30);
	const syntax = syntaxOf[markup];
	const [mark = '', closing = ''] =
		syntax?.marks?.map(([left, right]) => [left.exec(before)?.[0], right.exec(behind)?.[0]]).find(([left]) => left) ??
		[];
	const written = syntax?.formatKeys(keys, open.command, mark) ?? '';
	const separator = open.typed === '' ? (syntax?.separator(open.command) ?? '') : '';
	const previous = open.keys.filter((key) => key.end <= open.start).at(-1);
	// In a later group of a multicite nothing goes before: `\cites{a}{|}`.
	const followsKey = previous && !/[,;]|\{[^}]*$/.test(text.slice(previous.end, open.start - mark.length));
	// Behind a citation without brackets goes on the sentence; where keys have a mark, a word without one is a note.
	const rest = behind.slice(closing.length);
	const nextKey = mark === '' ? /^[ \t]*[\p{L}\p{N}@&<]/u : /^[ \t]*-?[@&<]/;
	const hasNext = !/^-?@/.test(open.command) && nextKey.test(rest);
	const beforeNext = /^\s/.test(rest) ? separator.trimEnd() : separator;
	return {
		start: open.start - mark.length,
		end: open.end + closing.length,
		text: (followsKey ? separator : '') + written + (hasNext ? beforeNext : ''),
	};
}

/** Adds the keys that the citation at `offset` lacks and keeps what is there; `undefined` outside of citations. */
export function addKeys(text: string, offset: number, markup: Markup, keys: readonly string[]): TextChange | undefined {
	const open = findOpenCitation(text, offset, markup);
	if (open?.typed === '') {
		return completeCitation(text, open, markup, keys);
	}
	const citation = findCitationAt(text, offset, markup);
	const syntax = syntaxOf[markup];
	if (citation && syntax) {
		const missing = keys.filter((key) => citation.keys.every((cited) => cited.key !== key));
		return missing.length > 0 ? syntax.append(citation, text, missing) : { start: offset, end: offset, text: '' };
	}
	if (!open || open.isEnded || !syntax) {
		return undefined;
	}
	return completeCitation(text, open, markup, [text.slice(open.start, open.end), ...keys]);
}

/** Adds keys to the citation at `offset`, else cites them there, apart from words that would change it: `@a.@b`, `@anext`. */
export function citeKeys(
	text: string,
	offset: number,
	markup: Markup,
	keys: readonly string[],
	options: CitationOptions = {},
): TextChange {
	const added = addKeys(text, offset, markup, keys);
	const syntax = syntaxOf[markup];
	if (added || !syntax || keys.length === 0) {
		return added ?? { start: offset, end: offset, text: '' };
	}
	const { start, end } = paragraphAround(text, offset);
	const place = { before: text.slice(start, offset), behind: text.slice(offset, end) };
	return { start: offset, end: offset, text: formatCitationAt(syntax, place, keys, options) };
}

/** An `@` right behind a word is about to be a mail address, not a citation. */
const MAIL = /[\p{L}\p{N}.]@\{?$/u;

const syntaxOf: Readonly<Partial<Record<Markup, CitationSyntax>>> = {
	latex: latexSyntax,
	markdown: markdownSyntax,
	djot: pandocSyntax,
	typst: typstSyntax,
	myst: mystSyntax,
	rst: rstSyntax,
	org: orgSyntax,
	asciidoc: asciidocSyntax,
};

/** What is open at the end of `head` once it is completed. */
function readCompleted(
	syntax: CitationSyntax,
	head: string,
	rest: string,
	{ before = '', after = '' }: Completion,
): OpenCitation | undefined {
	const cursor = head.length + before.length;
	const citations = syntax.find(`${head}${before}x${after}${rest}`);
	const holds = ({ start, end }: CitedKey) => start <= cursor && cursor < end;
	const citation = citations.find(({ keys }) => keys.some(holds));
	const cited = citation?.keys.find(holds);
	if (!citation || !cited) {
		return undefined;
	}
	const start = cited.start - before.length;
	const typed = head.slice(start);
	const tail = /^\S*/.exec(rest.slice(0, Math.max(0, cited.end - 1 - cursor)))?.[0] ?? '';
	const end = head.length + (typed === '' ? 0 : tail.length);
	const inserted = before.length + 1 + after.length;
	const keys = citation.keys.flatMap((key) => {
		if (key === cited) {
			return typed === '' && tail !== '' ? [{ key: tail, start: end, end: end + tail.length }] : [];
		}
		const isInserted = key.start > cursor && key.start <= cursor + after.length;
		return isInserted ? [] : [key.start > cursor ? shift(key, -inserted) : key];
	});
	const isRead = ({ keys }: Citation) => keys.some((key) => key.start <= start && key.end >= head.length);
	const isEnded = ENDING.test(typed) && !syntax.find(head + after + rest).some(isRead);
	return { command: citation.command, keys, typed, start, end, isEnded };
}

/** What is open there when the key that is typed is read in braces. */
function readUnbraced(syntax: CitationSyntax, head: string, rest: string): OpenCitation | undefined {
	const at = syntax.unbraced?.exec(head)?.index;
	if (at === undefined) {
		return undefined;
	}
	const tail = /^[^\s@{}[\],;]*/.exec(rest)?.[0] ?? '';
	const braced = `${tail}}${rest.slice(tail.length)}`;
	const open = readCompleted(syntax, `${head.slice(0, at)}{${head.slice(at)}`, braced, {});
	const keys = open?.keys.map((cited) => (cited.start < at ? cited : shift(cited, -2))) ?? [];
	return open && { ...shift(open, -1), keys };
}

/** Behind the last letter or digit: some markups take it for a part of a key only where the key goes on. */
const ENDING = /[^\s\p{L}\p{M}\p{N}_]$/u;

/** A completion that takes in more of what stands in front of the cursor is the right one: `[@a; @|` is not `@|`. */
function countBefore({ keys, start }: OpenCitation): number {
	return keys.filter((key) => key.end <= start).length;
}

/** From the blank line above to the blank line below: no citation goes over one. */
function paragraphAround(text: string, offset: number): { start: number; end: number } {
	const above = text.slice(Math.max(0, offset - CITATION_REACH), offset);
	const below = text.slice(offset, offset + CITATION_REACH);
	const lines = above.split('\n').slice(-30);
	const blankAbove = lines
		.slice(0, -1)
		.map((line) => line.trim())
		.lastIndexOf('');
	const head = lines.slice(blankAbove + 1).join('\n');
	const end = /\n[ \t]*\r?\n/.exec(below)?.index ?? below.length;
	return { start: offset - head.length, end: offset + end };
}
