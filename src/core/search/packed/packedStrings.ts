import { STRIDE, type Steps } from './steps';
import type { StringColumns } from './stringTable';

/** Puts strings one behind the other. */
export function* packStrings(strings: readonly string[], order: Uint32Array): Steps<StringColumns> {
	const starts = new Uint32Array(order.length + 1);
	for (let at = 0; at < order.length; at++) {
		starts[at + 1] = (starts[at] ?? 0) + (strings[order[at] ?? 0] ?? '').length;
	}
	const units = new Uint16Array(starts[order.length] ?? 0);
	for (let number = 0; number < order.length; number++) {
		const text = strings[order[number] ?? 0] ?? '';
		const start = starts[number] ?? 0;
		for (let at = 0; at < text.length; at++) {
			units[start + at] = text.charCodeAt(at);
		}
		if (number % STRIDE === 0) {
			yield;
		}
	}
	return { units, starts };
}
