import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createLibraryIndex } from '../../src/core/search/librarySearch';
import { openPackedIndex, packPapers } from '../../src/core/search/packed/packedIndex';
import { paper } from './searchFixtures';

const papers = [
	paper('chen2021', 'Évaluating GPT-4, C++ and “pass@k”', {
		authors: [{ family: 'Chen', given: 'Mark' }, { literal: 'OpenAI' }],
		editors: [{ family: 'Quill' }],
		year: 2021,
		venue: 'ICSE',
		abstract: 'We test code models. The tests, e.g. HumanEval, are 深度学习 too!',
		tags: ['code'],
		doi: '10.1000/x',
	}),
	paper('b', 'Generalised generations', { note: 'Read twice.' }),
];

describe('a saved packed index', () => {
	const { bytes } = packPapers(papers);

	it('answers as before when it is opened again, wherever its bytes lie', () => {
		const shifted = new Uint8Array(bytes.length + 1);
		shifted.set(bytes, 1);
		const answers = [packPapers(papers), openPackedIndex(bytes.slice()), openPackedIndex(shifted.subarray(1))].map(
			(index) => {
				const library = createLibraryIndex();
				assert.ok(index);
				library.setPart('a', index);
				return ['gpt-4', 'models test', 'generatoin', '10.1000/x', 'year:2021'].map((typed) => library.search(typed));
			},
		);
		assert.deepEqual(answers[1], answers[0]);
		assert.deepEqual(answers[2], answers[0]);
	});

	it('is the same for the same papers', () => assert.deepEqual(packPapers(papers).bytes, bytes));

	it('has a new version when what is written changes', () => {
		// When this fails for a change that is wanted: raise VERSION in packedFile.ts, then write the new hash here.
		const hash = createHash('sha256').update(bytes).digest('hex');
		assert.equal(hash.slice(0, 16), 'ce07d54ae713e8e1');
	});

	it('is not opened when it is cut, longer, empty or something else', () => {
		for (let length = 0; length < bytes.length; length += 97) {
			assert.equal(openPackedIndex(bytes.slice(0, length)), undefined);
		}
		assert.equal(openPackedIndex(new Uint8Array([...bytes, 0, 0, 0, 0])), undefined);
		assert.equal(openPackedIndex(new TextEncoder().encode(JSON.stringify(papers))), undefined);
	});

	it('is not opened when any of its bytes differs, nor when it is noise', () => {
		const random = seededRandom(20_261_125);
		const below = (most: number) => Math.floor(random() * most);
		for (let round = 0; round < 3000; round++) {
			const broken = bytes.slice();
			for (let times = 0; times <= below(3); times++) {
				const at = below(broken.length);
				broken[at] = (broken[at] ?? 0) ^ (1 + below(255));
			}
			const same = broken.every((byte, at) => byte === bytes[at]);
			assert.equal(openPackedIndex(broken) === undefined, !same, `round ${round}`);
			const noise = Uint8Array.from({ length: below(200) }, () => below(256));
			noise.set(bytes.subarray(0, Math.min(noise.length, below(80))));
			assert.equal(openPackedIndex(noise), undefined);
		}
	});
});

/** A linear congruential generator with the constants of Numerical Recipes. */
function seededRandom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}
