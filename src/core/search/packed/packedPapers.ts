import { fingerprint } from '../../fingerprint';
import type { Paper } from '../../paper';
import type { PaperRows } from '../corpus';
import { monthOf } from '../paperDates';
import { idKey, paperKeys, workKeys } from '../paperKeys';
import { sentences } from '../sentences';
import { numberList } from './numberList';
import { packAuthors, readAuthors } from './packedAuthors';
import { packStrings } from './packedStrings';
import { createTextCollector, openTexts, type TextColumns } from './packedTexts';
import { numbersUpTo, STRIDE, type Steps } from './steps';
import { type StringColumns, textAt } from './stringTable';

/** What is kept of the papers themselves. */
export interface PaperColumns {
	/** Their citation keys. */
	readonly names: StringColumns;
	/** The papers without their abstracts, as JSON with packed authors. */
	readonly records: TextColumns;
	/** The sentences of all abstracts. */
	readonly sentences: TextColumns;
	/** Row → number of the first sentence of the abstract; the last is the end. */
	readonly abstractStarts: Uint32Array;
	/** Row → year, year of the venue, month, as signed numbers. */
	readonly dates: Uint32Array;
	/** A hash table of the keys of papers: 8 bits of the hash, 24 bits of one more than the row; 0 is free. */
	readonly keys: Uint32Array;
	/** The hashes of their `workKeys`, paper after paper, and row → where they begin; the last is the end. */
	readonly workHashes: Uint32Array;
	readonly workStarts: Uint32Array;
}

/** The papers of a packed index. */
export interface PackedPapers
	extends Pick<PaperRows, 'count' | 'at' | 'keyAt' | 'yearsAt' | 'monthAt' | 'sentenceAt' | 'withId' | 'named'> {
	/** The hashes of what papers share with other records of their work: of all papers, where those of a row begin, and of one. */
	readonly workHashes: Uint32Array;
	readonly workStarts: Uint32Array;
	workHashesAt(row: number): Uint32Array;
	/** The rows that may have a key of this hash, rising; the first of very many. */
	rowsWithHash(hash: number): readonly number[];
}

/** Collects papers in the order of their rows. */
export interface PaperCollector {
	readonly count: number;
	add(paper: Paper): void;
	pack(): Steps<PaperColumns>;
}

/** An empty collector. */
export function createPaperCollector(): PaperCollector {
	const names: string[] = [];
	const records = createTextCollector();
	const abstracts = createTextCollector();
	const abstractStarts = numberList();
	const dates = numberList();
	const hashes = numberList();
	const hashRows = numberList();
	const workHashes = numberList();
	const workStarts = numberList();
	return {
		get count() {
			return names.length;
		},
		add(paper) {
			const ofWork = workKeys(paper);
			workStarts.push(workHashes.length);
			for (const key of ofWork) {
				workHashes.push(hashOf(key));
			}
			for (const key of new Set([...paperKeys(paper), ...ofWork])) {
				hashes.push(hashOf(key));
				hashRows.push(names.length);
			}
			for (const date of [paper.year, paper.venueYear, monthOf(paper)]) {
				dates.push((date ?? UNKNOWN) >>> 0);
			}
			const { abstract, authors, ...record } = paper;
			names.push(paper.key ?? paper.id);
			records.add(JSON.stringify({ ...record, authors: packAuthors(authors) }));
			abstractStarts.push(abstracts.count);
			if (abstract !== undefined) {
				sentences(abstract).forEach(abstracts.add);
			}
		},
		*pack() {
			abstractStarts.push(abstracts.count);
			workStarts.push(workHashes.length);
			return {
				names: yield* packStrings(names, numbersUpTo(names.length)),
				records: yield* records.pack(),
				sentences: yield* abstracts.pack(),
				abstractStarts: abstractStarts.all(),
				dates: dates.all(),
				keys: yield* packKeys(yield* hashes.pack(), yield* hashRows.pack()),
				workHashes: workHashes.all(),
				workStarts: workStarts.all(),
			};
		},
	};
}

