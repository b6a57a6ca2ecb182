import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';

/** A test that needs a program: without it, it fails where CI=1 and else waits, telling how to get it. */
export function testWith(program: string, packages: string, title: string, body: () => void): void {
	if (!spawnSync(program, ['--version']).error) {
		it(title, body).timeout(120_000);
		return;
	}
	const missing = `${program} is missing: apt-get install --no-install-recommends ${packages}`;
	it(`${title} (${missing})`, function () {
		assert.notEqual(process.env.CI, '1', missing);
		this.skip();
	});
}
