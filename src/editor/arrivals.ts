import type * as vscode from 'vscode';
import { parentsAmong, readPastedEntries } from '../core/bibliography/pastedEntries';
import type { Identifier } from '../core/identifiers';
import type { Library } from '../core/library';
import type { Paper } from '../core/paper';
import { findByIdentifier, findEntryByIdentifier, parsePastedIdentifiers } from '../core/pastedIdentifiers';
import { isBibDocument } from './bibDocuments';
import type { Bibliographies } from './bibliographies';
import type { FindEntrySource } from './entryWriting';
import { runInSlices } from './slices';

/** Papers that are pasted or dropped. */
export interface Arrival {
	readonly papers: readonly Paper[];
	/** Those of them that come with the others, and are not cited themselves. */
	readonly uncited?: ReadonlySet<Paper>;
	/** Gives the entries that describe them where the text was BibTeX. */
	readonly findSource?: FindEntrySource;
}

/** Reads what is pasted into a document; `undefined` for what brings no paper, or one that nobody here knows. */
export type ReadArrival = (
	text: string,
	document: vscode.TextDocument,
	token: vscode.CancellationToken,
) => Promise<Arrival | undefined>;

export function createArrivalReader(loadLibrary: () => Promise<Library>, bibliographies: Bibliographies): ReadArrival {
	const findPaper = async (identifier: Identifier, document: vscode.TextDocument) => {
		const paper = findByIdentifier(await loadLibrary(), identifier);
		if (paper || isBibDocument(document)) {
			return paper;
		}
		const own = await bibliographies.of(document);
		return (await runInSlices(findEntryByIdentifier(own, identifier)))?.paper;
	};
	return async (text, document, token) => {
		const identifiers = parsePastedIdentifiers(text);
		if (!identifiers) {
			const entries = await runInSlices(readPastedEntries(text), () => token.isCancellationRequested);
			const entryOf = new Map(entries?.map((entry) => [entry.paper, entry]));
			return (
				entries && {
					papers: [...entryOf.keys()],
					uncited: parentsAmong(entries),
					findSource: async (paper) => entryOf.get(paper),
				}
			);
		}
		const papers = new Set<Paper>();
		for (const identifier of identifiers) {
			const paper = await findPaper(identifier, document);
			if (!paper || token.isCancellationRequested) {
				return undefined;
			}
			papers.add(paper);
		}
		return { papers: [...papers] };
	};
}
