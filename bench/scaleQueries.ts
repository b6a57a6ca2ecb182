import type { Paper } from '../src/core/paper';
import { seededRandom } from './seededRandom';

/** What is typed, by kind: as it stands in the input at a keystroke, or when it was pasted. */
export type ScaleQueries = Readonly<Record<QueryKind, readonly string[]>>;

export const QUERY_KINDS = ['halfTyped', 'typo', 'threeWords', 'paragraph', 'rareWord', 'commonWord'] as const;
export type QueryKind = (typeof QUERY_KINDS)[number];

/** `count` queries of each kind about the papers, the same in every run. */
export function scaleQueries(papers: readonly Paper[], count: number): ScaleQueries {
	const random = seededRandom(SEED);
	const below = (most: number) => Math.floor(random() * most);
	const words = papers.map(({ title }) => title.split(/\s+/).filter((word) => /^\p{L}{4,}$/u.test(word)));
	const counts = new Map<string, number>();
	for (const word of words.flat()) {
		counts.set(word.toLowerCase(), (counts.get(word.toLowerCase()) ?? 0) + 1);
	}
	const byCount = [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
	const title = () => papers[below(papers.length)]?.title ?? '';
	const someWords = (most: number) => {
		const of = words[below(words.length)] ?? [];
		const start = below(Math.max(1, of.length - most));
		return of.slice(start, start + most).join(' ');
	};
	const many = (make: () => string) => Array.from({ length: count }, make);
	return {
		halfTyped: Array.from({ length: Math.ceil(count / RUN) }, () => {
			const typed = title();
			const first = 1 + below(Math.max(1, Math.min(typed.length, LONGEST_TYPED) - RUN));
			return Array.from({ length: RUN }, (_, letter) => typed.slice(0, first + letter));
		}).flat(),
		typo: many(() => withSlip(someWords(3), below)),
		threeWords: many(() => `${someWords(3)} `),
		paragraph: many(() => papers[below(papers.length)]?.abstract ?? Array.from({ length: 12 }, title).join('. ')),
		rareWord: many(() => byCount[byCount.length - 1 - below(Math.ceil(byCount.length / 2))] ?? ''),
		commonWord: many(() => `${byCount[below(COMMON)] ?? ''} ${byCount[below(COMMON)] ?? ''}`),
	};
}

const SEED = 7;
const LONGEST_TYPED = 60;
/** Keystrokes of one title, one after the other, as a title is typed. */
const RUN = 10;
const COMMON = 20;

/** A letter of the longest word is left out. */
function withSlip(text: string, below: (most: number) => number): string {
	const longest = text.split(' ').reduce((best, word) => (word.length > best.length ? word : best), '');
	const at = 1 + below(Math.max(1, longest.length - 2));
	return text.replace(longest, longest.slice(0, at) + longest.slice(at + 1));
}
