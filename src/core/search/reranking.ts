import { type QueryWord, saturated } from './ranking';
import { WEIGHTS } from './weights';
import type { WordSequences } from './wordSequences';

/** A paper found: its row in the index and its score. */
export interface RankedPaper {
	readonly row: number;
	readonly score: number;
}

/** What the second look needs of the query: its words, and all that was typed in its order, stop words among it. */
export interface Wording {
	readonly words: readonly QueryWord[];
	readonly typed: readonly string[];
	/** The last word may be half typed. */
	readonly typing: boolean;
}

/** The papers ordered anew: those gain that have the query's neighbours near each other, or its wording in the title. */
export function rerank(papers: readonly RankedPaper[], wording: Wording, sequences: WordSequences): RankedPaper[] {
	const stems = queryStems(wording.words, sequences);
	return papers
		.map(({ row, score }) => {
			const nearness = stems.size > 1 ? WEIGHTS.nearness * nearnessScore(row, stems, sequences) : 0;
			return { row, score: (score + nearness) * titleFactor(row, wording, sequences) };
		})
		.sort((a, b) => b.score - a.score || a.row - b.row);
}

/** A stem of the query: its place among the query's telling words, and its inverse document frequency. */
interface QueryStem {
	readonly place: number;
	readonly idf: number;
}

/** How far apart two words may stand to count as near: the window of Metzler and Croft's dependence model (SIGIR 2005). */
const WINDOW = 8;

function queryStems(words: readonly QueryWord[], { stemNumber }: WordSequences): Map<number, QueryStem> {
	const stems = new Map<number, QueryStem>();
	for (const [place, { matches, idf }] of words.entries()) {
		for (const [term] of matches[0]?.content ?? []) {
			const number = stemNumber(term);
			if (number) {
				stems.set(number, { place, idf });
			}
		}
	}
	return stems;
}

/** Every pair of words that are neighbours in the query counts like a word: the nearer and the more often, the more. */
function nearnessScore(row: number, stems: ReadonlyMap<number, QueryStem>, sequences: WordSequences): number {
	const { numbers, starts, stemOf } = sequences;
	const pairs = new Map<number, { nearness: number; idf: number }>();
	let recent: (QueryStem & { readonly at: number })[] = [];
	for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) {
		const stem = stems.get(stemOf[numbers[at] ?? 0] ?? 0);
		if (numbers[at] === 0) {
			recent = [];
		}
		if (stem) {
			recent = recent.filter((earlier) => at - earlier.at <= WINDOW);
			for (const earlier of recent) {
				if (Math.abs(earlier.place - stem.place) === 1) {
					const key = Math.min(earlier.place, stem.place);
					const pair = pairs.get(key) ?? { nearness: 0, idf: (earlier.idf + stem.idf) / 2 };
					pairs.set(key, { ...pair, nearness: pair.nearness + 1 / (at - earlier.at) });
				}
			}
			recent.push({ ...stem, at });
		}
	}
	let score = 0;
	for (const { nearness, idf } of pairs.values()) {
		score += idf * saturated(nearness);
	}
	return score;
}

/** More than 1 where a title begins with what was typed, or holds it. */
function titleFactor(row: number, wording: Wording, sequences: WordSequences): number {
	const { numbers, starts, titleEnds } = sequences;
	const [first] = wording.typed;
	let factor = 1;
	let begins = true;
	for (let at = starts[row] ?? 0; first !== undefined && at < (titleEnds[row] ?? 0); at++) {
		if (standsAt(at, wording, sequences)) {
			factor = Math.max(factor, begins ? WEIGHTS.titleStart : WEIGHTS.titleInside);
		}
		begins = numbers[at] === 0;
	}
	return factor;
}

function standsAt(at: number, { typed, typing }: Wording, { numbers, vocabulary }: WordSequences): boolean {
	return typed.every((word, position) => {
		const found = vocabulary[numbers[at + position] ?? 0] ?? '';
		return found === word || (typing && position === typed.length - 1 && found.startsWith(word));
	});
}
