import { finish, type Steps } from '../../search/packed/steps';
import { withLines } from '../reading/lineNumbers';
import { cslPaper } from './cslRecord';
import { mappingOf } from './looseValue';
import type { PaperFile } from './paperFile';
import { isPaperRecord, recordPaper } from './paperRecord';

interface Range {
	readonly start: number;
	readonly end: number;
}

/** Reads CSL-JSON: a list of items, `{ "items": […] }` as Zotero and `{ "references": […] }` as Pandoc write it, or one
 * item; and the same of records of `papers.json`. Each is read by itself, so that a broken one leaves the others. */
export function parseCslJson(text: string): PaperFile {
	return finish(parseJsonInSteps(text));
}

/** The same, stopping behind each item so that the caller can serve others in between. */
export function* parseJsonInSteps(text: string): Steps<PaperFile> {
	const papers = [];
	const problems = [];
	for (const range of itemRanges(text)) {
		const { item, message } = parseItem(text.slice(range.start, range.end));
		const record = mappingOf(item);
		const paper = isPaperRecord(record) ? recordPaper(record) : cslPaper(record);
		if (paper) {
			papers.push({ paper, ...range });
		} else {
			problems.push({ ...range, message: message ?? 'This item has no id.' });
		}
		yield;
	}
	return { papers: withLines(text, papers), problems: withLines(text, problems) };
}

function parseItem(json: string): { item?: unknown; message?: string } {
	try {
		return { item: JSON.parse(json) };
	} catch (error) {
		const id = /"id"\s*:\s*"([^"\n]{1,200})"/.exec(json)?.[1];
		const reason = error instanceof Error ? error.message.replace(/\s+/g, ' ').slice(0, 100) : String(error);
		return { message: `${id === undefined ? 'This item' : `Item "${id}"`} is not valid JSON: ${reason}.` };
	}
}

/** Where the objects of the list begin and end; one left open ends before the next that begins a line as the first does. */
function* itemRanges(text: string): Generator<Range> {
	const list = /^[\s\uFEFF]*\[|"(?:items|references)"\s*:\s*\[/.exec(text);
	const from = list ? list.index + list[0].length : 0;
	const lineStart = `\n${/^[ \t]*(?=\{)/m.exec(text.slice(from))?.[0] ?? ''}{`;
	let start = nextObject(text, from, lineStart);
	while (start !== undefined) {
		const end = objectEnd(text, start, lineStart);
		yield { start, end };
		start = nextObject(text, end, lineStart);
	}
}

/** The next "{" before the list ends; a bracket in front of another item does not end it. */
function nextObject(text: string, from: number, lineStart: string): number | undefined {
	for (let at = from; at < text.length; at++) {
		const character = text[at];
		if (character === '{') {
			return at;
		}
		if (character === ']') {
			const next = text.indexOf(lineStart, at);
			return next < 0 ? undefined : next + lineStart.length - 1;
		}
	}
	return undefined;
}

function objectEnd(text: string, start: number, lineStart: string): number {
	let depth = 0;
	let inString = false;
	for (let at = start; at < text.length; at++) {
		const character = text[at];
		if (character === '\n') {
			if (text.startsWith(lineStart, at)) {
				return at;
			}
			// It ends a string that was left open.
			inString = false;
		} else if (inString) {
			if (character === '\\' && text[at + 1] !== '\n') {
				at++;
			} else if (character === '"') {
				inString = false;
			}
		} else if (character === '"') {
			inString = true;
		} else if (character === '{') {
			depth++;
		} else if (character === '}') {
			depth--;
			if (depth === 0) {
				return at + 1;
			}
		}
	}
	return text.length;
}
