/** A mapping read from JSON or YAML, of which nothing is known yet. */
export type Loose = Readonly<Record<string, unknown>>;

/** The value as a mapping; an empty one where it is something else. */
export function mappingOf(value: unknown): Loose {
	return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : {};
}

/** The value as a list; a single value is a list of one, nothing an empty one. */
export function listOf(value: unknown): readonly unknown[] {
	if (Array.isArray(value)) {
		return value;
	}
	return value === undefined || value === null ? [] : [value];
}

/** The value as text on one line: of a list its first, of a mapping its `value`; empty where there is none. */
export function textOf(value: unknown): string {
	if (typeof value === 'string') {
		return value.replace(/\s+/g, ' ').trim();
	}
	if (typeof value === 'number' || typeof value === 'bigint') {
		return String(value);
	}
	if (Array.isArray(value)) {
		return textOf(value[0]);
	}
	const { value: inner } = mappingOf(value);
	return typeof inner === 'string' || typeof inner === 'number' ? textOf(inner) : '';
}

/** The first of the texts that is not empty. */
export function firstText(...values: unknown[]): string {
	for (const value of values) {
		const text = textOf(value);
		if (text !== '') {
			return text;
		}
	}
	return '';
}
