// Instead of node:assert, which the web extension host does not have.

/** Fails unless `value` is truthy. */
export function ok(value: unknown, message = 'expected something truthy'): asserts value {
	if (!value) {
		throw new Error(`${message}, got ${show(value)}`);
	}
}

/** Fails unless both are the same value. */
export function equal(actual: unknown, expected: unknown, message?: string): void {
	if (!Object.is(actual, expected)) {
		fail(show(actual), show(expected), message);
	}
}

/** Fails unless both have the same JSON. */
export function deepEqual(actual: unknown, expected: unknown, message?: string): void {
	if (show(actual) !== show(expected)) {
		fail(show(actual), show(expected), message);
	}
}

/** Fails unless `pattern` is found in `text`. */
export function match(text: string, pattern: RegExp, message = `expected ${pattern}`): void {
	if (!pattern.test(text)) {
		throw new Error(`${message}, got ${show(text)}`);
	}
}

/** Fails if `pattern` is found in `text`. */
export function doesNotMatch(text: string, pattern: RegExp): void {
	if (pattern.test(text)) {
		throw new Error(`expected no ${pattern}, got ${show(text)}`);
	}
}

function show(value: unknown): string {
	return JSON.stringify(value, undefined, 2) ?? String(value);
}

function fail(actual: string, expected: string, message = `expected ${expected}, got ${actual}`): never {
	throw Object.assign(new Error(message), { actual, expected, showDiff: true });
}
