import assert from 'node:assert/strict';
import { formatKeptSource, type KeptSource, openKeptSource } from '../../src/core/search/keptSource';
import { finish } from '../../src/core/search/packed/steps';

describe('A source that is kept between windows', () => {
	const source: KeptSource = {
		stamp: '1 file:///größe.bib',
		mtime: 1_700_000_000_123,
		size: 99,
		keptAt: 1_700_000_009_000,
		count: 3,
		footprint: Uint8Array.of(1, 2, 3, 4, 5),
		trail: Uint8Array.of(1, 2, 3),
		packed: Uint8Array.of(6, 7, 8, 9),
	};
	const bytes = finish(formatKeptSource(source));

	it('is what it was', () => {
		assert.deepEqual(openKeptSource(bytes, source.stamp), source);
		const sentence = {
			...source,
			problem: '2 entries could not be read.',
			footprint: new Uint8Array(),
			trail: new Uint8Array(),
		};
		assert.deepEqual(openKeptSource(finish(formatKeptSource(sentence)), source.stamp), sentence);
	});

	it('lies on whole words, so that its columns are not copied', () => {
		assert.equal((openKeptSource(bytes, source.stamp)?.packed.byteOffset ?? 1) % 4, 0);
	});

	it('is nothing for another version, glossary or file', () => {
		assert.equal(openKeptSource(bytes, '2 file:///größe.bib'), undefined);
	});

	it('is nothing when it is cut, wherever it is', () => {
		for (let length = 0; length < bytes.length; length++) {
			assert.equal(openKeptSource(bytes.slice(0, length), source.stamp), undefined);
		}
		assert.equal(openKeptSource(Uint8Array.of(...bytes, 0), source.stamp), undefined);
	});

	it('is nothing when a bit is another, but for the packed index, which looks itself', () => {
		const end = bytes.length - source.packed.length;
		for (let bit = 0; bit < end * 8; bit++) {
			const broken = bytes.slice();
			broken[bit >> 3] = (broken[bit >> 3] ?? 0) ^ (1 << (bit & 7));
			assert.equal(openKeptSource(broken, source.stamp), undefined, `bit ${bit}`);
		}
	});
});
