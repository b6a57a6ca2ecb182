import { isMap, isNode, isScalar, isSeq, type Node, type ParsedNode, parseDocument } from 'yaml';
import type { Paper } from '../../paper';
import { finish, type Steps } from '../../search/packed/steps';
import { withLines } from '../reading/lineNumbers';
import { cslPaper } from './cslRecord';
import { hayagrivaPaper } from './hayagrivaRecord';
import { mappingOf } from './looseValue';
import type { PaperFile } from './paperFile';

interface Range {
	readonly start: number;
	readonly end: number;
}

interface Reading {
	readonly papers: (Range & { readonly paper: Paper })[];
	readonly problems: (Range & { readonly message: string })[];
}

const deepest = 100;
const tooDeepBlocks = /(?:[-?][ \t]+){50}|[ \t]{200}\S/;

/** Reads Hayagriva's YAML (Typst), a mapping of keys to entries, and Pandoc's YAML with its list of `references`. Where
 * the file is no valid YAML, each entry at the left margin is read by itself. */
export function parseYamlBibliography(text: string): PaperFile {
	return finish(parseYamlInSteps(text));
}

/** The same, stopping behind some entries so that the caller can serve others in between. */
export function* parseYamlInSteps(text: string): Steps<PaperFile> {
	const reading: Reading = { papers: [], problems: [] };
	const parts = blocks(text).flatMap((block) => itemsOf(text, block));
	const whole: Part = { start: 0, end: text.length, head: '' };
	if (!isOnePiece.test(text) || readPart(text, whole, reading) !== undefined) {
		for (let at = 0; at < parts.length; yield) {
			const together = takeTogether(parts, at);
			readParts(text, together, reading);
			at += together.length;
		}
	}
	return { papers: withLines(text, reading.papers), problems: withLines(text, reading.problems) };
}

/** A file in braces, or one with a name for what stands elsewhere in it. */
const isOnePiece = /^[\s\ufeff]*[{[]|[\s,[]\*[^\s,[\]{}]{1,100}[ \t]*(?:[\r\n,\]}]|$)/;

/** UTF-16 units that are read together, some 10 ms: to read each entry by itself takes longer. */
const MOST_AT_ONCE = 4096;

/** What can be read by itself when this stands before it. */
interface Part extends Range {
	readonly head: string;
}

function takeTogether(parts: readonly Part[], from: number): readonly Part[] {
	const first = parts[from];
	let to = from + 1;
	for (let next = parts[to]; first && next && next.head === first.head; next = parts[to]) {
		if (next.end - first.start > MOST_AT_ONCE) {
			break;
		}
		to++;
	}
	return parts.slice(from, to);
}

function readParts(text: string, parts: readonly Part[], reading: Reading): void {
	const [first, last] = [parts[0], parts.at(-1)];
	const problem = first && last && readPart(text, { ...first, end: last.end }, reading);
	if (problem && parts.length === 1) {
		reading.problems.push(problem);
	} else if (problem) {
		for (const part of parts) {
			readParts(text, [part], reading);
		}
	}
}

/** The items of a long list of references, else the block as it is. */
function itemsOf(text: string, block: Range): readonly Part[] {
	const source = text.slice(block.start, block.end);
	const indent = /^references:[ \t]*(?:\r\n?|\n)([ \t]*)-[ \t]/.exec(source)?.[1];
	if (indent === undefined || source.length <= MOST_AT_ONCE) {
		return [{ ...block, head: '' }];
	}
	const starts = [...source.matchAll(/^([ \t]*)-[ \t]/gm)].flatMap((match) =>
		match[1] === indent ? [block.start + match.index] : [],
	);
	return starts.map((start, at) => ({ start, end: starts[at + 1] ?? block.end, head: 'references:\n' }));
}

/** Reads a part of a file. When it has errors, nothing is read and the first is given back. */
function readPart(
	text: string,
	{ start, end, head }: Part,
	reading: Reading,
): (Range & { message: string }) | undefined {
	const part = head + text.slice(start, end);
	const offset = start - head.length;
	if (isTooDeep(part)) {
		const message = `Entry "${firstKey(part)}" is nested too deeply to be read.`;
		return { start, end, message };
	}
	try {
		const document = parseDocument(part, { merge: true, uniqueKeys: false, logLevel: 'error' });
		const [error] = document.errors;
		if (error) {
			const reason = error.message.split(/ at line|:?\n/)[0] ?? '';
			const [from, to] = error.pos;
			const message = `Entry "${firstKey(part)}" is not valid YAML: ${reason}.`;
			return { start: Math.max(start, offset + from), end: offset + Math.min(to, part.length), message };
		}
		const { contents } = document;
		const pairs = isMap<ParsedNode, ParsedNode | null>(contents) ? contents.items : [];
		const toPlain = (node: Node): unknown => node.toJS(document);
		const read: Reading = { papers: [], problems: [] };
		for (const { key, value } of pairs) {
			readEntry(key, value, toPlain, offset, read);
		}
		reading.papers.push(...read.papers);
		reading.problems.push(...read.problems);
		return undefined;
	} catch (error) {
		// Too many aliases.
		const message = `Entry "${firstKey(part)}" cannot be read: ${error instanceof Error ? error.message : error}.`;
		return { start, end, message };
	}
}

function readEntry(
	keyNode: ParsedNode,
	value: ParsedNode | null,
	toPlain: (node: Node) => unknown,
	offset: number,
	{ papers, problems }: Reading,
): void {
	const key = isScalar(keyNode) ? String(keyNode.value) : '';
	if (key === 'references' && isSeq(value)) {
		for (const item of value.items) {
			const paper = isNode(item) ? cslPaper(mappingOf(toPlain(item))) : undefined;
			if (paper && isNode(item)) {
				papers.push({ paper, start: offset + (item.range?.[0] ?? 0), end: offset + (item.range?.[1] ?? 0) });
			}
		}
		return;
	}
	const range = { start: offset + keyNode.range[0], end: offset + (value?.range[1] ?? keyNode.range[1]) };
	if (isMap(value)) {
		papers.push({ paper: hayagrivaPaper(key, mappingOf(toPlain(value))), ...range });
	} else if (key !== 'nocite') {
		problems.push({ ...range, message: `Entry "${key}" has no fields.` });
	}
}

/** Whether the library, which calls itself for each level, could run out of stack; that may end the whole process. */
function isTooDeep(part: string): boolean {
	let depth = 0;
	let colons = 0;
	for (const [sign] of part.matchAll(/[[\]{},\n]|: /g)) {
		colons = sign === ': ' ? colons + 1 : 0;
		if ('[{'.includes(sign)) {
			depth++;
		} else if (']}'.includes(sign)) {
			depth = Math.max(0, depth - 1);
		}
		if (depth > deepest || colons > deepest) {
			return true;
		}
	}
	return tooDeepBlocks.test(part);
}

function firstKey(part: string): string {
	return /^\s*["']?([^\s"':]{1,100})/.exec(part)?.[1] ?? '';
}

/** The parts of a text that begin at the left margin, comments and document marks left out. */
function blocks(text: string): Range[] {
	const starts = [...text.matchAll(/^\ufeff?[^\s#%&*!|>@`:}\]-]/gm)].map((match) => match.index);
	return starts.map((start, at) => ({ start, end: starts[at + 1] ?? text.length }));
}
