import type * as vscode from 'vscode';
import type { EditedText } from '../core/bibliography/editedText';
import type { LongText } from '../core/bibliography/longText';
import type { Layout } from '../core/bibliography/piece';
import { type ByteTrail, changedBytes, leaveTrail } from '../core/changedBytes';
import type { Steps } from '../core/search/packed/steps';
import { utf8Length } from '../core/utf8Length';
import { runInSlices } from './slices';
import type { SourceText } from './sourceText';
import { decodeLongText } from './textDecoding';

/** The text of a file on disk, which leaves a trail of its bytes to find later what was edited. */
export class FileText implements SourceText {
	constructor(
		private bytes: Uint8Array,
		private readonly uri: vscode.Uri,
		/** What its bytes left. */
		public trail?: ByteTrail,
	) {}

	/** As it left a trail in an earlier window. */
	static left(uri: vscode.Uri, trail: ByteTrail): FileText {
		return new FileText(NOTHING, uri, trail);
	}

	read(isCancelled: () => boolean): Promise<LongText | undefined> {
		return decodeLongText(this.bytes, this.uri, isCancelled);
	}

	isCurrent(): boolean {
		return true;
	}

	follow(): void {}

	async editSince(before: SourceText): Promise<EditedText | undefined> {
		const { bytes } = this;
		if (!(before instanceof FileText && before.trail)) {
			return undefined;
		}
		const changed = await runInSlices(changedBytes(before.trail, bytes));
		const { start, end, growth } = changed;
		if (end + growth - start > LARGEST_EDIT || !isUtf8(wholeLines(bytes, start, end + growth))) {
			return undefined;
		}
		return {
			...changed,
			slice: (from, to) => decoder.decode(bytes.subarray(from, to)),
			sizeOf: utf8Length,
			lineAt: (offset) => countLineEnds(bytes.subarray(0, offset)),
		};
	}

	/** Without `text` the layout is one of bytes already. */
	async leave(layout: Layout, text: LongText | undefined): Promise<Layout | undefined> {
		const { bytes } = this;
		const left = text === undefined ? layout : await runInSlices(layoutOfBytes(layout, text));
		this.bytes = NOTHING;
		if (left.starts.at(-1) !== bytes.length) {
			return undefined;
		}
		this.trail = await runInSlices(leaveTrail(bytes));
		return left;
	}
}

const NOTHING = new Uint8Array();
/** Bytes; of more, all is read. */
const LARGEST_EDIT = 2 ** 20;
const LF = 10;
const CR = 13;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function* layoutOfBytes({ starts, ofStrings }: Layout, text: LongText): Steps<Layout> {
	const places = new Uint32Array(starts.length);
	for (let piece = 0; piece + 1 < starts.length; piece++) {
		places[piece + 1] = (places[piece] ?? 0) + utf8Length(text.slice(starts[piece], starts[piece + 1]));
		if (piece % MOST_PIECES === 0) {
			yield;
		}
	}
	return { starts: places, ofStrings };
}

const MOST_PIECES = 256;

/** The lines that a stretch touches. */
function wholeLines(bytes: Uint8Array, start: number, end: number): Uint8Array {
	const next = bytes.indexOf(LF, end);
	return bytes.subarray(start === 0 ? 0 : bytes.lastIndexOf(LF, start - 1) + 1, next < 0 ? bytes.length : next);
}

function isUtf8(bytes: Uint8Array): boolean {
	try {
		new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		return true;
	} catch {
		return false;
	}
}

/** CR, LF and CRLF end a line. */
function countLineEnds(bytes: Uint8Array): number {
	let count = 0;
	for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) {
		count++;
	}
	for (let at = bytes.indexOf(CR); at >= 0; at = bytes.indexOf(CR, at + 1)) {
		count += bytes[at + 1] === LF ? 0 : 1;
	}
	return count;
}
