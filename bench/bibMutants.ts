import { type BibEntry, parseBibtex } from '../src/core/bibliography/reading/bibtex';

/** An entry that was broken on purpose, between entries that were left alone. */
export interface Mutant {
	readonly text: string;
	/** The untouched entries as they must be read. */
	readonly neighbours: readonly BibEntry[];
}

/** A generator of numbers from 0 (included) to 1 (excluded), the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

/** Breaks one entry of a text that has at least one; the two entries before and after it are its neighbours. */
export function mutantOf(text: string, entries: readonly BibEntry[], random: () => number): Mutant {
	const middle = Math.floor(random() * entries.length);
	const from = Math.max(0, middle - 2);
	const part = text.slice(entries[from]?.start, entries[Math.min(entries.length - 1, middle + 2)]?.end);
	const { entries: whole } = parseBibtex(part);
	const victim = whole[middle - from];
	if (!victim) {
		return { text: part, neighbours: whole };
	}
	const before = whole.filter((entry) => entry.end <= victim.start);
	const after = whole.filter((entry) => entry.start >= victim.end);
	const broken = broke(part.slice(victim.start, victim.end), random);
	const shift = broken.length - (victim.end - victim.start);
	return {
		text: part.slice(0, victim.start) + broken + part.slice(victim.end),
		neighbours: [...before, ...after.map((entry) => moved(entry, shift))],
	};
}

/** The neighbours that are not read as they were. */
export function lostNeighbours({ text, neighbours }: Mutant): BibEntry[] {
	const read = new Map(parseBibtex(text).entries.map((entry) => [entry.start, entry]));
	return neighbours.filter((entry) => JSON.stringify(read.get(entry.start)) !== JSON.stringify(entry));
}

const pieces = [
	'{',
	'}',
	'"',
	',',
	'=',
	'#',
	'@',
	'%',
	'(',
	')',
	'\\',
	'$',
	'\n',
	'\r',
	' ',
	'{{',
	'}}',
	'"{',
	'\\{',
	'@a',
];

const mutations: readonly ((text: string, at: number, length: number, piece: string) => string)[] = [
	(text, at, length) => text.slice(0, at) + text.slice(at + length),
	(text, at, _length, piece) => text.slice(0, at) + piece + text.slice(at),
	(text, at, _length, piece) => text.slice(0, at) + piece + text.slice(at + 1),
	(text, at) => text.slice(0, at),
	(text, at, length) => text.slice(0, at + length) + text.slice(at),
	(text, at, length) =>
		text.slice(0, at) + [...text.slice(at, at + length)].reverse().join('') + text.slice(at + length),
];

function broke(text: string, random: () => number): string {
	const pick = (count: number) => Math.floor(random() * count);
	let broken = text;
	for (let left = 1 + pick(3); left > 0; left--) {
		const mutation = mutations[pick(mutations.length)];
		const piece = pieces[pick(pieces.length)];
		if (mutation && piece !== undefined) {
			broken = mutation(broken, pick(broken.length), 1 + pick(12), piece);
		}
	}
	return broken;
}

function moved(entry: BibEntry, shift: number): BibEntry {
	return {
		...entry,
		start: entry.start + shift,
		end: entry.end + shift,
		lookedTo: entry.lookedTo + shift,
		keyStart: entry.keyStart + shift,
		keyEnd: entry.keyEnd + shift,
		fields: entry.fields.map((field) => ({
			...field,
			nameStart: field.nameStart + shift,
			nameEnd: field.nameEnd + shift,
			valueStart: field.valueStart + shift,
			valueEnd: field.valueEnd + shift,
		})),
	};
}
