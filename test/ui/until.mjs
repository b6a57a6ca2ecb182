/** Reads every 50 ms until `isRight` says so, and gives back what was read. Fails with the last reading after `limit` ms. */
export async function until(read, isRight, limit = 15_000) {
	const end = Date.now() + limit;
	for (;;) {
		const value = await read();
		if (isRight(value)) {
			return value;
		}
		if (Date.now() > end) {
			throw new Error(`Not what was waited for (${isRight}):\n${JSON.stringify(value, undefined, 1)}`);
		}
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}
