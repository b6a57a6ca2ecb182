import { type QueryWord, saturated } from './ranking';
import { WEIGHTS } from './weights';
import type { Vocabulary, WordSequence, WordSequences } from './wordSequences';

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
	const { words } = wording;
	const idfs = [0, ...words.map(({ idf }) => idf)];
	const readings = new Map<Vocabulary, Reading>();
	return papers
		.map(({ row, score }) => {
			const sequence = sequences.of(row);
			const { vocabulary } = sequence;
			const reading = readings.get(vocabulary) ?? readWording(wording, vocabulary);
			readings.set(vocabulary, reading);
			const nearness = words.length < 2 ? 0 : WEIGHTS.nearness * nearnessScore(sequence, reading, idfs);
			return { row, score: (score + nearness) * titleFactor(sequence, reading) };
		})
		.sort((a, b) => b.score - a.score || a.row - b.row);
}

/** A query in the numbers of a vocabulary. */
interface Reading {
	/** Stem number → place of the word among the telling words of the query, from 1. */
	readonly placeOf: Uint8Array;
	/** Room for a paper's nearness by place, and for where each word stood last. */
	readonly nearness: Float64Array;
	readonly lastAt: Float64Array;
	/** What was typed, as word numbers; `undefined` when no title can hold it: it is too long, or a whole word is unknown. */
	readonly typed: readonly (number | undefined)[] | undefined;
	/** Whether a word begins with the last one, which may be half typed. */
	readonly completes: ReturnType<Vocabulary['startingWith']> | undefined;
}

/** Words; what is longer than any title is a passage. */
const LONGEST_TITLE = 60;

function readWording({ words, typed, typing }: Wording, vocabulary: Vocabulary): Reading {
	const placeOf = new Uint8Array(vocabulary.stemCount);
	for (const [position, { matches }] of words.entries()) {
		for (const [term] of matches[0]?.content ?? []) {
			const number = vocabulary.stemNumber(term);
			if (number) {
				placeOf[number] = position + 1;
			}
		}
	}
	return {
		placeOf,
		nearness: new Float64Array(words.length + 1),
		lastAt: new Float64Array(words.length + 2),
		typed: numbersOf(typed, typing, vocabulary),
		completes: typing ? vocabulary.startingWith(typed.at(-1) ?? '') : undefined,
	};
}

function numbersOf(typed: readonly string[], typing: boolean, vocabulary: Vocabulary): Reading['typed'] {
	if (typed.length > LONGEST_TITLE) {
		return undefined;
	}
	const numbers = typed.map((word) => vocabulary.wordNumber(word));
	return (typing ? numbers.slice(0, -1) : numbers).includes(undefined) ? undefined : numbers;
}

/** Every two neighbours in the query count like a word: the nearer they stand in a sentence and the more often, the more. */
function nearnessScore(
	{ numbers, vocabulary }: WordSequence,
	{ placeOf, nearness, lastAt }: Reading,
	idfs: readonly number[],
): number {
	const { stemOf } = vocabulary;
	nearness.fill(0);
	lastAt.fill(-1);
	let start = 0;
	for (let at = 0; at < numbers.length; at++) {
		const number = numbers[at] ?? 0;
		const place = placeOf[stemOf[number] ?? 0] ?? 0;
		if (place > 0) {
			const [before, behind] = [lastAt[place - 1] ?? -1, lastAt[place + 1] ?? -1];
			if (before >= start) {
				nearness[place - 1] = (nearness[place - 1] ?? 0) + 1 / (at - before);
			}
			if (behind >= start) {
				nearness[place] = (nearness[place] ?? 0) + 1 / (at - behind);
			}
			lastAt[place] = at;
		} else if (number === 0) {
			start = at;
		}
	}
	let score = 0;
	for (let place = 0; place < nearness.length; place++) {
		const near = nearness[place] ?? 0;
		score += near > 0 ? (((idfs[place] ?? 0) + (idfs[place + 1] ?? 0)) / 2) * saturated(near) : 0;
	}
	return score;
}

/** More than 1 where a title begins with what was typed, or holds it. */
function titleFactor(sequence: WordSequence, reading: Reading): number {
	if (!reading.typed || reading.typed.length === 0) {
		return 1;
	}
	let factor = 1;
	let begins = true;
	for (let at = 0; at < sequence.titleEnd; at++) {
		if (standsAt(at, sequence, reading)) {
			factor = Math.max(factor, begins ? WEIGHTS.titleStart : WEIGHTS.titleInside);
		}
		begins = sequence.numbers[at] === 0;
	}
	return factor;
}

function standsAt(at: number, { numbers }: WordSequence, { typed = [], completes }: Reading): boolean {
	const last = typed.length - 1;
	for (let position = 0; position < last; position++) {
		if (numbers[at + position] !== typed[position]) {
			return false;
		}
	}
	const found = numbers[at + last] ?? 0;
	return found === typed[last] || (completes?.(found) ?? false);
}
