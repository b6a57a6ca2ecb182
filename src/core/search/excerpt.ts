import { isStopWord, stem, type Token, tokenize } from './analysis';
import type { QueryWord } from './ranking';
import type { Vocabulary, WordSequence, WordSequences } from './wordSequences';

/** Finds the places in papers that match a query. */
export interface Excerpts {
	/** The ranges of the matched words of the title: UTF-16 offsets, sorted, apart. */
	highlights(title: string): [start: number, end: number][];
	/** The number of the sentence of the abstract with the most telling of the query's words; `undefined` where none matches. */
	sentence(row: number): number | undefined;
}

/** Makes the words of a query ready to be found in the papers of a corpus. */
export function createExcerpts(queryWords: readonly QueryWord[], sequences: WordSequences): Excerpts {
	const matched = matchedWords(queryWords);
	const marks = new Map<Vocabulary, Marks>();
	return {
		highlights: (title) => joinRanges(tokenize(title).filter(({ word }) => isMatched(word, matched))),
		sentence(row) {
			const sequence = sequences.of(row);
			const { vocabulary } = sequence;
			const known = marks.get(vocabulary) ?? markWords(matched, vocabulary);
			marks.set(vocabulary, known);
			return mostTelling(sequence, known, queryWords);
		},
	};
}

/** The words of a vocabulary that match: number → one more than the place of the word of the query, by the word and by its stem. */
interface Marks {
	readonly byWord: Uint8Array;
	readonly byStem: Uint8Array;
}

/** What the words of a query match: the words of papers as written, and the stems; each with its place in the query. */
interface MatchedWords {
	readonly names: ReadonlyMap<string, number>;
	readonly stems: ReadonlyMap<string, number>;
}

function matchedWords(queryWords: readonly QueryWord[]): MatchedWords {
	const names = new Map<string, number>();
	const stems = new Map<string, number>();
	for (const [place, { matches }] of queryWords.entries()) {
		for (const match of matches) {
			for (const [term] of match.names) {
				names.set(term, place);
			}
			for (const [term] of match.content) {
				stems.set(term, place);
			}
		}
	}
	return { names, stems };
}

function markWords({ names, stems }: MatchedWords, vocabulary: Vocabulary): Marks {
	const byWord = new Uint8Array(vocabulary.size);
	const byStem = new Uint8Array(vocabulary.stemCount);
	for (const [name, place] of names) {
		byWord[vocabulary.wordNumber(name) ?? 0] = place + 1;
	}
	for (const [stem, place] of stems) {
		byStem[vocabulary.stemNumber(stem) ?? 0] = place + 1;
	}
	byWord[0] = 0;
	byStem[0] = 0;
	return { byWord, byStem };
}

function isMatched(word: string, { names, stems }: MatchedWords): boolean {
	return names.has(word) || (!isStopWord(word) && stems.has(stem(word)));
}

function joinRanges(tokens: readonly Token[]): [start: number, end: number][] {
	const ranges: [start: number, end: number][] = [];
	for (const { start, end } of [...tokens].sort((a, b) => a.start - b.start)) {
		const last = ranges.at(-1);
		if (last && start < last[1]) {
			last[1] = Math.max(last[1], end);
		} else {
			ranges.push([start, end]);
		}
	}
	return ranges;
}

function mostTelling(
	{ numbers, titleEnd, vocabulary }: WordSequence,
	{ byWord, byStem }: Marks,
	queryWords: readonly QueryWord[],
): number | undefined {
	const { stemOf } = vocabulary;
	const seenIn = new Int32Array(queryWords.length + 1).fill(-1);
	let best: number | undefined;
	let most = 0;
	let sentence = 0;
	let telling = 0;
	for (let at = titleEnd; at < numbers.length; at++) {
		const number = numbers[at] ?? 0;
		const place = byWord[number] || byStem[stemOf[number] ?? 0] || 0;
		if (place > 0 && seenIn[place] !== sentence) {
			seenIn[place] = sentence;
			telling += queryWords[place - 1]?.idf ?? 0;
		}
		if (number === 0) {
			if (telling > most) {
				most = telling;
				best = sentence;
			}
			telling = 0;
			sentence++;
		}
	}
	return best;
}
