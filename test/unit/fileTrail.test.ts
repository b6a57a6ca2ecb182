import assert from 'node:assert/strict';
import { formatTrail, openTrail } from '../../src/core/bibliography/fileTrail';
import { changedBytes, leaveTrail } from '../../src/core/changedBytes';
import { finish } from '../../src/core/search/packed/steps';

describe('The trail of a file', () => {
	const text = Uint8Array.from({ length: 200_000 }, (_, at) => at % 251);
	const trail = {
		bytes: finish(leaveTrail(text)),
		layout: { starts: Uint32Array.of(0, 70_000, 200_000), ofStrings: [1] },
	};

	it('is the same when it was kept', () => {
		const kept = openTrail(formatTrail(trail));
		assert.deepEqual(kept, trail);
		assert.deepEqual(kept && finish(changedBytes(kept.bytes, text)), { start: 196_608, end: 200_000, growth: 0 });
	});

	it('is that of a short file, too', () => {
		const short = {
			bytes: finish(leaveTrail(text.subarray(0, 9))),
			layout: { starts: Uint32Array.of(0, 9), ofStrings: [] },
		};
		assert.deepEqual(openTrail(formatTrail(short)), short);
	});

	it('is none of other bytes', () => {
		assert.equal(openTrail(new Uint8Array()), undefined);
		assert.equal(openTrail(formatTrail(trail).slice(4)), undefined);
	});
});
