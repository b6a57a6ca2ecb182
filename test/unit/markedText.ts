/** A fixture whose marks are taken out: `«` and `»` around ranges, `|` for the cursor. */
export interface MarkedText {
	readonly text: string;
	readonly ranges: readonly (readonly [start: number, end: number])[];
}

/** The text of a fixture and the ranges between `«` and `»` in it. */
export function readRanges(fixture: string): MarkedText {
	const ranges: [number, number][] = [];
	let text = '';
	for (const piece of fixture.split(/([«»])/)) {
		if (piece === '«') {
			ranges.push([text.length, text.length]);
		} else if (piece === '»') {
			ranges.splice(-1, 1, [ranges.at(-1)?.[0] ?? 0, text.length]);
		} else {
			text += piece;
		}
	}
	return { text, ranges };
}

/** The text of a fixture and the offset of its first `|`. */
export function readCursor(fixture: string): { text: string; offset: number } {
	return { text: fixture.replace('|', ''), offset: fixture.indexOf('|') };
}

/** A text after a change. */
export function applyChange(text: string, change: { start: number; end: number; text: string } | undefined): string {
	return change ? text.slice(0, change.start) + change.text + text.slice(change.end) : 'no change';
}
