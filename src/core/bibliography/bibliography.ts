import { lazily } from '../lazily';
import type { Paper } from '../paper';
import { type BibEntry, type BibProblem, parseBibtexInSteps } from './bibtex';
import { entryToPaper } from './entryPaper';
import { entryFinder } from './inheritance';

/** A record of a bibliography. */
export interface BibliographyEntry {
	readonly key: string;
	/** Where it stands in a `.bib` file; other formats tell no places. */
	readonly source: BibEntry | undefined;
	/** The work it describes, decoded when asked for. */
	readonly paper: Paper;
}

/** A bibliography as far as it could be read. */
export interface BibliographyText {
	readonly text: string;
	readonly entries: readonly BibliographyEntry[];
	readonly problems: readonly BibProblem[];
	/** The first entry with this key, in the same case if there is one. */
	find(key: string): BibliographyEntry | undefined;
}

/** Reads a `.bib` file, stopping behind each entry. */
export function* readBibliography(text: string): Generator<undefined, BibliographyText> {
	const file = yield* parseBibtexInSteps(text);
	const findSource = lazily(() => entryFinder(file.entries));
	const entries = file.entries.map((entry) => new BibtexRecord(entry, (key) => findSource()(key)));
	const byEntry = lazily(() => new Map(entries.map((record) => [record.source, record])));
	return {
		text,
		entries,
		problems: file.problems,
		find: (key) => {
			const source = findSource()(key);
			return source && byEntry().get(source);
		},
	};
}

class BibtexRecord implements BibliographyEntry {
	private decoded: Paper | undefined;

	constructor(
		readonly source: BibEntry,
		private readonly findSource: (key: string) => BibEntry | undefined,
	) {}

	get key(): string {
		return this.source.key;
	}

	get paper(): Paper {
		this.decoded ??= entryToPaper(this.source, this.findSource);
		return this.decoded;
	}
}
