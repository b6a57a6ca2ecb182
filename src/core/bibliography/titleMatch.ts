import { rememberedFor } from '../lazily';
import type { Paper } from '../paper';

/** What to look a title up by: the whole titles of a paper, and their parts before a subtitle. */
export function titleKeys(paper: Paper): readonly string[] {
	return [...new Set(titlesOf(paper).flatMap(({ whole, head }) => [whole, head]))].filter((key) => key !== '');
}

/** How far two papers share a title, letter case, punctuation and accents aside: `head` where one of them lacks the subtitle. */
export function compareTitles(one: Paper, other: Paper): 'same' | 'head' | 'different' {
	const others = titlesOf(other);
	const pairs = titlesOf(one).flatMap((title) => others.map((another) => [title, another] as const));
	if (pairs.some(([title, another]) => title.whole === another.whole)) {
		return 'same';
	}
	return pairs.some(([title, another]) => isHeadOf(title, another) || isHeadOf(another, title)) ? 'head' : 'different';
}

interface Title {
	readonly whole: string;
	readonly head: string;
	/** The subtitle in small letters; empty where there is none, or where what follows makes another work of it. */
	readonly subtitle: string;
}

const titlesOf = rememberedFor(({ title, publishedTitle }: Paper): readonly Title[] => {
	return (publishedTitle === undefined ? [title] : [title, publishedTitle])
		.map(readTitle)
		.filter(({ whole }) => whole !== '');
});

function readTitle(title: string): Title {
	const text = title.slice(0, LONGEST);
	const colon = /:\s/.exec(text) ?? /[?!]\s|\s?[–—]\s?|\s-{1,3}\s/.exec(text);
	const subtitle = colon ? text.slice(colon.index + colon[0].length) : '';
	const isPart = OTHER_WORK.test(subtitle) || /^[\divxlc]+\.?$/i.test(subtitle.trim());
	const whole = normalized(text);
	return {
		whole,
		head: colon && !isPart ? normalized(text.slice(0, colon.index)) : whole,
		subtitle: isPart ? '' : normalized(subtitle),
	};
}

function isHeadOf(short: Title, long: Title): boolean {
	return long.subtitle !== '' && short.whole === long.head;
}

/** In UTF-16 units; longer titles are told apart by their beginnings. */
const LONGEST = 1000;

/** Subtitles that name another work than the title alone. */
const OTHER_WORK =
	/\b(?:part|parts|vol|volume|book|chapter|section|episode|no|number|edition|ed|erratum|errata|corrigendum|corrigenda|correction|retraction|addendum|supplement|supplementary|appendix|reply|response|comment|comments|commentary|rejoinder|discussion|review of|preface|foreword|editorial|revisited)\b/i;

/** Only letters and digits, so that "Code-Change" is "code change"; a leading article is dropped. */
function normalized(title: string): string {
	return title
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/&/g, ' and ')
		.replace(/^[^\p{L}\p{N}]*(?:a|an|the)\s/u, '')
		.replace(/[^\p{L}\p{N}+#]/gu, '');
}