/** Makes packed papers ready for use; the papers asked for last stay decoded. */
export function openPapers(columns: PaperColumns): PackedPapers {
	const { names, dates, keys, abstractStarts, workHashes, workStarts } = columns;
	const records = openTexts(columns.records);
	const abstracts = openTexts(columns.sentences);
	let decoded = new Map<number, Paper>();
	let before = decoded;
	const dateAt = (row: number, which: number) => (dates[row * DATES + which] ?? UNKNOWN) | 0;
	const decode = (row: number): Paper => {
		const record = JSON.parse(records.at(row, row + 1)) as Writable<Paper>;
		record.authors = readAuthors(record.authors);
		const [from = 0, to = 0] = [abstractStarts[row], abstractStarts[row + 1]];
		if (from < to) {
			record.abstract = abstracts.at(from, to);
		}
		return record;
	};
	const at = (row: number) => {
		const known = decoded.get(row);
		if (known) {
			return known;
		}
		const paper = before.get(row) ?? decode(row);
		if (decoded.size === MOST_DECODED) {
			before = decoded;
			decoded = new Map();
		}
		decoded.set(row, paper);
		return paper;
	};
	return {
		count: names.starts.length - 1,
		at,
		keyAt: (row) => textAt(names, row),
		yearsAt: (row) => [dateAt(row, 0), dateAt(row, 1)].filter((year) => year !== UNKNOWN),
		monthAt: (row) => dateAt(row, 2),
		sentenceAt(row, number) {
			const sentence = (abstractStarts[row] ?? 0) + number;
			return abstracts.at(sentence, sentence + 1);
		},
		withId: (id) => candidates(keys, hashOf(idKey(id)), MOST_ALIKE).filter((row) => at(row).id === id),
		named: (key) => candidates(keys, hashOf(key), MOST_NAMED).filter((row) => paperKeys(at(row)).includes(key)),
		workHashes,
		workStarts,
		workHashesAt: (row) => workHashes.subarray(workStarts[row], workStarts[row + 1]),
		rowsWithHash: (hash) => candidates(keys, hash, MOST_COMPARED),
	};
}

type Writable<T> = { -readonly [Name in keyof T]: T[Name] };

const UNKNOWN = -(2 ** 31);
const DATES = 3;
/** Enough for what two keystrokes find; more would only be moved about when garbage is collected. */
const MOST_DECODED = 128;

function hashOf(key: string): number {
	return fingerprint(key) % 2 ** 32;
}

function* packKeys(hashes: Uint32Array, rows: Uint32Array): Steps<Uint32Array> {
	const keys = new Uint32Array(2 ** Math.ceil(Math.log2(hashes.length * 1.5 + 1)));
	let steps = 0;
	const mask = keys.length - 1;
	for (let number = 0; number < hashes.length; number++) {
		const hash = hashes[number] ?? 0;
		let place = hash & mask;
		let alike = 0;
		for (let slot = keys[place]; slot !== 0; slot = keys[place]) {
			alike += hasTag(slot ?? 0, hash) ? 1 : 0;
			place = (place + 1) & mask;
			steps++;
		}
		if (alike < MOST_ALIKE) {
			keys[place] = ((hash & TAG) | ((rows[number] ?? 0) + 1)) >>> 0;
		}
		if (++steps > STRIDE) {
			steps = 0;
			yield;
		}
	}
	return keys;
}

const TAG = 0xff00_0000;
/** A key that more papers have names none of the others: each would take longer than the one before. */
const MOST_ALIKE = 4096;
/** Papers with the same name, such as "Preface", of which each costs time when it is looked for. */
const MOST_NAMED = 256;
/** Papers that are compared, each with each, to find the records of a work. */
const MOST_COMPARED = 64;

function hasTag(slot: number, hash: number): boolean {
	return ((slot ^ hash) & TAG) === 0;
}

/** The rows that may have a key of this hash, at most so many. */
function candidates(keys: Uint32Array, hash: number, most: number): number[] {
	const rows: number[] = [];
	let place = hash & (keys.length - 1);
	for (let slot = keys[place] ?? 0; slot !== 0 && rows.length < most; slot = keys[place] ?? 0) {
		if (hasTag(slot, hash)) {
			rows.push((slot & ~TAG) - 1);
		}
		place = (place + 1) & (keys.length - 1);
	}
	return rows.sort((a, b) => a - b);
}
