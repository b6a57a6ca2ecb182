import assert from 'node:assert/strict';
import { packStrings } from '../../src/core/search/packed/packedStrings';
import { finish, sortInSteps } from '../../src/core/search/packed/steps';
import { openStringTable } from '../../src/core/search/packed/stringTable';

function tableOf(strings: readonly string[]) {
	return openStringTable(finish(packStrings(strings, finish(sortInSteps(strings)))));
}

/** Words over few letters, so that many are near each other. */
const words = [
	...new Set(
		Array.from({ length: 9000 }, (_, n) =>
			Array.from({ length: 1 + ((n * 7) % 9) }, (_, at) => 'abcé\ud800z'[(n * (at + 3) + ((n * at) >> 3)) % 6]).join(
				'',
			),
		),
	),
	'',
	'constructor',
];
const sorted = [...words].sort();
const table = tableOf(words);

describe('a table of strings', () => {
	it('has them in order and finds each', () => {
		assert.equal(table.count, sorted.length);
		for (const [number, word] of sorted.entries()) {
			assert.equal(table.at(number), word);
			assert.equal(table.lengthAt(number), word.length);
			assert.equal(table.find(word), number);
		}
	});

	it('does not find what it does not hold', () => {
		for (const word of ['y', 'abcx', 'zzzzzzzzzzzzzzzz', '\uffff']) {
			assert.equal(table.find(word), -1);
			assert.equal(tableOf([]).find(word), -1);
		}
	});

	it('finds all that begin alike', () => {
		for (const prefix of ['', 'a', 'ab', 'zé', 'constr', 'y', '\uffff', 'abcabcabcabc']) {
			const [from, to] = table.rangeOf(prefix);
			const expected = sorted.filter((word) => word.startsWith(prefix));
			assert.deepEqual(
				Array.from({ length: to - from }, (_, at) => table.at(from + at)),
				expected,
			);
		}
		assert.deepEqual(tableOf([]).rangeOf('a'), [0, 0]);
	});

	it('finds what is near, with its distance', () => {
		for (const word of ['abc', 'aaa', 'zzab', 'cébaz', '', 'construtor', 'q']) {
			for (const most of [1, 2]) {
				const expected = sorted.flatMap((other, number) => {
					const distance = editDistance(word, other);
					return distance <= most ? [[number, distance]] : [];
				});
				assert.deepEqual(table.near(word, most), expected, `${word} ${most}`);
			}
		}
	});
});

function editDistance(one: string, other: string): number {
	let row = Array.from({ length: other.length + 1 }, (_, at) => at);
	for (let line = 1; line <= one.length; line++) {
		const next = [line];
		for (let at = 1; at <= other.length; at++) {
			const replaced = (row[at - 1] ?? 0) + (one[line - 1] === other[at - 1] ? 0 : 1);
			next.push(Math.min(replaced, (row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1));
		}
		row = next;
	}
	return row[other.length] ?? 0;
}
