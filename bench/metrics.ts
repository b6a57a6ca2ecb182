/** Document → gain of one query; a gain of 0 or less is not relevant. */
export type Judgements = ReadonlyMap<string, number>;

/** Normalised discounted cumulative gain of the first `depth` documents: gain over log2(rank + 1), as trec_eval computes it. */
export function ndcg(ranking: readonly string[], judgements: Judgements, depth: number): number {
	const gains = ranking.slice(0, depth).map((id) => Math.max(0, judgements.get(id) ?? 0));
	const ideal = relevantGains(judgements).slice(0, depth);
	return ratio(discounted(gains), discounted(ideal));
}

/** Mean of the precisions at the ranks of the relevant documents; one that is not found counts as 0. */
export function averagePrecision(ranking: readonly string[], judgements: Judgements): number {
	let found = 0;
	let sum = 0;
	for (const [position, id] of ranking.entries()) {
		if (isRelevant(id, judgements)) {
			found++;
			sum += found / (position + 1);
		}
	}
	return ratio(sum, relevantGains(judgements).length);
}

/** Share of the relevant documents among the first `depth`. */
export function recall(ranking: readonly string[], judgements: Judgements, depth: number): number {
	const found = ranking.slice(0, depth).filter((id) => isRelevant(id, judgements)).length;
	return ratio(found, relevantGains(judgements).length);
}

/** One over the rank of the first relevant document; 0 when none is found. */
export function reciprocalRank(ranking: readonly string[], judgements: Judgements): number {
	const position = ranking.findIndex((id) => isRelevant(id, judgements));
	return position < 0 ? 0 : 1 / (position + 1);
}

/** 1 when the first document is relevant, else 0. */
export function successAt1(ranking: readonly string[], judgements: Judgements): number {
	const [first] = ranking;
	return first !== undefined && isRelevant(first, judgements) ? 1 : 0;
}

/** Arithmetic mean; 0 of nothing. */
export function mean(values: readonly number[]): number {
	return ratio(
		values.reduce((sum, value) => sum + value, 0),
		values.length,
	);
}

/** The smallest value that at least `share` (0 to 1) of the values do not exceed; 0 of nothing. */
export function percentile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

function isRelevant(id: string, judgements: Judgements): boolean {
	return (judgements.get(id) ?? 0) > 0;
}

function relevantGains(judgements: Judgements): number[] {
	return [...judgements.values()].filter((gain) => gain > 0).sort((a, b) => b - a);
}

function discounted(gains: readonly number[]): number {
	return gains.reduce((sum, gain, position) => sum + gain / Math.log2(position + 2), 0);
}

function ratio(part: number, whole: number): number {
	return whole === 0 ? 0 : part / whole;
}
