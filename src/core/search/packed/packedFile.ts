import type { PaperColumns } from './packedPapers';
import type { SequenceColumns } from './packedSequences';
import type { TermColumns } from './packedTerms';
import { type Column, readSections, viewSections, type Widths, writeSections } from './sections';
import type { Steps } from './steps';

/** What is kept of a packed index. */
export interface PackedColumns {
	readonly content: TermColumns;
	readonly names: TermColumns;
	readonly sequences: SequenceColumns;
	readonly papers: PaperColumns;
	/** Row × fields + field → number of index terms: the fields of the content, then those of the names. */
	readonly lengths: Uint32Array;
}

/** Writes the columns into one block of bytes. */
export function* writePacked({ content, names, sequences, papers, lengths }: PackedColumns): Steps<Uint8Array> {
	const columns = [
		...termColumns(content),
		...termColumns(names),
		...[sequences.units, sequences.starts, sequences.stemOf],
		...[sequences.numbers, sequences.rowStarts, sequences.titleEnds],
		...[papers.names.units, papers.names.starts, papers.records.bytes, papers.records.starts],
		...[papers.sentences.bytes, papers.sentences.starts, papers.abstractStarts, papers.dates, papers.keys],
		...[papers.workHashes, papers.workStarts],
		lengths,
	];
	return yield* writeSections(VERSION, columns);
}

/** The columns, as views of the bytes; `undefined` when they are not what this version writes. */
export function* readPacked(bytes: Uint8Array): Steps<PackedColumns | undefined> {
	const columns = yield* readSections(bytes, VERSION, WIDTHS);
	return columns && named(columns as Written);
}

/** The columns of bytes that were just written. */
export function viewPacked(bytes: Uint8Array): PackedColumns {
	return named(viewSections(bytes, WIDTHS) as Written);
}

/**
 * Of the format and of what is written in it: raised when columns, fields or the analysis of words change. A test notices
 * a change.
 */
const VERSION = 3;

type Terms = [Uint16Array, Uint32Array, Uint32Array, Uint32Array];
type Sequences = [Uint16Array, Uint32Array, Uint32Array, Uint32Array, Uint32Array, Uint32Array];
type Texts = [Uint8Array, Uint32Array];
type Papers = [Uint16Array, Uint32Array, ...Texts, ...Texts, ...PaperNumbers];
type PaperNumbers = [Uint32Array, Uint32Array, Uint32Array, Uint32Array, Uint32Array];
type Written = [...Terms, ...Terms, ...Sequences, ...Papers, Uint32Array];

const TERM_WIDTHS: Widths = [2, 4, 4, 4];
const WIDTHS: Widths = [...TERM_WIDTHS, ...TERM_WIDTHS, 2, 4, 4, 4, 4, 4, 2, 4, 1, 4, 1, 4, 4, 4, 4, 4, 4, 4];

function named(columns: Written): PackedColumns {
	const [cUnits, cStarts, cLists, cPostings, nUnits, nStarts, nLists, nPostings, ...rest] = columns;
	const [wUnits, wStarts, stemOf, numbers, rowStarts, titleEnds, ...papers] = rest;
	const [keyUnits, keyStarts, records, recordStarts, texts, textStarts, ...paperNumbers] = papers;
	const [abstractStarts, dates, keys, workHashes, workStarts, lengths] = paperNumbers;
	return {
		content: { units: cUnits, starts: cStarts, postingStarts: cLists, postings: cPostings },
		names: { units: nUnits, starts: nStarts, postingStarts: nLists, postings: nPostings },
		sequences: { units: wUnits, starts: wStarts, stemOf, numbers, rowStarts, titleEnds },
		papers: {
			names: { units: keyUnits, starts: keyStarts },
			records: { bytes: records, starts: recordStarts },
			sentences: { bytes: texts, starts: textStarts },
			abstractStarts,
			dates,
			keys,
			workHashes,
			workStarts,
		},
		lengths,
	};
}

function termColumns({ units, starts, postingStarts, postings }: TermColumns): Column[] {
	return [units, starts, postingStarts, postings];
}
