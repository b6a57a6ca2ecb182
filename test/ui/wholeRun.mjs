import fs from 'node:fs';
import { closeVsCode } from './runningVsCode.mjs';

/** Before all suites: the pictures of an earlier run go. */
export function mochaGlobalSetup() {
	fs.rmSync('out/ui', { recursive: true, force: true });
}

/** After all suites: so does VS Code. */
export const mochaGlobalTeardown = closeVsCode;
