import type * as vscode from 'vscode';
import { createJsonLinesReader } from '../core/bibliography/formats/jsonLines';
import type { BibProblem } from '../core/bibliography/reading/bibtex';
import type { Library } from '../core/library';
import { recordId } from '../core/recordId';
import { createPackedBuilder, type PackedIndex } from '../core/search/packed/packedIndex';
import { UserError } from '../core/userError';
import { decodePieces } from './textDecoding';

/** A file that was packed without ever being one text. */
export interface LargeSource {
	readonly packed: PackedIndex;
	/** Number of its records. */
	readonly count: number;
	/** The first ones. */
	readonly problems: readonly BibProblem[];
}

/** Packs the records of JSON Lines from the bytes of their file; stops behind each. */
export function* packJsonLines(
	uri: vscode.Uri,
	bytes: Uint8Array,
	{ terms, topics }: Library,
): Generator<undefined, LargeSource> {
	const builder = createPackedBuilder(terms, topics);
	const reader = createJsonLinesReader();
	const problems: BibProblem[] = [];
	let count = 0;
	for (const { text, isLast } of piecesOf(bytes)) {
		const read = yield* reader.read(text, isLast);
		problems.push(...read.problems.slice(0, MOST_PROBLEMS - problems.length));
		for (const { paper } of read.papers) {
			builder.add({ ...paper, id: recordId(uri.toString(), paper.id), key: paper.id });
			count++;
			yield;
		}
	}
	return { packed: yield* builder.pack(), count, problems };
}

const MOST_PROBLEMS = 100;

function* piecesOf(bytes: Uint8Array) {
	try {
		yield* decodePieces(bytes);
	} catch (error) {
		throw error instanceof TypeError ? new UserError('It is not written in UTF-8.') : error;
	}
}
