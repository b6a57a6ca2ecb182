import type { Corpus, PaperRows } from '../corpus';
import { fieldNorms } from '../fieldNorms';
import { CONTENT_FIELDS, NAME_FIELDS } from '../paperFields';
import type { WordSequence, WordSequences } from '../wordSequences';
import { joinDictionaries } from './joinedDictionary';
import type { Segment } from './segment';

/** All segments as one corpus: counts and average lengths come from all of them, so that scores can be compared. */
export function joinSegments(segments: readonly Segment[]): Corpus {
	const segmentOf = segmentFinder(segments);
	return {
		papers: joinPapers(segments, segmentOf),
		content: joinDictionaries(segments, 'content'),
		names: joinDictionaries(segments, 'names'),
		...joinNorms(segments),
		sequences: joinSequences(segments, segmentOf),
	};
}

type FindSegment = (row: number) => Segment | undefined;

/** The bases rise with the segments. */
function segmentFinder(segments: readonly Segment[]): FindSegment {
	const last = [...segments].reverse();
	return (row) => last.find(({ base }) => base <= row);
}

function joinPapers(segments: readonly Segment[], segmentOf: FindSegment): PaperRows {
	const held = (row: number) => {
		const segment = segmentOf(row);
		return segment?.removed?.[row - segment.base] === 1 ? undefined : segment;
	};
	const read = <T>(row: number, reader: (segment: Segment, inside: number) => T) => {
		const segment = held(row);
		return segment && reader(segment, row - segment.base);
	};
	return {
		length: rowCount(segments),
		count: segments.reduce((sum, segment) => sum + heldCount(segment), 0),
		at: (row) => read(row, ({ index }, inside) => index.papers.at(inside)),
		idAt: (row) => read(row, ({ index }, inside) => index.papers.idAt(inside)) ?? '',
		yearsAt: (row) => read(row, ({ index }, inside) => index.papers.yearsAt(inside)) ?? [],
		sentenceAt: (row, number) => read(row, ({ index }, inside) => index.papers.sentenceAt(inside, number)) ?? '',
		monthAt: (row) => read(row, ({ index }, inside) => index.papers.monthAt(inside)) ?? 0,
		sourcesAt: (row) => held(row)?.sources ?? [],
		named: (key) =>
			segments
				.flatMap(({ index, base }) => index.papers.named(key).map((inside) => base + inside))
				.filter((row) => held(row)),
	};
}

function rowCount(segments: readonly Segment[]): number {
	const last = segments.at(-1);
	return last ? last.base + last.index.papers.count : 0;
}

function heldCount({ index, removed }: Segment): number {
	return index.papers.count - (removed?.reduce((sum, one) => sum + one, 0) ?? 0);
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
		word: () => '',
		wordNumber: () => undefined,
		stemNumber: () => undefined,
	},
	numbers: new Uint32Array(0),
	titleEnd: 0,
};
