import { isMap, isNode, isScalar, isSeq, type Node, type ParsedNode, parseDocument } from 'yaml';
import type { Paper } from '../../paper';
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
	let reading: Reading = { papers: [], problems: [] };
	if (readPart(text, 0, reading) !== undefined) {
		reading = { papers: [], problems: [] };
		for (const block of blocks(text)) {
			const problem = readPart(text.slice(block.start, block.end), block.start, reading);
			if (problem) {
				reading.problems.push(problem);
			}
		}
	}
	return { papers: withLines(text, reading.papers), problems: withLines(text, reading.problems) };
}

/** Reads YAML that begins at `offset` of the file. When it has errors, nothing is read and the first is given back. */
function readPart(part: string, offset: number, reading: Reading): (Range & { message: string }) | undefined {
	if (isTooDeep(part)) {
		const message = `Entry "${firstKey(part)}" is nested too deeply to be read.`;
		return { start: offset, end: offset + part.length, message };
	}
	try {
		const document = parseDocument(part, { merge: true, uniqueKeys: false, logLevel: 'error' });
		const [error] = document.errors;
		if (error) {
			const reason = error.message.split(/ at line|:?\n/)[0] ?? '';
			const [start, end] = error.pos;
			const message = `Entry "${firstKey(part)}" is not valid YAML: ${reason}.`;
			return { start: offset + start, end: offset + Math.min(end, part.length), message };
		}
		const { contents } = document;
		const pairs = isMap<ParsedNode, ParsedNode | null>(contents) ? contents.items : [];
		const toPlain = (node: Node): unknown => node.toJS(document);
		for (const { key, value } of pairs) {
			readEntry(key, value, toPlain, offset, reading);
		}
		return undefined;
	} catch (error) {
		// Too many aliases.
		const message = `Entry "${firstKey(part)}" cannot be read: ${error instanceof Error ? error.message : error}.`;
		return { start: offset, end: offset + part.length, message };
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
	const starts = [...text.matchAll(/^\ufeff?[^\s#%&*!|>@`-]/gm)].map((match) => match.index);
	return starts.map((start, at) => ({ start, end: starts[at + 1] ?? text.length }));
}
