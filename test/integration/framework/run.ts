import 'mocha/mocha.js';
import * as assert from './assert';
import { recordRequests, requests } from './requests';

// Once more where VS Code did not answer in time, which a loaded machine makes it do.
mocha.setup({ ui: 'bdd', timeout: 20_000, retries: 1, reporter: 'spec', color: false });

// Before the extension starts.
recordRequests();
after('asked no other machine for anything', () => assert.deepEqual(requests, []));

/** What VS Code calls in the extension host: runs the suites loaded so far, and rejects when a test failed. */
export function run(): Promise<void> {
	// VS Code carries the console to whoever started it; the mark tells the tests' lines from its own.
	Mocha.reporters.Base.consoleLog = (...values: unknown[]) => console.log(`[test] ${formatLine(values)}`);
	return new Promise((resolve, reject) => {
		const end = (failures: number) => (failures > 0 ? reject(new Error(`${failures} tests failed`)) : resolve());
		// The method of the browser build's own object needs a page with an address.
		const runner: Mocha.Runner = Mocha.prototype.run.call(mocha, end);
		runner.on('retry', (test: Mocha.Test, error: Error) => {
			console.log(`[test] Tried again: ${test.fullTitle()}: ${error.message}`);
		});
	});
}

// Node's util.format is not there in the web host; mocha uses these three marks only.
function formatLine([pattern = '', ...values]: unknown[]): string {
	return String(pattern).replace(/%[sdj]/g, () => String(values.shift()));
}
