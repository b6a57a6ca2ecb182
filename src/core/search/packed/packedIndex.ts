import type { Paper, Topic } from '../../paper';
import type { Term } from '../../terms/glossary';
import { CONTENT_FIELDS, createPaperReader, NAME_FIELDS } from '../paperFields';
import { numberList } from './numberList';
import { type PackedColumns, readPacked, viewPacked, writePacked } from './packedFile';
import { createPaperCollector, openPapers, type PackedPapers } from './packedPapers';
import { createSequenceCollector, openPackedSequences, type PackedSequences } from './packedSequences';
import { createTermCollector, MOST_ROWS, openTerms, type PackedTerms } from './packedTerms';
import { finish, type Steps } from './steps';

/** Papers in one block of bytes, ready to be searched as a part of a library; it does not change. */
export interface PackedIndex {
	readonly papers: PackedPapers;
	readonly content: PackedTerms;
	readonly names: PackedTerms;
	/** Row × fields + field → number of index terms: the fields of the content, then those of the names. */
	readonly lengths: Uint32Array;
	readonly sequences: PackedSequences;
	/** All of it, for `openPackedIndex`. */
	readonly bytes: Uint8Array;
}

/** Packs papers one after the other. */
export interface PackedBuilder {
	/** Takes in a paper; well under a millisecond for one with an abstract. */
	add(paper: Paper): void;
	/** The index of the papers so far; ends the builder. */
	pack(): Steps<PackedIndex>;
}

/** Packs papers with the names that the terms give them and the labels of their topics. */
export function createPackedBuilder(terms: readonly Term[] = [], topics: readonly Topic[] = []): PackedBuilder {
	const content = createTermCollector(CONTENT_FIELDS.length);
	const names = createTermCollector(NAME_FIELDS.length);
	const sequences = createSequenceCollector();
	const papers = createPaperCollector();
	const lengths = numberList();
	const readPaper = createPaperReader(terms, topics);
	return {
		add(paper) {
			const row = papers.count;
			if (row === MOST_ROWS) {
				return;
			}
			const fields = readPaper(paper);
			for (const [field, name] of CONTENT_FIELDS.entries()) {
				lengths.push(content.add(row, field, fields.content[name]));
			}
			for (const [field, name] of NAME_FIELDS.entries()) {
				lengths.push(names.add(row, field, fields.names[name]));
			}
			sequences.add(fields);
			papers.add(paper);
		},
		*pack() {
			const contentTerms = yield* content.pack();
			const { table } = openTerms(contentTerms, CONTENT_FIELDS.length);
			const bytes = yield* writePacked({
				content: contentTerms,
				names: yield* names.pack(),
				sequences: yield* sequences.pack((stem) => table.find(stem)),
				papers: yield* papers.pack(),
				lengths: lengths.all(),
			});
			return openColumns(viewPacked(bytes), bytes);
		},
	};
}

/** The index in these bytes, which it shares; `undefined` when they are not whole or from another version. */
export function openPackedIndex(bytes: Uint8Array): PackedIndex | undefined {
	return finish(openPackedIndexInSteps(bytes));
}

/** The same, stopping while the bytes are checked. */
export function* openPackedIndexInSteps(bytes: Uint8Array): Steps<PackedIndex | undefined> {
	const columns = yield* readPacked(bytes);
	return columns && openColumns(columns, bytes);
}

/** Packs the papers behind those that the builder has. Stops behind each. */
export function* packAll(builder: PackedBuilder, papers: Iterable<Paper>): Steps<PackedIndex> {
	for (const paper of papers) {
		builder.add(paper);
		yield;
	}
	return yield* builder.pack();
}

/** Packs some papers at once. */
export function packPapers(papers: Iterable<Paper>, terms?: readonly Term[], topics?: readonly Topic[]): PackedIndex {
	return finish(packAll(createPackedBuilder(terms, topics), papers));
}

function openColumns(columns: PackedColumns, bytes: Uint8Array): PackedIndex {
	const content = openTerms(columns.content, CONTENT_FIELDS.length);
	return {
		papers: openPapers(columns.papers),
		content,
		names: openTerms(columns.names, NAME_FIELDS.length),
		lengths: columns.lengths,
		sequences: openPackedSequences(columns.sequences, content.table),
		bytes,
	};
}
