import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';

/** A test that needs programs: without one of them, it fails where CI=1 and else waits, telling how to get it. */
export function testWith(programs: readonly string[], packages: string, title: string, body: () => void): void {
	const missing = programs.filter((program) => spawnSync(program, ['--version']).error);
	if (missing.length === 0) {
		it(title, body).timeout(120_000);
		return;
	}
	const says = `${missing.join(' and ')} missing: apt-get install --no-install-recommends ${packages}`;
	it(`${title} (${says})`, function () {
		assert.notEqual(process.env.CI, '1', says);
		this.skip();
	});
}

/** Runs a program in a folder; TeX is told not to break the lines of its log. */
export function runProgram(program: string, given: readonly string[], folder: string) {
	const env = { ...process.env, max_print_line: '10000', error_line: '254', half_error_line: '238' };
	return spawnSync(program, given, { cwd: folder, encoding: 'utf8', env, maxBuffer: 2 ** 26 });
}
