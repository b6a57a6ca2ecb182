import { parseArgs } from 'node:util';
import { completeLane, LANES } from './lanes.mjs';
import { runLane } from './runLane.mjs';

const { values } = parseArgs({
	options: {
		vscode: { type: 'string' },
		host: { type: 'string' },
		vsix: { type: 'boolean' },
		restricted: { type: 'boolean' },
		empty: { type: 'boolean' },
	},
});

const { vsix: isVsix, restricted: isRestricted, empty: isEmpty, ...versions } = values;
const asked = Object.fromEntries(
	Object.entries({ isVsix, isRestricted, isEmpty, ...versions }).filter(([, value]) => value !== undefined),
);
const lanes = Object.keys(asked).length > 0 ? [completeLane(asked)] : LANES;
// They wait for VS Code most of the time, so that two at a time take little longer than one.
const AT_ONCE = 2;

const waiting = lanes.values();
const runAll = async () => {
	for (const lane of waiting) {
		const { hasPassed, report } = await runLane(lane);
		console.log(report);
		process.exitCode = hasPassed ? process.exitCode : 1;
	}
};
await Promise.all(Array.from({ length: AT_ONCE }, runAll));
