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
			const nearness = WEIGHTS.nearness * nearnessScore(row, stems, sequences);
			return { row, score: (score + nearness) * titleFactor(row, wording, sequences) };
		})
		.sort((a, b) => b.score - a.score || a.row - b.row);
}

/** The telling words of the query in their order. */
interface QueryStems {
	/** Stem number → place of the word in the query, from 1. */
	readonly placeOf: Uint8Array;
	/** Place → inverse document frequency. */
	readonly idfs: readonly number[];
}

/** How far apart two words may stand to count as near: the window of Metzler and Croft's dependence model (SIGIR 2005). */
const WINDOW = 8;

function queryStems(words: readonly QueryWord[], { stemNumber, stemCount }: WordSequences): QueryStems {
	const placeOf = new Uint8Array(stemCount);
	for (const [position, { matches }] of words.entries()) {
		for (const [term] of matches[0]?.content ?? []) {
			const number = stemNumber(term);
			if (number) {
				placeOf[number] = position + 1;
			}
		}
	}
	return { placeOf, idfs: [0, ...words.map(({ idf }) => idf)] };
}

/** Every two neighbours in the query count like a word: the nearer they stand and the more often, the more. */
function nearnessScore(row: number, { placeOf, idfs }: QueryStems, sequences: WordSequences): number {
	const { numbers, starts, stemOf } = sequences;
	const nearness = new Float64Array(idfs.length);
	const lastAt = new Int32Array(idfs.length + 1).fill(-WINDOW - 1);
	const start = starts[row] ?? 0;
	const end = starts[row + 1] ?? 0;
	for (let at = start; at < end; at++) {
		const number = numbers[at] ?? 0;
		const place = placeOf[stemOf[number] ?? 0] ?? 0;
		if (number === 0) {
			lastAt.fill(-WINDOW - 1);
		} else if (place > 0) {
			const offset = at - start;
			const before = offset - (lastAt[place - 1] ?? 0);
			const behind = offset - (lastAt[place + 1] ?? 0);
			nearness[place - 1] = (nearness[place - 1] ?? 0) + (place > 1 && before <= WINDOW ? 1 / before : 0);
			nearness[place] = (nearness[place] ?? 0) + (behind <= WINDOW ? 1 / behind : 0);
			lastAt[place] = offset;
		}
	}
	let score = 0;
	for (const [place, near] of nearness.entries()) {
		score += near > 0 ? (((idfs[place] ?? 0) + (idfs[place + 1] ?? 0)) / 2) * saturated(near) : 0;
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
