import { linesOf } from './textRanges';

/** A fenced block: its info string, the range of its lines between the fences; unclosed ends with the text. */
export interface Fence {
	readonly info: string;
	/** Where the opening fence begins; the text's start for a fence that opened before it. */
	readonly start: number;
	readonly from: number;
	readonly to: number;
	/** Behind the closing fence. */
	readonly end: number;
}

interface FenceLine {
	readonly marker: string;
	readonly info: string;
	readonly start: number;
	readonly end: number;
}

const fencePattern = /^(?:[ \t]|>[ \t]?|(?:[-*+]|\d{1,9}[.)])[ \t]+){0,12}(`{3,}|~{3,})[ \t]*([^\r\n]{0,200})/;

/**
 * The fences of Markdown. A text that is cut out of a document may begin inside of one: a fence with an info string opens,
 * so where one would stand in an open block, the first fence of the text closes one that opened before.
 */
export function findFences(text: string, from: number, to: number): readonly Fence[] {
	const lines = fenceLines(text, from, to);
	const plain = pairFences(lines, from, to, false);
	if (plain.contradictions === 0) {
		return plain.fences;
	}
	const cut = pairFences(lines, from, to, true);
	return cut.contradictions < plain.contradictions ? cut.fences : plain.fences;
}

function fenceLines(text: string, from: number, to: number): FenceLine[] {
	const lines: FenceLine[] = [];
	for (const { start, end } of linesOf(text, from, to)) {
		const [, marker, info = ''] = fencePattern.exec(text.slice(start, Math.min(end, start + 300))) ?? [];
		if (marker && !(marker.startsWith('`') && info.includes('`'))) {
			lines.push({ marker, info: info.trim(), start, end });
		}
	}
	return lines;
}

function pairFences(lines: readonly FenceLine[], from: number, to: number, startsInside: boolean) {
	const fences: Fence[] = [];
	let contradictions = 0;
	let open: FenceLine | undefined = startsInside ? { marker: '', info: '', start: from, end: from } : undefined;
	for (const line of lines) {
		if (!open) {
			open = line;
		} else if (line.info === '' && (open.marker === '' || line.marker.startsWith(open.marker))) {
			fences.push({ info: open.info, start: open.start, from: open.end, to: line.start, end: line.end });
			open = undefined;
		} else if (line.marker.startsWith(open.marker)) {
			contradictions++;
		}
	}
	if (open) {
		fences.push({ info: open.info, start: open.start, from: open.end, to, end: to });
	}
	return { fences, contradictions };
}
