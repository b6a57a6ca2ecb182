import { fingerprint } from '../fingerprint';
import { numberList } from '../search/packed/numberList';
import type { Steps } from '../search/packed/steps';
import { formatOf, readPaperFile } from './bibliography';
import { jsonLinePieces } from './formats/jsonLines';
import type { PaperFile } from './formats/paperFile';
import type { LongText } from './longText';
import { cutText, joinHashes, type KnownText, type PieceFile, paperPiece, summarize, type TakeRecords } from './piece';
import { bibtexPieces } from './reading/bibtexPieces';

/** Reads a bibliography in pieces, in the format that its file name tells. */
export function* readPieces(
	text: LongText,
	fileName: string,
	known: KnownText,
	take: TakeRecords = (records) => records,
): Steps<PieceFile> {
	const format = formatOf(fileName);
	if (format === 'bibtex') {
		return yield* bibtexPieces(text, known, { take });
	}
	return format === 'jsonLines'
		? yield* jsonLinePieces(text.join(), known, take)
		: yield* paperPieces(text, yield* readPaperFile(text.join(), format));
}

/** One piece a record. A key is hashed as well: one that the file does not have depends on other records. */
function* paperPieces(text: LongText, { papers, problems }: PaperFile): Steps<PieceFile> {
	const located = papers.filter(({ start }, number) => start !== papers[number - 1]?.start);
	const offsets = numberList();
	for (const { start } of located) {
		offsets.push(start);
	}
	const cut = yield* cutText(text, offsets);
	const hashes = located.map(({ paper }, number) => joinHashes(cut.hashes[number] ?? 0, fingerprint(paper.id)));
	const read = new Map(located.map(({ paper }, number) => [number, [paperPiece(paper)]]));
	return {
		hashes,
		read,
		unsteady: new Set(),
		flaws: new Map(),
		problems: summarize(problems),
		readAgain: () => [],
		entriesOf: () => [],
	};
}
