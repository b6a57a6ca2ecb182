import type { Paper } from '../../paper';
import type { BibProblem } from '../reading/bibtex';

/** A paper and where its record stands in the file: offsets are UTF-16 code units, the end is exclusive, lines 0-based. */
export interface LocatedPaper {
	readonly paper: Paper;
	readonly start: number;
	readonly end: number;
	readonly line: number;
}

/** What a bibliography file holds as far as it could be read. */
export interface PaperFile {
	readonly papers: readonly LocatedPaper[];
	readonly problems: readonly BibProblem[];
}
