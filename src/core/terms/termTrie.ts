import type { Marks } from '../prose/marks';
import type { Term, TermForm } from './glossary';
import { findOpening, groupsBefore, hyphenEnd, spaceEnd } from './spelling';

/** A form, by the characters that are looked for. */
interface SpelledForm {
	readonly term: Term;
	readonly form: TermForm;
	readonly spelling: string;
}

/**
 * All forms of a glossary by their characters in lower case; a space and a hyphen stand for all their spellings. The forms below
 * a node are parted when it is first gone through, so that a large glossary takes little time and memory.
 */
export class TrieNode {
	/** Those that end here. */
	readonly forms: SpelledForm[] = [];
	private waiting: SpelledForm[] = [];
	private readonly children = new Map<number, TrieNode>();

	/** `depth` is the number of characters above. */
	constructor(private readonly depth: number) {}

	get next(): ReadonlyMap<number, TrieNode> {
		if (this.waiting.length > 0) {
			for (const form of this.waiting) {
				this.addBelow(form);
			}
			this.waiting = [];
		}
		return this.children;
	}

	/** Adds a form that begins as this node does. */
	add(form: SpelledForm): void {
		if (form.spelling.length === this.depth) {
			this.forms.push(form);
		} else {
			this.waiting.push(form);
		}
	}

	/** Adds a form that goes on below this node. */
	addBelow(form: SpelledForm): void {
		const code = foldCase(form.spelling.charCodeAt(this.depth));
		const child = this.children.get(code) ?? new TrieNode(this.depth + 1);
		this.children.set(code, child);
		child.add(form);
	}
}

/** A form that ends at `end`; case is checked, what stands around it is not. */
export interface Reading {
	readonly term: Term;
	readonly form: TermForm;
	readonly end: number;
}

/** The trie of all forms of `terms`; stops behind each. */
export function* buildTrie(terms: readonly Term[]): Generator<undefined, TrieNode> {
	const root = new TrieNode(0);
	for (const term of terms) {
		for (const form of term.forms) {
			const spelling = form.text.replaceAll('~', ' ').trim();
			if (spelling !== '') {
				root.addBelow({ term, form, spelling });
			}
		}
		yield;
	}
	return root;
}

/** A UTF-16 unit in lower case. */
export function foldCase(code: number): number {
	if (code < 128) {
		return code >= 65 && code <= 90 ? code + 32 : code;
	}
	const lower = String.fromCharCode(code).toLowerCase();
	return lower.length === 1 ? lower.charCodeAt(0) : code;
}

/** Every form that is written at `start`, the longest first. */
export function readForms(root: TrieNode, text: string, start: number, marks: Marks | undefined): readonly Reading[] {
	let node = root.next.get(foldCase(text.charCodeAt(start)));
	let at = start + 1;
	for (let next = node && plainNext(node, text, at); next; next = plainNext(next, text, at)) {
		node = next;
		at++;
	}
	if (!node || !mayGoOn(node, text.charCodeAt(at))) {
		return noReadings;
	}
	const readings: Reading[] = [];
	const groups = groupsBefore(text, start);
	follow({ text, marks, readings }, { node, at, spelled: text.slice(start, at), open: [], groups, markups: 0 });
	return readings.sort((a, b) => b.end - a.end);
}

interface Walk {
	readonly text: string;
	readonly marks: Marks | undefined;
	readonly readings: Reading[];
}

interface Step {
	readonly node: TrieNode;
	readonly at: number;
	readonly spelled: string;
	/** What closes the markup opened inside the term, innermost last. */
	readonly open: readonly string[];
	/** Groups opened right before the term and not left yet. */
	readonly groups: number;
	readonly markups: number;
}

const noReadings: readonly Reading[] = [];
const space = 32;
const dash = 45;
const mostMarkups = 6;

/** Whether a form ends here, or one may go on by something other than a plain character: here most words fail. */
function mayGoOn({ next, forms }: TrieNode, code: number): boolean {
	if (forms.length > 0 || isMarkup(code)) {
		return true;
	}
	return !isAsciiWord(code) && (next.has(space) || next.has(dash) || next.has(foldCase(code)));
}

/** Goes on by plain characters as far as nothing else is possible, then every way; what ends before markup ends there. */
function follow(walk: Walk, step: Step, isBehindMarkup = false): void {
	const { text } = walk;
	let { node, at } = step;
	for (let next = plainNext(node, text, at); next; next = plainNext(node, text, at)) {
		node = next;
		at++;
	}
	const here = at === step.at ? step : { ...step, node, at, spelled: step.spelled + text.slice(step.at, at) };
	if (!isBehindMarkup || at > step.at) {
		addReadings(walk, here);
	}
	const code = text.charCodeAt(at);
	const child = code === space ? undefined : node.next.get(foldCase(code));
	if (child) {
		follow(walk, { ...here, node: child, at: at + 1, spelled: here.spelled + text.charAt(at) });
	}
	if (node.next.has(space) && !isAsciiWord(code)) {
		followInsteadOf(walk, here, space, spaceEnd(text, at, walk.marks));
	}
	if (node.next.has(dash) && code !== dash && !isAsciiWord(code)) {
		followInsteadOf(walk, here, dash, hyphenEnd(text, at));
	}
	if (step.markups < mostMarkups && isMarkup(code)) {
		followMarkup(walk, here);
	}
}

function plainNext(node: TrieNode, text: string, at: number): TrieNode | undefined {
	const code = text.charCodeAt(at);
	return node.forms.length === 0 && isAsciiWord(code) ? node.next.get(foldCase(code)) : undefined;
}

/** ASCII letters and digits. */
export function isAsciiWord(code: number): boolean {
	return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
}

/** `$`, `\`, `{`, `}` */
function isMarkup(code: number): boolean {
	return code === 36 || code === 92 || code === 123 || code === 125;
}

function followInsteadOf(walk: Walk, step: Step, code: number, end: number): void {
	const child = end > step.at ? step.node.next.get(code) : undefined;
	if (child && leadsOn(child, walk.text.charCodeAt(end))) {
		follow(walk, { ...step, node: child, at: end, spelled: step.spelled + String.fromCharCode(code) });
	}
}

function leadsOn({ next, forms }: TrieNode, code: number): boolean {
	return forms.length > 0 || isMarkup(code) || next.has(foldCase(code)) || code > 127;
}

function followMarkup(walk: Walk, step: Step): void {
	const { at, open, groups } = step;
	const markups = step.markups + 1;
	const opened = findOpening(walk.text, at);
	if (opened) {
		follow(walk, { ...step, at: opened.end, open: [...open, opened.close], markups }, true);
	}
	const close = open.at(-1);
	if (close !== undefined && walk.text.startsWith(close, at)) {
		follow(walk, { ...step, at: at + close.length, open: open.slice(0, -1), markups }, true);
	}
	if (close === undefined && groups > 0 && walk.text[at] === '}') {
		follow(walk, { ...step, at: at + 1, groups: groups - 1, markups }, true);
	}
}

function addReadings({ text, readings }: Walk, { node, at, spelled, open }: Step): void {
	if (node.forms.length === 0) {
		return;
	}
	let end = at;
	for (const close of [...open].reverse()) {
		if (!text.startsWith(close, end)) {
			return;
		}
		end += close.length;
	}
	for (const { term, form, spelling } of node.forms) {
		if (!form.caseSensitive || spelling === spelled) {
			readings.push({ term, form, end });
		}
	}
}
