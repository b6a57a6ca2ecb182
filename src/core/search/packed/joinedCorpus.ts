import type { Corpus } from '../corpus';
import { fieldNorms } from '../fieldNorms';
import { CONTENT_FIELDS, NAME_FIELDS } from '../paperFields';
import type { WordSequence, WordSequences } from '../wordSequences';
import { createWorks } from '../works';
import { joinDictionaries } from './joinedDictionary';
import { type FindSegment, joinPapers, rowCount, segmentFinder } from './joinedPapers';
import type { Segment } from './segment';

/** All segments as one corpus: counts and average lengths come from all of them, so that scores can be compared. */
export function joinSegments(segments: readonly Segment[]): Corpus {
	const segmentOf = segmentFinder(segments);
	const papers = joinPapers(segments, segmentOf);
	return {
		papers,
		content: joinDictionaries(segments, 'content'),
		names: joinDictionaries(segments, 'names'),
		...joinNorms(segments),
		sequences: joinSequences(segments, segmentOf),
		works: createWorks(papers),
	};
}

/** The norms over all papers; a removed one counts as without words. */
function joinNorms(segments: readonly Segment[]): Pick<Corpus, 'contentNorms' | 'nameNorms'> {
	const fields = CONTENT_FIELDS.length + NAME_FIELDS.length;
	const lengths = Array.from({ length: fields }, () => new Uint32Array(rowCount(segments)));
	for (const { index, base, removed } of segments) {
		for (const [field, ofField] of lengths.entries()) {
			for (let row = 0; row < index.papers.count; row++) {
				ofField[base + row] = removed?.[row] === 1 ? 0 : (index.lengths[row * fields + field] ?? 0);
			}
		}
	}
	return fieldNorms(lengths.slice(0, CONTENT_FIELDS.length), lengths.slice(CONTENT_FIELDS.length));
}

function joinSequences(segments: readonly Segment[], segmentOf: FindSegment): WordSequences {
	return {
		of(row) {
			const segment = segmentOf(row);
			return segment ? segment.index.sequences.of(row - segment.base) : NO_WORDS;
		},
		holdsWord: (word) => segments.some(({ index }) => index.sequences.vocabulary.wordNumber(word) !== undefined),
	};
}

const NO_WORDS: WordSequence = {
	vocabulary: {
		size: 1,
		stemOf: new Uint32Array(1),
		stemCount: 1,
		startingWith: () => () => false,
		wordNumber: () => undefined,
		stemNumber: () => undefined,
	},
	numbers: new Uint32Array(0),
	titleEnd: 0,
};
