import type { Mark, Marking } from './marks';

/** What a pattern finds gets a mark. The pattern is global and takes linear time: what it repeats is bounded or cannot begin anew. */
export interface InlineRule {
	readonly pattern: RegExp;
	readonly mark: Mark;
}

/** Applies the rules in order; what one has marked, the next do not see. */
export function applyRules({ text, marks }: Marking, from: number, to: number, rules: readonly InlineRule[]): void {
	let rest = text.slice(from, to);
	for (const { pattern, mark } of rules) {
		rest = rest.replace(pattern, (found: string, ...groups: unknown[]) => {
			const at = from + offsetOf(groups);
			marks.fill(mark, at, at + found.length);
			return '\0'.repeat(found.length);
		});
	}
}

/** The last number: groups are strings, the text searched comes last. */
function offsetOf(groups: readonly unknown[]): number {
	const offset = groups.at(-2);
	return typeof offset === 'number' ? offset : 0;
}
