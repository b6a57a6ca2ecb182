import assert from 'node:assert/strict';
import { LongText, longText } from '../../src/core/bibliography/longText';
import { finish } from '../../src/core/search/packed/steps';

describe('A long text', () => {
	const text = 'Notes\n@a{x}\n  @b{y}\r\n@c{z}\r@d{}\nmail@e.org\n\n@f';
	const inPieces = (length: number) => finish(longText(text.match(new RegExp(`[\\s\\S]{1,${length}}`, 'g')) ?? []));

	it('begins its parts with an @ that begins a line, wherever its pieces are cut', () => {
		assert.deepEqual(inPieces(100).parts, [text.slice(0, -2), '@f']);
		for (let length = 1; length <= text.length; length++) {
			const { parts } = inPieces(length);
			assert.equal(parts.join(''), text);
			assert.ok(parts.slice(1).every((part) => part.startsWith('@')));
		}
		assert.ok(inPieces(9).parts.length > 2);
	});

	it('is sliced as one text is', () => {
		for (const long of [inPieces(9), inPieces(100), new LongText(['', 'ab', '', 'c']), new LongText([])]) {
			const whole = long.join();
			assert.equal(long.length, whole.length);
			for (let end = whole.length + 1; end >= 0; end--) {
				for (let start = 0; start <= whole.length; start++) {
					assert.equal(long.slice(start, end), start < end ? whole.slice(start, end) : '', `${start}–${end}`);
				}
			}
			assert.equal(long.slice(), whole);
		}
	});
});
