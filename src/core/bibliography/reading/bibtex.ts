import { type BlockStart, findBlock, findCommentEnd, readKey } from './bibtexBlocks';
import { type BibField, type BibStrings, type Body, readFields, readValue } from './bibtexFields';
import { type Scan, trimmedEnd } from './bibtexScanner';
import { withLinesInSteps } from './lineNumbers';

/** An entry from its "@" to its closing delimiter. Offsets are UTF-16 code units, ends exclusive. */
export interface BibEntry {
	/** In lower case. */
	readonly type: string;
	/** Empty where the entry has none. */
	readonly key: string;
	readonly start: number;
	readonly end: number;
	readonly keyStart: number;
	readonly keyEnd: number;
	/** In the order of the file; a name may occur twice, and BibTeX uses the first. */
	readonly fields: readonly BibField[];
	/** Whether its closing delimiter is there. */
	readonly closed: boolean;
	/** How far the text was looked at to read it; what stands behind cannot change it. */
	readonly lookedTo: number;
}

/** What is wrong at a place of a file, in one sentence. */
export interface BibProblem {
	readonly start: number;
	readonly end: number;
	/** 0-based. */
	readonly line: number;
	readonly message: string;
}

/** Where a block stands, and how far the text was looked at to read it. */
export type BlockRange = Pick<BibEntry, 'start' | 'end' | 'lookedTo'>;

/** A `.bib` file as far as it could be read. `strings` holds those given and those of the file, names in lower case. */
export interface BibFile {
	readonly entries: readonly BibEntry[];
	/** Where `@string`s and `@preamble`s stand. */
	readonly definitions: readonly BlockRange[];
	readonly strings: BibStrings;
	readonly problems: readonly BibProblem[];
}

/** A place and what is wrong there, before its line is known. */
type Finding = Omit<BibProblem, 'line'>;

interface Reading {
	readonly text: string;
	readonly end: number;
	readonly entries: BibEntry[];
	readonly definitions: BlockRange[];
	readonly strings: Map<string, string>;
	readonly findings: Finding[];
}

/** A body with what its block is. */
interface Block extends Body {
	readonly key: { readonly start: number; readonly end: number };
	readonly closed: boolean;
	readonly lookedTo: number;
}

const CLOSE_PARENTHESIS = 41;
const CLOSE_BRACE = 125;

/** A value may hold a list of entries or `@string`s, such as one that was put aside. */
const mostNestedBlocks = 50;

/** In a list all are closed, and each starts in as many braces as the one before; open values put the next one deeper. */
const mostUnevenBlocks = 3;

export interface BibtexOptions {
	/** `@string` names of files read before, in lower case. */
	readonly strings?: BibStrings;
	/** Limits the reading to a part of the text that begins and ends between entries; offsets and lines are those of the text. */
	readonly start?: number;
	readonly end?: number;
}

/** Reads BibTeX and BibLaTeX as BibTeX (btxdoc) and biber do, in one pass, and goes on after whatever is broken. */
export function parseBibtex(text: string, options: BibtexOptions = {}): BibFile {
	const steps = parseBibtexInSteps(text, options);
	let step = steps.next();
	while (!step.done) {
		step = steps.next();
	}
	return step.value;
}

/** The same, stopping behind each entry so that the caller can serve others in between. */
export function* parseBibtexInSteps(text: string, options: BibtexOptions = {}): Generator<undefined, BibFile> {
	const { strings = new Map(), start = 0, end = text.length } = options;
	const reading: Reading = { text, end, entries: [], definitions: [], strings: new Map(strings), findings: [] };
	let at = start;
	for (let block = findBlock(text, at, end); block; block = findBlock(text, at, end)) {
		at = readAny(reading, block);
		yield;
	}
	const problems = yield* withLinesInSteps(text, reading.findings);
	const { entries, definitions } = reading;
	return { entries, definitions, strings: reading.strings, problems };
}

/** The value of the first field with a lower-case name, which is the one BibTeX uses; undefined when there is none. */
export function fieldValue(entry: BibEntry, name: string): string | undefined {
	return entry.fields.find((field) => field.name === name)?.value;
}

