import { numberList } from './numberList';
import type { Steps } from './steps';

/** Texts in UTF-8, and where each begins; the last is the end. */
export interface TextColumns {
	readonly bytes: Uint8Array;
	readonly starts: Uint32Array;
}

/** Collects texts in order. */
export interface TextCollector {
	readonly count: number;
	add(text: string): void;
	pack(): Steps<TextColumns>;
}

/** An empty collector. */
export function createTextCollector(): TextCollector {
	const encoder = new TextEncoder();
	const starts = numberList();
	const full: Uint8Array[] = [];
	let block = new Uint8Array(FIRST_BLOCK);
	let used = 0;
	let before = 0;
	return {
		get count() {
			return starts.length;
		},
		add(text) {
			starts.push(before + used);
			// No character takes more than three bytes for each of its UTF-16 units.
			const most = 3 * text.length;
			if (used + most > block.length) {
				full.push(block.subarray(0, used));
				before += used;
				block = new Uint8Array(Math.max(most, Math.min(2 * block.length, LARGEST_BLOCK)));
				used = 0;
			}
			used += encoder.encodeInto(text, block.subarray(used)).written;
		},
		*pack() {
			starts.push(before + used);
			const bytes = new Uint8Array(before + used);
			let at = 0;
			for (const one of [...full, block.subarray(0, used)]) {
				bytes.set(one, at);
				at += one.length;
				yield;
			}
			return { bytes, starts: starts.all() };
		},
	};
}

const FIRST_BLOCK = 4096;
const LARGEST_BLOCK = 2 ** 20;

/** Reads the texts from number `from` to before `to` as one. */
export function openTexts({ bytes, starts }: TextColumns): { at(from: number, to: number): string } {
	const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
	return { at: (from, to) => decoder.decode(bytes.subarray(starts[from], starts[to])) };
}
