import type { Paper } from '../paper';
import { parseJsonInSteps } from './formats/cslJson';
import { parseJsonLines } from './formats/jsonLines';
import type { LocatedPaper, PaperFile } from './formats/paperFile';
import { parseRisInSteps } from './formats/ris';
import { parseYamlInSteps } from './formats/yamlBibliography';
import { keyedEntries } from './keyedEntries';
import { type BibEntry, type BibProblem, parseBibtexInSteps } from './reading/bibtex';
import { entryToPaper } from './reading/entryPaper';

/** A record of a bibliography; its place in the text is in UTF-16 units, the end exclusive. */
export interface BibliographyEntry {
	readonly key: string;
	readonly start: number;
	readonly end: number;
	/** What was read of it in a `.bib` file; `undefined` in other formats. */
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

/** How a bibliography is written. */
export type BibliographyFormat = 'bibtex' | PaperFormat;

type PaperFormat = 'json' | 'jsonLines' | 'ris' | 'yaml';

/** The format that a file name tells; BibTeX where it tells none. */
export function formatOf(fileName: string): BibliographyFormat {
	return formats[/\.(\w+)$/.exec(fileName)?.[1]?.toLowerCase() ?? ''] ?? 'bibtex';
}

/**
 * Reads a bibliography in the format that its file name tells: CSL-JSON, RIS, the YAML of Hayagriva and Pandoc, JSON and
 * JSON Lines of the records of `papers.json`, else BibTeX. Stops behind each entry, in YAML behind some.
 */
export function* readBibliography(text: string, fileName = ''): Generator<undefined, BibliographyText> {
	const format = formatOf(fileName);
	return format === 'bibtex' ? yield* readBibtex(text) : fromPapers(text, yield* readPaperFile(text, format));
}

/** Reads a bibliography that is none of BibTeX. */
export function* readPaperFile(text: string, format: PaperFormat): Generator<undefined, PaperFile> {
	switch (format) {
		case 'json':
			return yield* parseJsonInSteps(text);
		case 'jsonLines':
			return yield* parseJsonLines(text);
		case 'ris':
			return yield* parseRisInSteps(text);
		case 'yaml':
			return yield* parseYamlInSteps(text);
	}
}

const formats: Readonly<Record<string, PaperFormat>> = {
	json: 'json',
	jsonl: 'jsonLines',
	ndjson: 'jsonLines',
	ris: 'ris',
	yaml: 'yaml',
	yml: 'yaml',
};

function* readBibtex(text: string): Generator<undefined, BibliographyText> {
	const file = yield* parseBibtexInSteps(text);
	const keyed = keyedEntries<BibtexRecord>();
	const findSource = (key: string) => keyed.find(key)?.source;
	const entries: BibtexRecord[] = [];
	for (const entry of file.entries) {
		const record = new BibtexRecord(entry, findSource);
		entries.push(record);
		keyed.add(record);
		yield;
	}
	return { text, entries, problems: file.problems, find: keyed.find };
}

function fromPapers(text: string, { papers, problems }: PaperFile): BibliographyText {
	const entries = papers.map(paperRecord);
	const keyed = keyedEntries<BibliographyEntry>();
	for (const entry of entries) {
		keyed.add(entry);
	}
	return { text, entries, problems, find: keyed.find };
}

function paperRecord({ paper, start, end }: LocatedPaper): BibliographyEntry {
	return { key: paper.id, start, end, source: undefined, paper };
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

	get start(): number {
		return this.source.start;
	}

	get end(): number {
		return this.source.end;
	}

	get paper(): Paper {
		this.decoded ??= entryToPaper(this.source, this.findSource);
		return this.decoded;
	}
}
