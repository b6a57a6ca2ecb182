import assert from 'node:assert/strict';
import { utf8Length } from '../../src/core/utf8Length';

describe('the length in UTF-8', () => {
	for (const text of ['', 'abc', 'Über', 'ÿĀ߿ࠀ', '論文', '𝔸b', '\ufeffa\uffff']) {
		it(`is that of the encoded text: ${JSON.stringify(text)}`, () => {
			assert.equal(utf8Length(text), new TextEncoder().encode(text).length);
		});
	}
});
