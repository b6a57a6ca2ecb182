import type { Citation } from '../citation/citation';
import { citationCommands, type Markup } from '../citation/styles';
import { type Marks, mark } from '../prose/marks';
import type { TermKind } from './glossary';
import { isOrdinary, nameShape } from './learnedNames';

/** A name that stands right before a citation, "HumanEval~\cite{chen2021codex}"; offsets count UTF-16 units. */
export interface NamePair {
	readonly name: string;
	readonly start: number;
	readonly end: number;
	/** The keys of the citation. */
	readonly keys: readonly string[];
	/** The place of its own key where there are as many names as keys. */
	readonly index: number | undefined;
	/** Where the citation begins. */
	readonly citation: number;
	/** What the words between it and the citation call it: "the HumanEval benchmark [@chen2021codex]". */
	readonly kind: TermKind | undefined;
}

/**
 * The names right before citations of a text, in order. Between them may stand spaces, the end of emphasis, an opening parenthesis, a comma or full stop before a raised number,
 * and up to two words such as "benchmark" or "language model". "Long Name (LN) [@key]" gives LN. Several names in a row take the keys of
 * one citation only where there are as many of them. Textual citations ("In Python, \citet{…}") give none: there stand authors.
 * Stops behind each citation.
 */
export function* findNamePairs(
	text: string,
	marks: Marks,
	citations: readonly Citation[],
	markup: Markup,
): Generator<undefined, readonly NamePair[]> {
	const pairs: NamePair[] = [];
	for (const citation of citations.filter((one) => mayFollowName(one, markup))) {
		pairs.push(
			...pairsBefore(text, citation).filter(({ start, end }) => !marks.subarray(start, end).includes(mark.outside)),
		);
		yield;
	}
	return pairs.sort((one, other) => one.start - other.start);
}

function mayFollowName({ command, keys }: Citation, markup: Markup): boolean {
	const kind = citationCommands(markup).find((known) => known.command === command)?.kind;
	return (
		keys.length > 0 &&
		(kind === undefined
			? !/text|author|year|title|nocite|full/i.test(command)
			: !['textual', 'author', 'year', 'suppressAuthor', 'title', 'hidden', 'full'].includes(kind))
	);
}

interface Found {
	readonly start: number;
	readonly end: number;
}

const reach = 240;
const LONGEST_RUN = 100;

