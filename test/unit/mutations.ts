import assert from 'node:assert/strict';
import { seededRandom } from '../../bench/seededRandom';
import { hostileTexts } from './hostileTexts';

/** Draws from lists and numbers, the same for the same seed. */
export interface Draw {
	/** A whole number from 0 to below `most`. */
	below(most: number): number;
	of<T>(values: readonly T[]): T;
}

export function drawFrom(seed: number): Draw {
	const random = seededRandom(seed);
	const below = (most: number) => Math.floor(random() * most);
	return {
		below,
		of(values) {
			const drawn = values[below(values.length)];
			assert.ok(drawn !== undefined);
			return drawn;
		},
	};
}

/** Breaks a text in one to three places; `pieces` are what the format is made of. */
export function mutate(text: string, draw: Draw, pieces: readonly string[]): string {
	let broken = text;
	for (let left = 1 + draw.below(3); left > 0; left--) {
		const at = draw.below(broken.length + 1);
		const end = Math.min(broken.length, at + 1 + draw.below(draw.below(10) === 0 ? 200 : 12));
		broken = draw.of(mutations)(broken, at, end, insertion(draw, pieces));
	}
	return broken;
}

type Mutation = (text: string, at: number, end: number, piece: string) => string;

const mutations: readonly Mutation[] = [
	(text, at, end) => text.slice(0, at) + text.slice(end),
	(text, at, _end, piece) => text.slice(0, at) + piece + text.slice(at),
	(text, at, end, piece) => text.slice(0, at) + piece + text.slice(end),
	(text, at, end) => text.slice(0, end) + text.slice(at),
	(text, at, end) => text.slice(0, at) + [...text.slice(at, end)].reverse().join('') + text.slice(end),
	(text, at) => text.slice(0, at),
];

const otherTexts: readonly string[] = [
	...['', '\ufeff', '\0', '\u2028', '\u0085', '\ud83d', '\udc00', 'ﬀ', 'İ', '\u202e', 'e\u0301', '９', '‮'],
	...hostileTexts.map(([, text]) => text.slice(0, 200)),
];

/** A piece of the format, mostly; else any character, or what texts with an intent hold; now and then many times. */
function insertion(draw: Draw, pieces: readonly string[]): string {
	const piece = draw.below(4) > 0 ? draw.of(pieces) : draw.of(otherTexts);
	return draw.below(40) === 0 ? piece.repeat(1 + draw.below(300)) : piece;
}
