import { type Marking, mark } from './marks';
import { linesOf, nextLine } from './textRanges';

const key = /^[ \t]*(?:-[ \t]+)*[\w.\-/"' ]{1,80}:(?=\s|$)/;

/** Marks the front matter at the very start: its keys are no prose, its values are. Gives where the text behind it begins. */
export function markFrontMatter(marking: Marking, from: number, to: number): number {
	const { text, marks } = marking;
	const start = text.charCodeAt(from) === 0xfeff ? from + 1 : from;
	const fence = /^(---|\+\+\+)[ \t]*(?:\r\n|\r|\n)/.exec(text.slice(start, start + 40))?.[1];
	if (!fence) {
		return from;
	}
	const first = nextLine(text, start);
	if (!/^(?:#|[\w"'-]+[ \t]*[:=])/.test(text.slice(first, first + 80))) {
		return from;
	}
	const end = closingLine(text, first, to, fence);
	if (end === undefined) {
		return from;
	}
	const name = fence === '---' ? key : /^[\w.-]{1,80}[ \t]*=/;
	for (const line of linesOf(text, first, end)) {
		const length = name.exec(text.slice(line.start, Math.min(line.end, line.start + 200)))?.[0].length ?? 0;
		marks.fill(mark.outside, line.start, line.start + length);
	}
	return end;
}

function closingLine(text: string, from: number, to: number, fence: string): number | undefined {
	for (const { start, end } of linesOf(text, from, to)) {
		const line = text.slice(start, Math.min(end, start + 20)).trimEnd();
		if (line === fence || (fence === '---' && line === '...')) {
			return end;
		}
	}
	return undefined;
}

const proseKeys =
	/^[ \t]*(?:-[ \t]+)*["']?(?:title|subtitle|abstract|description|summary|message|note|notes|caption|fig-cap|tbl-cap|text|comment|short_description|keywords)["']?:[ \t]/i;
const blockValue = /:[ \t]*[|>][-+\d]*[ \t]*$/;

/** Marks as prose the values of a YAML file that are running text: those of `title`, `description` and the like. */
export function markYamlValues({ text, marks }: Marking, from: number, to: number): void {
	let blockIndent = -1;
	for (const { start, end } of linesOf(text, from, to)) {
		const line = text.slice(start, Math.min(end, start + 2000));
		const indent = line.search(/\S/);
		if (blockIndent >= 0 && (indent > blockIndent || indent < 0)) {
			marks.fill(mark.prose, start, end);
			continue;
		}
		blockIndent = -1;
		const found = proseKeys.exec(line);
		if (found && blockValue.test(line)) {
			blockIndent = indent;
		} else if (found) {
			marks.fill(mark.prose, start + found[0].length, end);
		}
	}
}
