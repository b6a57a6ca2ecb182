/** A linear congruential generator with the constants of Numerical Recipes: the same numbers from 0 to below 1 in every run. */
export function seededRandom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}
