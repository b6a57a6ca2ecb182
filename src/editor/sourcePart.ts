import type * as vscode from 'vscode';
import { readBibliography } from '../core/bibliography/bibliography';
import type { BibProblem } from '../core/bibliography/reading/bibtex';
import type { Library } from '../core/library';
import type { Paper } from '../core/paper';
import { recordId } from '../core/recordId';
import type { LibraryIndex } from '../core/search/librarySearch';
import { createPackedBuilder, type PackedIndex } from '../core/search/packed/packedIndex';
import { UserError } from '../core/userError';
import type { LibraryCache } from './libraryCache';
import { runInSlices } from './slices';
import { isSameStamp, readSource, type SourceStamp, sourceStamp } from './sourceText';

/** A file of papers as a part of the library. */
export interface SourcePart {
	/** Number of its records. */
	readonly count: number;
	/** Why it is not as the file is by now, or what of it could not be read. */
	readonly problem: string | undefined;
	/** Reads what is new in the file; where it cannot, what was read before stays. Gives whether papers are others now. */
	update(isCancelled: () => boolean, changed: () => void): Promise<boolean>;
}

/** What the parts of the library are made with. */
export interface PartTools {
	readonly index: LibraryIndex;
	readonly cache: LibraryCache;
	readonly loadLibrary: () => Promise<Library>;
}

/** A part without papers, until it is updated. */
export function createSourcePart(
	uri: vscode.Uri,
	namesOf: () => readonly string[],
	{ index, loadLibrary }: PartTools,
): SourcePart {
	const id = uri.toString();
	let stamp: SourceStamp | undefined;
	let count = 0;
	let problem: string | undefined;
	const read = async (now: SourceStamp, isCancelled: () => boolean): Promise<boolean> => {
		const text = await readSource(uri, now, isCancelled);
		const file = text === undefined ? undefined : await runInSlices(readBibliography(text, uri.path), isCancelled);
		const packed =
			file &&
			(await runInSlices(
				packSteps(
					await loadLibrary(),
					file.entries.map((one) => ({ ...one.paper, id: recordId(id, one.key), key: one.key })),
				),
				isCancelled,
			));
		if (!file || !packed) {
			throw new UserError('Reading it was stopped.');
		}
		stamp = now;
		if (file.entries.length === 0 && file.problems.length > 0 && count > 0) {
			problem = `${sentenceOf(file.problems)} What it held before stays.`;
			return false;
		}
		index.setPart(id, packed, namesOf());
		count = file.entries.length;
		problem = file.problems.length > 0 ? sentenceOf(file.problems) : undefined;
		return true;
	};
	return {
		get count() {
			return count;
		},
		get problem() {
			return problem;
		},
		async update(isCancelled) {
			try {
				const now = await sourceStamp(uri);
				return !(stamp && isSameStamp(now, stamp)) && (await read(now, isCancelled));
			} catch (error) {
				if (!(error instanceof UserError)) {
					throw error;
				}
				problem = error.message;
				return false;
			}
		},
	};
}

/** Packs papers with the names that a library gives them; stops behind each. */
export function* packSteps(library: Library, papers: readonly Paper[]): Generator<undefined, PackedIndex> {
	const builder = createPackedBuilder(library.terms, library.topics);
	for (const paper of papers) {
		builder.add(paper);
		yield;
	}
	return yield* builder.pack();
}

/** The problems of a file in one sentence. */
function sentenceOf([first, ...others]: readonly BibProblem[]): string {
	const where = first ? `Line ${first.line + 1}: ${first.message}` : '';
	return others.length === 0
		? where
		: `${where} ${others.length === 1 ? 'One more problem' : `${others.length} more problems`} in it.`;
}
