/** Reads every 20 ms until `isRight` says so, and gives back what was read. The limit is that of the test. */
export async function until<T>(read: () => T | Thenable<T>, isRight: (value: T) => boolean): Promise<T> {
	for (;;) {
		const value = await read();
		if (isRight(value)) {
			return value;
		}
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}
