// Put before the scripts that benches run in an extension host.

const TICK_MS = 4;
const QUIET_MS = 1000;
const QUIET_STALL_MS = 20;

/** Watches for the time in which this host does nothing else at a stretch. */
function watchStalls() {
	let [longest, last] = [0, performance.now()];
	const look = () => {
		const now = performance.now();
		longest = Math.max(longest, now - last - TICK_MS);
		last = now;
	};
	const timer = setInterval(look, TICK_MS);
	return {
		/** The longest in milliseconds since it was asked last. */
		longest() {
			look();
			const found = Math.round(longest);
			longest = 0;
			return found;
		},
		stop: () => clearInterval(timer),
	};
}

/** Waits until the host was idle for a second: VS Code and its own extensions have started. */
async function quietHost() {
	const stalls = watchStalls();
	do {
		await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
	} while (stalls.longest() > QUIET_STALL_MS);
	stalls.stop();
}

Object.assign(exports, { watchStalls, quietHost });