function readAny(reading: Reading, start: BlockStart): number {
	if (start.type === 'comment') {
		return readComment(reading, start);
	}
	const block = readBlock(reading, start);
	const { text, entries, definitions, strings, findings } = reading;
	const { key, fields, scan, closed, lookedTo } = block;
	const name = text.slice(key.start, key.end);
	const range = { start: start.at, end: scan.at, lookedTo };
	if (start.type === 'string') {
		for (const field of fields) {
			strings.set(field.name, field.value);
		}
	}
	if (start.type === 'string' || start.type === 'preamble') {
		definitions.push(range);
	} else {
		entries.push({ type: start.type, key: name, ...range, keyStart: key.start, keyEnd: key.end, fields, closed });
	}
	for (const finding of findingsOf(block, start, name)) {
		findings.push(finding);
	}
	return scan.at;
}

function readComment({ text, end, findings }: Reading, start: BlockStart): number {
	const commentEnd = findCommentEnd(text, start, end);
	if (commentEnd === undefined) {
		findings.push({ start: start.at, end: start.bodyStart, message: 'This @comment is never closed.' });
	}
	return commentEnd ?? start.bodyStart;
}

/** What looks like the next entry may stand inside a value. It does when this block then closes without a flaw; if not,
 * the block ends there and is read again so that each line that looks like a field ends an open value. */
function readBlock(reading: Reading, start: BlockStart): Block {
	const first = readBody(reading, start, reading.end, false);
	if (first.closed && first.flaws.length === 0) {
		return first;
	}
	return { ...readFlawed(reading, start, first), lookedTo: first.lookedTo };
}

function readFlawed(reading: Reading, start: BlockStart, first: Block): Block {
	const { nextBlock, at } = first.scan;
	if (nextBlock >= 0) {
		return readBody(reading, start, nextBlock, true);
	}
	const again = readBody(reading, start, first.closed ? at : reading.end, true);
	return first.closed && first.fields.length >= again.fields.length ? first : again;
}

function readBody({ text, strings }: Reading, start: BlockStart, end: number, recovering: boolean): Block {
	const scan: Scan = {
		text,
		end,
		recovering,
		at: start.bodyStart,
		nextBlock: -1,
		nestedLeft: mostNestedBlocks,
		unevenLeft: mostUnevenBlocks,
		nestedDepth: -1,
	};
	const closer = start.opener === '(' ? CLOSE_PARENTHESIS : CLOSE_BRACE;
	const body: Body = { scan, strings, closer, fields: [], flaws: [] };
	const hasKey = start.type !== 'string' && start.type !== 'preamble';
	const key = hasKey ? readKey(scan, closer) : { start: scan.at, end: scan.at };
	if (start.type === 'preamble') {
		readValue(body);
	}
	const startsWithField = start.type === 'string' || (hasKey && key.start === key.end && text[scan.at] !== ',');
	const closed = readFields(body, startsWithField);
	const readEnd = Math.max(start.bodyStart, key.end, body.fields.at(-1)?.valueEnd ?? 0);
	scan.at = closed ? scan.at : trimmedEnd(text, readEnd, scan.at);
	return { ...body, key, closed, lookedTo: closed ? scan.at : end };
}

function findingsOf({ key, flaws, closed }: Block, start: BlockStart, name: string): Finding[] {
	const isEntry = start.type !== 'string' && start.type !== 'preamble';
	const where = isEntry && name !== '' ? `entry "${name}"` : `this @${start.type}`;
	const findings = flaws.map(({ what, ...range }) => ({ ...range, message: `${what} in ${where}.` }));
	const head = { start: start.at, end: Math.max(key.end, start.bodyStart) };
	if (isEntry && name === '') {
		findings.push({ ...head, message: `This @${start.type} has no key.` });
	}
	if (/\s/.test(name)) {
		findings.push({ ...key, message: `The key "${name}" has a space, where BibTeX ends it.` });
	}
	if (!closed) {
		findings.push({ ...head, message: `The closing delimiter of ${where} is missing.` });
	}
	return findings;
}
