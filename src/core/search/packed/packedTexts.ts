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
	let bytes = new Uint8Array(4096);
	let length = 0;
	return {
		get count() {
			return starts.length;
		},
		add(text) {
			starts.push(length);
			// No character takes more than three bytes for each of its UTF-16 units.
			if (length + 3 * text.length > bytes.length) {
				const more = new Uint8Array(2 * (length + 3 * text.length));
				more.set(bytes.subarray(0, length));
				bytes = more;
			}
			length += encoder.encodeInto(text, bytes.subarray(length)).written;
		},
		*pack() {
			starts.push(length);
			yield;
			return { bytes: bytes.subarray(0, length), starts: starts.view() };
		},
	};
}

/** Reads the texts from number `from` to before `to` as one. */
export function openTexts({ bytes, starts }: TextColumns): { at(from: number, to: number): string } {
	const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
	return { at: (from, to) => decoder.decode(bytes.subarray(starts[from], starts[to])) };
}
