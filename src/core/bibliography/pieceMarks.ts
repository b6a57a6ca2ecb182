import { numberList } from '../search/packed/numberList';
import type { Steps } from '../search/packed/steps';
import { type StringColumns, textAt } from '../search/packed/stringTable';
import type { PieceFile, PieceFlaw, PieceRecord } from './piece';

/**
 * What pieces hold, in short texts: "=key" of a work, "-key" of what is none, "^key" of what a record takes fields from,
 * "!start end message" of what is wrong.
 */
export interface Marks {
	/** Piece → where its marks end. */
	readonly ends: Uint32Array;
	readonly texts: StringColumns;
}

export const NO_MARKS: Marks = {
	ends: new Uint32Array(0),
	texts: { units: new Uint16Array(0), starts: new Uint32Array(1) },
};

/** What records and flaws leave of a piece. */
export function marksOf(records: readonly PieceRecord[], flaws: readonly PieceFlaw[] = []): string[] {
	const ofRecords = records.flatMap(({ key, isWork, parents }) => [
		`${isWork ? '=' : '-'}${key}`,
		...parents.map((parent) => `^${parent}`),
	]);
	return [...ofRecords, ...flaws.map(({ start, end, message }) => `!${start} ${end} ${message}`)];
}

/** The keys of the records that left these marks. */
export function keysOf(marks: readonly string[]): string[] {
	return marks.flatMap((mark) => (mark.startsWith('=') || mark.startsWith('-') ? [mark.slice(1)] : []));
}

/** The marks of a piece, the end exclusive. */
export function markRange({ ends }: Marks, piece: number): readonly [from: number, to: number] {
	return [ends[piece - 1] ?? 0, ends[piece] ?? 0];
}

/** Whether a mark is that of a parent. */
export function isOfParent({ texts: { units, starts } }: Marks, mark: number): boolean {
	return units[starts[mark] ?? 0] === PARENT;
}

/** The flaws that left marks in a piece. */
export function flawsOf(marks: Marks, piece: number): readonly PieceFlaw[] {
	const { units, starts } = marks.texts;
	const flaws: PieceFlaw[] = [];
	const [from, to] = markRange(marks, piece);
	for (let mark = from; mark < to; mark++) {
		const match =
			units[starts[mark] ?? 0] === FLAW ? /^!(\d+) (\d+) (.*)$/s.exec(textAt(marks.texts, mark)) : undefined;
		if (match) {
			flaws.push({ start: Number(match[1]), end: Number(match[2]), message: match[3] ?? '' });
		}
	}
	return flaws;
}

/** Number of works in the pieces of a file, those that were not read among them. */
export function* countWorks({ read, hashes }: PieceFile, known: Int32Array, old: Marks): Steps<number> {
	const { units, starts } = old.texts;
	let works = 0;
	for (let piece = 0; piece < hashes.length; piece++) {
		const records = read.get(piece);
		works += records?.filter(({ isWork }) => isWork).length ?? 0;
		const [from, to] = records ? [0, 0] : markRange(old, known[piece] ?? -1);
		for (let mark = from; mark < to; mark++) {
			works += units[starts[mark] ?? 0] === WORK ? 1 : 0;
		}
		if (piece % MOST_AT_ONCE === 0) {
			yield;
		}
	}
	return works;
}

/** The marks of all pieces of a file; those that were not read have what the known ones had. */
export function* writeMarks({ read, flaws, hashes }: PieceFile, known: Int32Array, old: Marks): Steps<Marks> {
	const ends = new Uint32Array(hashes.length);
	const [units, starts] = [numberList(), numberList()];
	for (let piece = 0; piece < hashes.length; piece++) {
		const records = read.get(piece);
		for (const mark of records ? marksOf(records, flaws.get(piece)) : []) {
			starts.push(units.length);
			units.pushAll(Array.from({ length: mark.length }, (_, at) => mark.charCodeAt(at)));
		}
		const [from, to] = records ? [0, 0] : markRange(old, known[piece] ?? -1);
		const first = old.texts.starts[from] ?? 0;
		for (let mark = from; mark < to; mark++) {
			starts.push(units.length + (old.texts.starts[mark] ?? 0) - first);
		}
		units.pushAll(old.texts.units.subarray(first, old.texts.starts[to]));
		ends[piece] = starts.length;
		if (piece % MOST_AT_ONCE === 0) {
			yield;
		}
	}
	starts.push(units.length);
	return { ends, texts: { units: new Uint16Array(units.all()), starts: starts.all() } };
}

const MOST_AT_ONCE = 1024;

/** The signs of marks: "=", "^" and "!". */
const WORK = 61;
const PARENT = 94;
const FLAW = 33;
