import * as assert from './framework/assert';
import { requests } from './framework/requests';

describe('The record of requests', () => {
	it('notes one to another machine, and only that', async () => {
		const before = [...requests];
		const noAnswer = () => undefined;
		// An address kept for documentation: nothing answers there.
		await fetch('http://192.0.2.1:9/', { signal: AbortSignal.timeout(50) }).catch(noAnswer);
		await fetch('http://127.0.0.1:9/', { signal: AbortSignal.timeout(50) }).catch(noAnswer);
		const noted = requests.splice(0).slice(before.length);
		requests.push(...before);
		assert.equal(noted.length, 1);
		assert.match(noted[0] ?? '', /192\.0\.2\.1/);
	});
});
