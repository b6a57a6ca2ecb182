import type { Paper } from '../../paper';
import type { Steps } from '../../search/packed/steps';
import {
	cutText,
	type KnownText,
	offsetsBehind,
	type PieceFile,
	type PieceRecord,
	paperPiece,
	summarize,
	type TakeRecords,
} from '../piece';
import type { BibProblem } from '../reading/bibtex';
import { mappingOf } from './looseValue';
import type { LocatedPaper, PaperFile } from './paperFile';
import { recordPaper } from './paperRecord';

/** Reads JSON Lines of the records of `papers.json`, one paper a line; stops behind each. */
export function* parseJsonLines(text: string): Steps<PaperFile> {
	const papers: LocatedPaper[] = [];
	const problems: BibProblem[] = [];
	const starts = (yield* offsetsBehind('\n', text)).all();
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
			line += (yield* offsetsBehind('\n', text.slice(0, end))).length;
			return file;
		},
	};
}

type Place = Omit<BibProblem, 'message'>;

/** Cuts JSON Lines in lines, and reads those that are not known. */
export function* jsonLinePieces(text: string, known: KnownText, take: TakeRecords): Steps<PieceFile> {
	const { starts, hashes } = yield* cutText(text, yield* offsetsBehind('\n', text));
	const read = new Map<number, readonly PieceRecord[]>();
	const unsteady = new Set<number>();
	const problems: BibProblem[] = [];
	const lineAt = (line: number) => readLine(text.slice(starts[line], starts[line + 1]));
	const recordsOf = ({ paper }: Line) => (paper ? [paperPiece(paper)] : []);
	for (const [line, hash] of hashes.entries()) {
		if (known.find(hash) === undefined) {
			const found = lineAt(line);
			read.set(line, take(recordsOf(found)));
			if (found.message) {
				unsteady.add(line);
				problems.push({ start: starts[line] ?? 0, end: starts[line + 1] ?? 0, line, message: found.message });
			}
		}
		yield;
	}
	const readAgain = (line: number) => recordsOf(lineAt(line));
	const found = { hashes: [...hashes], read, unsteady, flaws: new Map(), problems: summarize(problems) };
	return { ...found, readAgain, entriesOf: () => [] };
}

/** The paper of a line, or what is wrong with it; neither of a blank one. */
interface Line {
	readonly paper?: Paper;
	readonly message?: string;
}

function readLine(source: string): Line {
	const json = source.replace(/^\uFEFF/, '').trim();
	if (json === '') {
		return {};
	}
	const { value, message = 'This line is no record with "id" and "title".' } = readJson(json);
	const paper = recordPaper(mappingOf(value));
	return paper ? { paper } : { message };
}

function readJson(json: string): { readonly value?: unknown; readonly message?: string } {
	try {
		return { value: JSON.parse(json) };
	} catch (error) {
		const reason = error instanceof Error ? error.message.replace(/\s+/g, ' ').slice(0, 100) : String(error);
		return { message: `This line is not valid JSON: ${reason}.` };
	}
}
