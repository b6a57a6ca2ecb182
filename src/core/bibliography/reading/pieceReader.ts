import { finish } from '../../search/packed/steps';
import type { PieceFile } from '../piece';
import { parseBibtex, parseBibtexInSteps } from './bibtex';
import type { BibStrings } from './bibtexFields';
import { toRecord } from './bibtexRun';

/** Reads pieces of a `.bib` file by themselves. */
export interface PieceReader extends Pick<PieceFile, 'readAgain' | 'entriesOf'> {
	/** The `@string`s that stand before a piece. */
	readonly stringsBefore: (piece: number) => BibStrings;
}

/** Begins to read pieces whose texts are asked for where they are needed; `ofStrings` are those with `@string`s. */
export function pieceReader(textOf: (piece: number) => string, ofStrings: readonly number[]): PieceReader {
	const known = new Map<number, BibStrings>();
	const stringsBefore = (piece: number) => {
		const behind = ofStrings.findIndex((other) => other >= piece);
		const count = behind < 0 ? ofStrings.length : behind;
		const strings = known.get(count) ?? parseBibtex(ofStrings.slice(0, count).map(textOf).join('\n')).strings;
		known.set(count, strings);
		return strings;
	};
	const entriesOf = (piece: number) =>
		finish(parseBibtexInSteps(textOf(piece), { strings: stringsBefore(piece) })).entries;
	return { stringsBefore, entriesOf, readAgain: (piece) => entriesOf(piece).map(toRecord) };
}