/** What may stand between a name and its citation. */
const gap = /(?:(?:[\s~{}*_`"'”’)(]|\\[ ,;:/]|\\xspace(?![a-zA-Z])|\[)+|[;,.] ?)$/;
const blank = String.raw`(?: |~|\\ |\r?\n[ \t]*)`;
const token = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}#.’'/-]*[\p{L}\p{N}])?[+#*]*`;
const nameAtEnd = new RegExp(String.raw`(?<![\p{L}\p{N}\\_@#.-])${token}(?:${blank}${token}){0,3}$`, 'u');
const nextInList =
	/(?:[}*_`"'”’]+)?(?:,|;)?(?:\s|~)*(?:(?:and|und|et|y|e|&|\\&|or)(?:\s|~)+)?(?:\\[a-z]+\{|[{*_`"'“‘]+)?$/;

function pairsBefore(text: string, citation: Citation): readonly NamePair[] {
	const keys = citation.keys.map(({ key }) => key);
	const head = textTail(text.slice(Math.max(0, citation.start - reach), citation.start));
	const offset = citation.start - head.length;
	const behind = beforeGap(head);
	const { end, kind } = beforeKindWords(head, behind);
	const last = nameBefore(head, end);
	const isBehindStop = /[;,.] ?$/.test(head);
	if (!last || (isBehindStop && nameShape(clean(head.slice(last.start, last.end))) !== 'marked')) {
		return [];
	}
	const names = keys.length > 1 ? listBefore(head, last, keys.length) : [last];
	return names.map((found, index) => ({
		name: clean(head.slice(found.start, found.end)),
		start: found.start + offset,
		end: found.end + offset,
		keys,
		index: names.length === keys.length ? index : undefined,
		citation: citation.start,
		kind,
	}));
}

/** From the last paragraph, item or cell on; without a comment of LaTeX in the lines above. */
function textTail(before: string): string {
	const breaks = [...before.matchAll(/\r?\n[ \t]*\r?\n|\\par(?![a-zA-Z])|\\item(?![a-zA-Z])|&|(?<!\\)%[^\n]*\n/g)].at(
		-1,
	);
	return breaks ? before.slice(breaks.index + breaks[0].length) : before;
}

function beforeGap(head: string): number {
	return gap.exec(head)?.index ?? head.length;
}

const kindWords: readonly (readonly [kind: TermKind, words: string])[] = [
	['benchmark', 'benchmark|test suite|leaderboard|challenge|competition|testbed'],
	['dataset', 'dataset|data set|data|corpus|corpora|database|collection|treebank|repository|atlas|cohort|survey'],
	['metric', 'metric|measure|score|index|distance|similarity|loss'],
	['model', 'model|network|architecture|LLM|encoder|decoder|transformer|embedding|agent|potential|force field'],
	[
		'tool',
		'tool|library|libraries|package|framework|software|toolkit|toolbox|system|platform|compiler|solver|prover|engine|suite|simulator|program|language|plugin|server|code|verifier|fuzzer|pipeline|assistant|ontology|interface|module',
	],
	[
		'method',
		'method|algorithm|approach|technique|optimizer|optimiser|procedure|strategy|scheme|protocol|format|standard',
	],
];
const kindAtEnd = new RegExp(
	`(?<=[\\s~}*_\`])(?:[a-z-]+${blank})?(?:${kindWords.map(([, words]) => `(${words})s?`).join('|')})$`,
	'u',
);

function beforeKindWords(head: string, end: number): { end: number; kind: TermKind | undefined } {
	const found = kindAtEnd.exec(head.slice(Math.max(0, end - 40), end));
	if (!found) {
		return { end, kind: undefined };
	}
	const [whole, ...groups] = found;
	const kind = kindWords[groups.findIndex((group) => group !== undefined)]?.[0];
	return { end: beforeGap(head.slice(0, end - whole.length)), kind };
}

/** "Google's OSS-Fuzz" is OSS-Fuzz. */
const possessives = /^.*['’]s(?:[ ~]|\\ |\s)+/s;

/** The run of names that ends at `end`, of at most four words; a word in small letters alone, which a title may present as a name. */
function nameBefore(head: string, end: number): Found | undefined {
	const found = nameAtEnd.exec(head.slice(Math.max(0, end - LONGEST_RUN), end))?.[0];
	if (found === undefined) {
		return undefined;
	}
	const run = found.slice(possessives.exec(found)?.[0].length ?? 0);
	const words = [...run.matchAll(new RegExp(token, 'gu'))].map(({ 0: text, index }) => ({
		text,
		start: end - run.length + index,
	}));
	const lower = words.map(({ text }) => isPartOfName(text)).lastIndexOf(false);
	const capitals = words.slice(lower + 1);
	const isInSentence = afterText.test(head.slice(0, capitals[0]?.start ?? end));
	const first = isInSentence ? capitals[0] : capitals.find(({ text }) => !isOrdinary(text));
	const last = words.at(-1);
	if (!first) {
		return last && smallName.test(last.text) && !isOrdinary(last.text) ? { start: last.start, end } : undefined;
	}
	const shape = nameShape(clean(head.slice(first.start, end)));
	return shape === 'plain' ? wholeName(head, first.start, end) : shape && { start: first.start, end };
}

function isPartOfName(word: string): boolean {
	return /^\p{Lu}/u.test(word) || nameShape(word) !== undefined || /^v?\d[\d.]*[a-z]?$/i.test(word);
}

/** At the beginning of a sentence any word has a capital. */
const afterText = /[\p{L}\p{N},;][)}*_'"”’]*(?:[\s~]|\\ )+(?:\\[a-z]+\{|[{*_`"'“‘(])*$/u;
const smallName = /^\p{Ll}[\p{Ll}-]{3,}$/u;

/** "Tree of Thoughts" is one name; a plain name behind "Liquids for" is but the end of a longer one. */
function wholeName(head: string, start: number, end: number): Found | undefined {
	const before = head.slice(0, start);
	const link = /(?:^|[\s~{*_(])(\p{Lu}[\p{L}-]+ of )$/u.exec(before)?.[1];
	return /\p{Lu}[\p{L}-]* (?:for|in|on|the|to|via|with) $/u.test(before)
		? undefined
		: { start: start - (link?.length ?? 0), end };
}

/** As many names as keys: "HumanEval and MBPP [@a; @b]"; else the last one alone. */
function listBefore(head: string, last: Found, count: number): readonly Found[] {
	const names = [last];
	for (let first: Found | undefined = last; first && names.length < count; ) {
		const separator: string = nextInList.exec(head.slice(0, first.start))?.[0] ?? '';
		first = /[,;]|and|und|et|&|or/.test(separator) ? nameBefore(head, first.start - separator.length) : undefined;
		if (first) {
			names.unshift(first);
		}
	}
	return names.length === count ? names : [last];
}

function clean(name: string): string {
	return name.replace(/\\ |[\s~]+/g, ' ').trim();
}
