import type { Corpus } from './corpus';
import { CONTENT_FIELDS, NAME_FIELDS } from './paperFields';
import { WEIGHTS } from './weights';

/** The norms of a corpus from the number of index terms of each paper: field number → row → number. */
export function fieldNorms(
	contentLengths: readonly Lengths[],
	nameLengths: readonly Lengths[],
): Pick<Corpus, 'contentNorms' | 'nameNorms'> {
	const [titles = [], texts = []] = contentLengths;
	// Title and text are one field to the length normalisation, as in BM25 over the title repeated and the abstract.
	const lengths = new Float32Array(titles.length);
	for (let row = 0; row < lengths.length; row++) {
		lengths[row] = WEIGHTS.title * (titles[row] ?? 0) + WEIGHTS.text * (texts[row] ?? 0);
	}
	return {
		contentNorms: CONTENT_FIELDS.map((field) => norms(lengths, WEIGHTS[field], WEIGHTS.contentLength)),
		nameNorms: NAME_FIELDS.map((field, number) => {
			const { weight, length } = WEIGHTS.names[field];
			return norms(nameLengths[number] ?? [], weight, length);
		}),
	};
}

type Lengths = Float32Array | Uint32Array | readonly number[];

/** BM25's length normalisation, turned over and times the field's weight; papers without the field do not count. */
function norms(lengths: Lengths, weight: number, b: number): Float32Array {
	if (b === 0) {
		return new Float32Array(lengths.length).fill(weight);
	}
	let sum = 0;
	let filled = 0;
	for (let row = 0; row < lengths.length; row++) {
		const length = lengths[row] ?? 0;
		sum += length;
		filled += length > 0 ? 1 : 0;
	}
	const average = sum / Math.max(1, filled);
	const normed = new Float32Array(lengths.length);
	for (let row = 0; row < lengths.length; row++) {
		normed[row] = weight / (1 - b + (average > 0 ? (b * (lengths[row] ?? 0)) / average : b));
	}
	return normed;
}
