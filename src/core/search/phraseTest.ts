import { isStopWord, stem } from './analysis';
import type { Corpus, Postings } from './corpus';
import type { RowTest } from './filters';
import type { Vocabulary } from './wordSequences';

/** Passes the papers that hold the words of each phrase one right after the other. */
export function createPhraseTest(phrases: readonly (readonly string[])[], corpus: Corpus): RowTest {
	const tests = phrases.map((phrase) => phraseTest(phrase, corpus));
	return (row) => tests.every((test) => test(row));
}

function phraseTest(phrase: readonly string[], corpus: Corpus): RowTest {
	const mayHold = holdersOfRarest(phrase, corpus);
	const readings = new Map<Vocabulary, readonly (number | undefined)[]>();
	return (row) => {
		if (!mayHold(row)) {
			return false;
		}
		const { numbers, vocabulary } = corpus.sequences.of(row);
		const wanted = readings.get(vocabulary) ?? phrase.map((word) => vocabulary.wordNumber(word));
		readings.set(vocabulary, wanted);
		return !wanted.includes(undefined) && holdsRun(numbers, wanted);
	};
}

/** Passes the papers with the stem of the phrase's rarest word, the only ones whose words need a look. */
function holdersOfRarest(phrase: readonly string[], { content, papers }: Corpus): RowTest {
	const lists = [...new Set(phrase)].filter((word) => !isStopWord(word)).map((word) => content.find(stem(word)));
	if (lists.includes(undefined)) {
		return () => false;
	}
	const [rarest] = lists.map((fields) => [...(fields?.values() ?? [])]).sort((a, b) => total(a) - total(b));
	if (!rarest) {
		return () => true;
	}
	const holders = new Uint8Array(papers.length);
	for (const postings of rarest) {
		postings.forEach((_, row) => {
			holders[row] = 1;
		});
	}
	return (row) => holders[row] === 1;
}

function total(lists: readonly Postings[]): number {
	return lists.reduce((sum, { size }) => sum + size, 0);
}

function holdsRun(numbers: Uint32Array, wanted: readonly (number | undefined)[]): boolean {
	const first = wanted[0] ?? Number.NaN;
	for (let at = numbers.indexOf(first); at >= 0; at = numbers.indexOf(first, at + 1)) {
		if (wanted.every((number, position) => number === numbers[at + position])) {
			return true;
		}
	}
	return false;
}
