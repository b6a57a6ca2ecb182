import { fingerprint } from '../../fingerprint';
import type { Paper } from '../../paper';
import type { PaperRows } from '../corpus';
import { paperKeys } from '../paperKeys';
import { monthOf } from '../paperRows';
import { numberList } from './numberList';
import { packStrings } from './packedStrings';
import { STRIDE, type Steps } from './steps';
import { type StringColumns, textAt } from './stringTable';

/** What is kept of the papers themselves. */
export interface PaperColumns {
	readonly ids: StringColumns;
	/** The papers as JSON in UTF-8, and where each begins; the last is the end. */
	readonly records: Uint8Array;
	readonly recordStarts: Uint32Array;
	/** Row → year, year of the venue, month, as signed numbers. */
	readonly dates: Uint32Array;
	/** A hash table of the keys of papers: 8 bits of the hash, 24 bits of one more than the row; 0 is free. */
	readonly keys: Uint32Array;
}

/** The papers of a packed index. */
export type PackedPapers = Pick<PaperRows, 'count' | 'at' | 'idAt' | 'yearsAt' | 'monthAt' | 'named'>;

/** Collects papers in the order of their rows. */
export interface PaperCollector {
	readonly count: number;
	add(paper: Paper): void;
	pack(): Steps<PaperColumns>;
}

/** An empty collector. */
export function createPaperCollector(): PaperCollector {
	const encoder = new TextEncoder();
	const ids: string[] = [];
	const records: Uint8Array[] = [];
	const dates = numberList();
	const hashes = numberList();
	const hashRows = numberList();
	return {
		get count() {
			return ids.length;
		},
		add(paper) {
			for (const key of paperKeys(paper)) {
				hashes.push(hashOf(key));
				hashRows.push(ids.length);
			}
			for (const date of [paper.year, paper.venueYear, monthOf(paper)]) {
				dates.push((date ?? UNKNOWN) >>> 0);
			}
			ids.push(paper.id);
			records.push(encoder.encode(JSON.stringify(paper)));
		},
		*pack() {
			return {
				ids: yield* packStrings(ids, Uint32Array.from(ids.keys())),
				...(yield* joinRecords(records)),
				dates: dates.view(),
				keys: yield* packKeys(hashes.view(), hashRows.view()),
			};
		},
	};
}

/** Makes packed papers ready for use; the papers asked for last stay decoded. */
export function openPapers({ ids, records, recordStarts, dates, keys }: PaperColumns): PackedPapers {
	const decoder = new TextDecoder();
	const decoded = new Map<number, Paper>();
	const dateAt = (row: number, which: number) => (dates[row * DATES + which] ?? UNKNOWN) | 0;
	const at = (row: number) => {
		const known = decoded.get(row);
		if (known) {
			return known;
		}
		const record = decoder.decode(records.subarray(recordStarts[row], recordStarts[row + 1]));
		const paper = JSON.parse(record) as Paper;
		if (decoded.size === MOST_DECODED) {
			decoded.clear();
		}
		decoded.set(row, paper);
		return paper;
	};
	return {
		count: recordStarts.length - 1,
		at,
		idAt: (row) => textAt(ids, row),
		yearsAt: (row) => [dateAt(row, 0), dateAt(row, 1)].filter((year) => year !== UNKNOWN),
		monthAt: (row) => dateAt(row, 2),
		named: (key) => candidates(keys, hashOf(key)).filter((row) => paperKeys(at(row)).includes(key)),
	};
}

const UNKNOWN = -(2 ** 31);
const DATES = 3;
const MOST_DECODED = 500;

function* joinRecords(records: readonly Uint8Array[]): Steps<Pick<PaperColumns, 'records' | 'recordStarts'>> {
	const recordStarts = new Uint32Array(records.length + 1);
	for (const [row, record] of records.entries()) {
		recordStarts[row + 1] = (recordStarts[row] ?? 0) + record.length;
	}
	const joined = new Uint8Array(recordStarts[records.length] ?? 0);
	for (const [row, record] of records.entries()) {
		joined.set(record, recordStarts[row]);
		if (row % 1024 === 0) {
			yield;
		}
	}
	return { records: joined, recordStarts };
}

function hashOf(key: string): number {
	return fingerprint(key) % 2 ** 32;
}

function* packKeys(hashes: Uint32Array, rows: Uint32Array): Steps<Uint32Array> {
	const keys = new Uint32Array(2 ** Math.ceil(Math.log2(hashes.length * 1.5 + 1)));
	for (let number = 0; number < hashes.length; number++) {
		const hash = hashes[number] ?? 0;
		let place = hash & (keys.length - 1);
		while (keys[place] !== 0) {
			place = (place + 1) & (keys.length - 1);
		}
		keys[place] = ((hash & TAG) | ((rows[number] ?? 0) + 1)) >>> 0;
		if (number % STRIDE === 0) {
			yield;
		}
	}
	return keys;
}

const TAG = 0xff00_0000;

/** The rows that may have a key of this hash. */
function candidates(keys: Uint32Array, hash: number): number[] {
	const rows: number[] = [];
	let place = hash & (keys.length - 1);
	for (let slot = keys[place] ?? 0; slot !== 0; slot = keys[place] ?? 0) {
		if (((slot ^ hash) & TAG) === 0) {
			rows.push((slot & ~TAG) - 1);
		}
		place = (place + 1) & (keys.length - 1);
	}
	return rows.sort((a, b) => a - b);
}
