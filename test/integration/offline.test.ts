import * as assert from './framework/assert';
import { requests } from './framework/requests';
import { until } from './framework/until';

describe('The record of requests', () => {
	it('notes one to another machine, and only that', async () => {
		const before = requests.length;
		const noAnswer = () => undefined;
		// An address kept for documentation: nothing answers there.
		const asked = fetch('http://192.0.2.1:8/', { signal: AbortSignal.timeout(5_000) }).catch(noAnswer);
		await fetch('http://127.0.0.1:8/').catch(noAnswer);
		await Promise.race([
			asked,
			until(
				() => requests.length,
				(length) => length > before,
			),
		]);
		const noted = requests.splice(before);
		assert.equal(noted.length, 1);
		assert.match(noted[0] ?? '', /192\.0\.2\.1/);
	});
});
