import { isStopWord } from './analysis';
import type { Steps } from './packed/steps';
import type { Query } from './query';
import type { QueryWord, Scores } from './ranking';

/**
 * Of the rows found those whose papers hold all words typed, as they stand, begun or misspelt, with those that are `named`: a filter
 * is to narrow, the more words the more. All rows where no paper holds all words. Stops behind each word.
 */
export function* withAllWords(
	rows: readonly number[],
	named: readonly number[],
	{ tokens }: Query,
	words: readonly QueryWord[],
	score: (words: readonly QueryWord[]) => Scores,
): Steps<readonly number[]> {
	const typed = new Set(tokens.flatMap(({ word, whole }) => (whole || isStopWord(word) ? [] : [word])));
	if (typed.size < 2) {
		return rows;
	}
	let narrowed = [...rows];
	for (const word of typed) {
		// "HumanEval" holds both words of "human eval".
		const spellings = words.filter((one) => one.word === word || (!typed.has(one.word) && one.word.includes(word)));
		const holding = new Set(score(spellings).rows);
		narrowed = narrowed.filter((row) => holding.has(row));
		yield;
	}
	const kept = [...new Set([...narrowed, ...named])];
	return kept.length > 0 ? kept : rows;
}
