import assert from 'node:assert/strict';
import { runInSlices } from '../../src/editor/slices';

const STEP_MS = 5;
const MOST_STEPS = 2;

describe('Work in slices', () => {
	const { now } = Date;
	let ms = 0;
	let steps = 0;

	beforeEach(() => {
		steps = 0;
		Date.now = () => ms;
	});
	afterEach(() => {
		Date.now = now;
	});

	/** Takes 5 ms a step, and gives back its name. */
	function* work(name: string, length: number): Generator<undefined, string> {
		for (let step = 0; step < length; step++) {
			steps++;
			ms += STEP_MS;
			yield;
		}
		return name;
	}

	/** The most steps that were done without letting the host serve others. */
	async function mostAtAStretch(run: () => Promise<unknown>): Promise<number> {
		let [most, before, isRunning] = [0, 0, true];
		const look = () => {
			most = Math.max(most, steps - before);
			before = steps;
			if (isRunning) {
				setImmediate(look);
			}
		};
		setImmediate(look);
		await run();
		isRunning = false;
		look();
		return most;
	}

	it('gives back what the work does', async () => {
		assert.equal(await runInSlices(work('a', 10)), 'a');
		assert.equal(steps, 10);
	});

	it('serves others between two slices, however many works run', async () => {
		const works = () => Promise.all(['a', 'b', 'c'].map((name) => runInSlices(work(name, 10))));
		assert.ok((await mostAtAStretch(works)) <= MOST_STEPS);
		assert.equal(steps, 30);
	});

	it('counts a work that begins where another ends to the same slice', async () => {
		const works = async () => {
			for (let number = 0; number < 20; number++) {
				await runInSlices(work('short', 2));
			}
		};
		assert.ok((await mostAtAStretch(works)) <= MOST_STEPS);
		assert.equal(steps, 40);
	});

	it('lets what begins later and is short end first', async () => {
		const done: string[] = [];
		const run = async (name: string, length: number) => done.push(await runInSlices(work(name, length)));
		const long = [run('long', 100), run('longer', 150)];
		await new Promise((resolve) => setImmediate(resolve));
		await Promise.all([...long, run('short', 30)]);
		assert.deepEqual(done, ['short', 'long', 'longer']);
		assert.equal(steps, 280);
	});

	it('ends when it is cancelled', async () => {
		assert.equal(await runInSlices(work('a', 100), () => steps >= 6), undefined);
		assert.ok(steps < 10);
	});
});
