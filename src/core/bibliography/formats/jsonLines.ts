import type { Paper } from '../../paper';
import type { Steps } from '../../search/packed/steps';
import { cutText, type KnownText, type Piece, type PieceFile, paperPiece } from '../piece';
import type { BibProblem } from '../reading/bibtex';
import { mappingOf } from './looseValue';
import type { LocatedPaper, PaperFile } from './paperFile';
import { recordPaper } from './paperRecord';

/** Reads JSON Lines of the records of `papers.json`, one paper a line; stops behind each. */
export function* parseJsonLines(text: string): Steps<PaperFile> {
	const papers: LocatedPaper[] = [];
	const problems: BibProblem[] = [];
	const starts = lineStarts(text);
	for (const [line, start] of starts.entries()) {
		const end = starts[line + 1] ?? text.length;
		const { paper, message } = readLine(text.slice(start, end));
		if (paper) {
			papers.push({ paper, start, end, line });
		} else if (message) {
			problems.push({ message, start, end, line });
		}
		yield;
	}
	return { papers, problems };
}

/** Reads a file of JSON Lines that is too large for one text: in parts, cut anywhere. */
export interface JsonLinesReader {
	/** Reads the lines that the part ends; with the last part, what is left. Places are those in the whole file. */
	read(part: string, isLast: boolean): Steps<PaperFile>;
}

/** Begins to read a file. */
export function createJsonLinesReader(): JsonLinesReader {
	let rest = '';
	let start = 0;
	let line = 0;
	const moved = <T extends Place>(place: T): T => {
		return { ...place, start: place.start + start, end: place.end + start, line: place.line + line };
	};
	return {
		*read(part, isLast) {
			const text = rest + part;
			const end = isLast ? text.length : text.lastIndexOf('\n') + 1;
			rest = text.slice(end);
			const { papers, problems } = yield* parseJsonLines(text.slice(0, end));
			const file = { papers: papers.map(moved), problems: problems.map(moved) };
			start += end;
			line += lineStarts(text.slice(0, end)).length;
			return file;
		},
	};
}

type Place = Omit<BibProblem, 'message'>;

/** Cuts JSON Lines in lines, and reads those that are not known. */
export function* jsonLinePieces(text: string, known: KnownText): Steps<PieceFile> {
	const pieces: Piece[] = [];
	const problems: BibProblem[] = [];
	for (const [line, stretch] of (yield* cutText(text, lineStarts(text))).entries()) {
		const { paper, message } = known.isKnown(stretch.hash) ? KNOWN : readLine(text.slice(stretch.start, stretch.end));
		if (message) {
			problems.push({ start: stretch.start, end: stretch.end, line, message });
		}
		const records = message === undefined ? undefined : paper ? [paperPiece(paper)] : [];
		pieces.push({ ...stretch, records, isSteady: !message });
		yield;
	}
	const readAgain = ({ start, end }: Piece) => {
		const { paper } = readLine(text.slice(start, end));
		return paper ? [paperPiece(paper)] : [];
	};
	return { pieces, problems, readAgain, entriesOf: () => [] };
}

/** A line: its paper, if it is not blank; a message, which is empty where nothing is wrong. */
interface Line {
	readonly paper?: Paper;
	readonly message?: string;
}

const KNOWN: Line = {};

function readLine(source: string): Line {
	const json = source.replace(/^\uFEFF/, '').trim();
	if (json === '') {
		return { message: '' };
	}
	const read = readJson(json);
	const paper = recordPaper(mappingOf(read.value));
	if (paper) {
		return { paper, message: '' };
	}
	return { message: read.message ?? 'This line is no record with "id" and "title".' };
}

function readJson(json: string): { readonly value?: unknown; readonly message?: string } {
	try {
		return { value: JSON.parse(json) };
	} catch (error) {
		const reason = error instanceof Error ? error.message.replace(/\s+/g, ' ').slice(0, 100) : String(error);
		return { message: `This line is not valid JSON: ${reason}.` };
	}
}

function lineStarts(text: string): number[] {
	const starts = text === '' ? [] : [0];
	for (let at = text.indexOf('\n'); at >= 0 && at + 1 < text.length; at = text.indexOf('\n', at + 1)) {
		starts.push(at + 1);
	}
	return starts;
}
