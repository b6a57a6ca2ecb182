import assert from 'node:assert/strict';
import { type ChangedBytes, changedBytes, leaveTrail } from '../../src/core/changedBytes';
import { finish } from '../../src/core/search/packed/steps';

const BLOCK = 65_536;

function bytesOf(length: number): Uint8Array {
	return Uint8Array.from({ length }, (_, at) => (at * 7 + (at >> 8)) % 251);
}

function spliced(bytes: Uint8Array, at: number, removed: number, added: readonly number[]): Uint8Array {
	return Uint8Array.from([...bytes.subarray(0, at), ...added, ...bytes.subarray(at + removed)]);
}

function changed(before: Uint8Array, now: Uint8Array): ChangedBytes {
	return finish(changedBytes(finish(leaveTrail(before)), now));
}

describe('changed bytes', () => {
	const before = bytesOf(5 * BLOCK + 100);
	const edits: readonly (readonly [what: string, at: number, removed: number, added: readonly number[]])[] = [
		['at the beginning', 0, 0, [1, 2, 3]],
		['at the end', before.length, 0, [1]],
		['in the middle', 2 * BLOCK + 9, 3, [9, 9, 9, 9, 9]],
		['where one byte has another high bit', 3 * BLOCK, 1, [(before[3 * BLOCK] ?? 0) ^ 0x80]],
		['between two blocks', 2 * BLOCK - 1, 2, []],
		['where a block is gone', BLOCK, BLOCK, []],
		['where all is gone', 0, before.length, []],
	];
	for (const [what, at, removed, added] of edits) {
		it(`are found ${what}`, () => {
			const now = spliced(before, at, removed, added);
			const { start, end, growth } = changed(before, now);
			assert.equal(growth, added.length - removed);
			assert.ok(start <= at && end >= at + removed, `${start}–${end} holds ${at}–${at + removed}`);
			assert.ok(end - start <= removed + 2 * BLOCK + 100, `${end - start} bytes are no more than the blocks around`);
			const rebuilt = [...before.subarray(0, start), ...now.subarray(start, end + growth), ...before.subarray(end)];
			assert.deepEqual(Uint8Array.from(rebuilt), now);
		});
	}

	it('are found in a part of a buffer', () => {
		const whole = Buffer.from([1, ...before]);
		assert.deepEqual(changed(whole.subarray(1), before), changed(before, before));
	});

	it('are none where nothing changed but what is in no block', () => {
		const { start, end, growth } = changed(before, before.slice());
		assert.deepEqual([end - start <= 100, growth], [true, 0]);
	});

	it('are all of them where they are few', () => {
		assert.deepEqual(changed(bytesOf(10), bytesOf(12)), { start: 0, end: 10, growth: 2 });
		assert.deepEqual(changed(bytesOf(0), bytesOf(0)), { start: 0, end: 0, growth: 0 });
	});
});
