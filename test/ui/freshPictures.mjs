import fs from 'node:fs';

/** Before all suites: the pictures of an earlier run go. */
export function mochaGlobalSetup() {
	fs.rmSync('out/ui', { recursive: true, force: true });
}
