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
for (const lane of lanes) {
	if (!(await runLane(lane))) {
		process.exitCode = 1;
	}
}
