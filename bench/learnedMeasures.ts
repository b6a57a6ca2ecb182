import { findTermAt, findTermsIn } from '../src/core/terms/findTerm';
import type { LocatedPair } from '../src/core/terms/learnedEvidence';
import { learnedTerm } from '../src/core/terms/learnedGlossary';
import { nameKey, nameShape } from '../src/core/terms/learnedNames';
import type { LearnedName, TermLearner } from '../src/core/terms/learnedTerms';
import { createTermMatcher, type TermMatch } from '../src/core/terms/termMatcher';
import { drain, type ProjectText } from './learnedFiles';

/** A name whose hover does not lead to the paper cited behind it, once this pair is hidden. */
export interface MissedPair {
	readonly name: string;
	readonly key: string;
	readonly title: string;
	readonly file: string;
	/** From 1. */
	readonly line: number;
	/** Key of the paper that the hover leads to instead. */
	readonly found: string | null;
}

/** Titles by key; `undefined` for keys without entry. */
export type Titles = (key: string) => string | undefined;

/** What the entries of keys say. */
export interface Papers {
	readonly titles: Titles;
	/** Family names. */
	readonly authors: (key: string) => readonly string[];
}

/**
 * Hides each name–citation pair in turn, and hovers over the name. A pair is a name right before a citation of one key that has an
 * entry; names of the paper's authors are none. Hidden are the pair and all that its citation tells of the sentence around it. Counted are the pairs that can be known then:
 * the title contains the name as words of its own, letter case aside, or the name stands elsewhere before a citation of the same paper.
 * A word in small letters counts where a title "word: …" presents it.
 */
export function measurePairs(
	learner: TermLearner,
	texts: readonly ProjectText[],
	papers: Papers,
): { readonly pairs: number; readonly missed: readonly MissedPair[] } {
	const all = texts.flatMap(({ evidence }) => evidence.pairs);
	const missed: MissedPair[] = [];
	let pairs = 0;
	for (const text of texts) {
		for (const pair of text.evidence.pairs.filter((one) => isKnowable(one, all, papers))) {
			pairs++;
			const miss = findMiss(learner, text, pair, papers.titles);
			if (miss) {
				missed.push(miss);
			}
		}
	}
	return { pairs, missed };
}

function isKnowable(pair: LocatedPair, all: readonly LocatedPair[], { titles, authors }: Papers): boolean {
	const [key = '', ...others] = pair.keys;
	const title = titles(key);
	const name = nameKey(pair.name);
	if (others.length > 0 || title === undefined || authors(key).some((family) => nameKey(family) === name)) {
		return false;
	}
	const isElsewhere = all.some(
		(other) =>
			other !== pair &&
			nameKey(other.name) === name &&
			other.keys.some((one) => workOf(one, titles) === workOf(key, titles)),
	);
	if (/^[\p{Ll}-]+$/u.test(pair.name)) {
		return wordsOf(title).startsWith(wordsOf(pair.name)) && title.includes(':');
	}
	return isElsewhere || wordsOf(title).includes(wordsOf(pair.name));
}

function findMiss(
	learner: TermLearner,
	{ file, text, markup, evidence }: ProjectText,
	pair: LocatedPair,
	titles: Titles,
): MissedPair | undefined {
	const key = pair.keys[0] ?? '';
	const others = {
		...evidence,
		pairs: evidence.pairs.filter((other) => other !== pair),
		sentences: evidence.sentences.filter(({ citation }) => citation !== pair.citation),
	};
	drain(learner.setText(file, others));
	const matcher = createTermMatcher(termsOf(learnAll(learner)));
	drain(learner.setText(file, evidence));
	const found = findTermAt(matcher, text, pair.start, languageOf(markup))?.term.definedBy;
	return found !== undefined && workOf(found, titles) === workOf(key, titles)
		? undefined
		: { name: pair.name, key, title: titles(key) ?? '', file, line: pair.line + 1, found: found ?? null };
}

/** A hover that leads to the wrong paper, and why it counts as such. */
export interface WrongHover {
	readonly name: string;
	readonly key: string;
	readonly why:
		| 'another paper is cited behind it'
		| 'part of a longer name'
		| 'never cited so, nor presented by the title';
	readonly around: string;
}

/**
 * Hovers over every learned name of the texts. Wrong is a hover (a) right before a citation that is not of its paper; (b) on a
 * capitalised word beside another one, which makes it part of a longer name; (c) on a name that stands nowhere right before a citation
 * of its paper, unless the title begins with the name or has it in brackets. Words are those of prose.
 */
export function measureHovers(
	learner: TermLearner,
	texts: readonly ProjectText[],
	titles: Titles,
): { readonly hovers: number; readonly wrong: readonly WrongHover[] } {
	const names = learnAll(learner);
	const terms = termsOf(names);
	const nameOf = new Map(terms.map((term, place) => [term, names[place]]));
	const matcher = createTermMatcher(terms);
	const wrong: WrongHover[] = [];
	let hovers = 0;
	for (const text of texts) {
		for (const match of findTermsIn(matcher, text.text, languageOf(text.markup))) {
			hovers++;
			const name = nameOf.get(match.term);
			const why = name && whyWrong(text, match, name, titles);
			if (name && why) {
				const around = text.text.slice(Math.max(0, match.start - 40), match.end + 40).replace(/\s+/g, ' ');
				wrong.push({ name: name.name, key: name.key, why, around });
			}
		}
	}
	return { hovers, wrong };
}

function whyWrong(
	{ text, evidence }: ProjectText,
	{ start, end }: TermMatch,
	{ name, key, places }: LearnedName,
	titles: Titles,
): WrongHover['why'] | undefined {
	const pair = evidence.pairs.find((one) => one.start < end && start < one.end);
	if (pair) {
		const isCited = pair.keys.some((one) => workOf(one, titles) === workOf(key, titles));
		return isCited ? undefined : 'another paper is cited behind it';
	}
	const isPlain = nameShape(text.slice(start, end)) !== 'marked';
	if (
		isPlain &&
		(/\p{Lu}\p{Ll}+ $/u.test(text.slice(Math.max(0, start - 20), start)) ||
			/^ \p{Lu}\p{Ll}/u.test(text.slice(end, end + 4)))
	) {
		return 'part of a longer name';
	}
	const title = wordsOf(titles(key) ?? '');
	const isPresented =
		title.startsWith(wordsOf(name)) ||
		new RegExp(String.raw`[(\[]\s*${literal(name)}\s*[)\]]`, 'i').test(titles(key) ?? '');
	return places.length > 0 || isPresented ? undefined : 'never cited so, nor presented by the title';
}

/** Words of at least two letters or digits. */
export function countWords({ text }: ProjectText): number {
	return text.match(/[\p{L}\p{N}]{2,}/gu)?.length ?? 0;
}

function learnAll(learner: TermLearner): readonly LearnedName[] {
	return drain(learner.learn());
}

function termsOf(names: readonly LearnedName[]) {
	return names.map((name) => learnedTerm(name, name.key));
}

function languageOf(markup: string): string {
	return { rst: 'restructuredtext', myst: 'markdown', djot: 'markdown', plain: 'plaintext' }[markup] ?? markup;
}

/** Two keys may have entries of one work. */
function workOf(key: string, titles: Titles): string {
	return nameKey(titles(key) ?? '') || key;
}

/** Words in small letters between spaces. */
function wordsOf(text: string): string {
	return ` ${
		text
			.toLowerCase()
			.match(/[\p{L}\p{N}+#*]+/gu)
			?.join(' ') ?? ''
	} `;
}

function literal(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
