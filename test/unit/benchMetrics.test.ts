import assert from 'node:assert/strict';
import { averagePrecision, mean, ndcg, percentile, recall, reciprocalRank, successAt1 } from '../../bench/metrics';

describe('metrics of a ranking', () => {
	const judgements = new Map([
		['a', 3],
		['b', 2],
		['c', 1],
		['x', 0],
		['source', -1],
	]);
	const near = (actual: number, expected: number) => assert.ok(Math.abs(actual - expected) < 1e-12, `${actual}`);

	it('discounts the gain by log2 of the rank plus 1, over the best order', () => {
		// DCG = 2/log2(2) + 3/log2(4) + 1/log2(5); ideal = 3/1 + 2/log2(3) + 1/log2(4)
		const dcg = 2 + 3 / 2 + 1 / Math.log2(5);
		const ideal = 3 + 2 / Math.log2(3) + 1 / 2;
		near(ndcg(['b', 'x', 'a', 'c'], judgements, 10), (2 + 3 / 2 + 1 / Math.log2(5)) / ideal);
		near(ndcg(['b', 'x', 'a', 'c'], judgements, 10), dcg / ideal);
		near(ndcg(['a', 'b', 'c'], judgements, 10), 1);
	});

	it('cuts gain and ideal gain at the depth', () => near(ndcg(['x', 'a'], judgements, 1), 0));

	it('counts a negative gain as none', () =>
		near(
			ndcg(
				['source', 'a'],
				new Map([
					['source', -1],
					['a', 1],
				]),
				10,
			),
			1 / Math.log2(3),
		));

	it('averages the precision at each relevant rank over all relevant documents', () => {
		near(averagePrecision(['a', 'x', 'b'], judgements), (1 + 2 / 3) / 3);
		near(averagePrecision([], judgements), 0);
	});

	it('counts the relevant share found within the depth', () => {
		near(recall(['a', 'x', 'b'], judgements, 2), 1 / 3);
		near(recall(['a', 'x', 'b'], judgements, 20), 2 / 3);
	});

	it('takes the first relevant rank', () => {
		near(reciprocalRank(['x', 'source', 'c'], judgements), 1 / 3);
		near(reciprocalRank(['x'], judgements), 0);
		near(successAt1(['c'], judgements), 1);
		near(successAt1(['x', 'c'], judgements), 0);
		near(successAt1([], judgements), 0);
	});

	it('takes means and percentiles, 0 of nothing', () => {
		near(mean([1, 2, 6]), 3);
		near(mean([]), 0);
		near(percentile([4, 1, 3, 2], 0.5), 2);
		near(percentile([4, 1, 3, 2], 0.99), 4);
		near(percentile([], 0.5), 0);
	});
});
