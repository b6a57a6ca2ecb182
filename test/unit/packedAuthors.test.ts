import assert from 'node:assert/strict';
import type { Author } from '../../src/core/paper';
import { packAuthors, readAuthors } from '../../src/core/search/packed/packedAuthors';

describe('authors of a packed record', () => {
	const lists: readonly (readonly Author[])[] = [
		[],
		[{ family: 'Chen', given: 'Mark' }, { literal: 'OpenAI' }, { family: 'Plato' }],
		[{ family: 'Ünal', given: '' }, { literal: '' }],
		[{ family: '' }],
		[{ family: '', given: 'Mark' }],
		[{ family: 'A\tB', given: 'C\nD' }],
		[{ literal: 'A\nB\tC' }],
	];
	for (const authors of lists) {
		it(`stay what they are: ${JSON.stringify(authors)}`, () =>
			assert.deepEqual(readAuthors(JSON.parse(JSON.stringify(packAuthors(authors)))), authors));
	}

	it('are one text', () => assert.equal(typeof packAuthors([{ family: 'Chen', given: 'Mark' }]), 'string'));
});
