import type * as vscode from 'vscode';
import { formatTrail, openTrail } from '../core/bibliography/fileTrail';
import {
	type Footprint,
	openFootprint,
	type ReadChange,
	readAll,
	readChange,
	readEdit,
} from '../core/bibliography/footprint';
import type { LongText } from '../core/bibliography/longText';
import type { Layout } from '../core/bibliography/piece';
import type { Paper } from '../core/paper';
import type { KeptSource } from '../core/search/keptSource';
import { DocumentText } from './documentText';
import { FileText } from './fileText';
import { runInSlices } from './slices';
import { readSourceBytes, type SourceStamp, type SourceText } from './sourceText';

/** What was read of a file: what changed since it left a footprint, or what was not taken of all. */
export interface SourceNews extends ReadChange {
	/** Leaves a footprint for the next change, when others know this one; none when cancelled or out of memory. */
	readonly leave: (isCancelled: () => boolean) => Promise<void>;
}

/** Gives what takes the works of a file, all of which are read. */
export type BeginAll = () => (paper: Paper) => void;

/** Reads what changed in a file since it was last read, around the edit alone where that is enough. */
export class SourceChanges {
	/** What the file left when it was last read. */
	private footprint: Footprint | undefined;
	private trail: { readonly source: SourceText; readonly layout: Layout } | undefined;
	private reading: DocumentText | undefined;
	private leaving: Promise<void> | undefined;

	constructor(private readonly uri: vscode.Uri) {}

	/** Takes in what is edited in a document. */
	follow(event: vscode.TextDocumentChangeEvent): void {
		this.trail?.source.follow(event);
		this.reading?.follow(event);
	}

	/** Begins with what an earlier window kept. */
	openKept({ footprint, trail }: Pick<KeptSource, 'footprint' | 'trail'>): void {
		this.footprint = openFootprint(footprint);
		const left = openTrail(trail);
		this.trail = left && { source: FileText.left(this.uri, left.bytes), layout: left.layout };
	}

	/** The same for a later window. */
	toKeep(): Pick<KeptSource, 'footprint' | 'trail'> {
		const { source, layout } = this.trail ?? {};
		const bytes = source instanceof FileText ? source.trail : undefined;
		return {
			footprint: this.footprint?.bytes ?? NOTHING,
			trail: bytes && layout ? formatTrail({ bytes, layout }) : NOTHING,
		};
	}

	/** What is read next is all of the file. */
	forget(): void {
		this.footprint = undefined;
		this.trail = undefined;
	}

	/** Where all is read, `begin` is told, and what it gives takes works as they are read. `undefined` when cancelled. */
	async read(stamp: SourceStamp, begin: BeginAll, isCancelled: () => boolean): Promise<SourceNews | undefined> {
		await this.leaving;
		const source = await this.open(stamp);
		const around = await this.readAround(source, isCancelled);
		if (around && !source.isCurrent()) {
			return this.read(stamp, begin, isCancelled);
		}
		const text = around || isCancelled() ? undefined : await source.read(isCancelled);
		const read = text === undefined ? around : await runInSlices(this.readText(text, begin), isCancelled);
		const leave: SourceNews['leave'] = (isEnough) => {
			this.leaving = read && this.leave(read, source, text, isEnough).catch(() => this.forget());
			return this.leaving ?? Promise.resolve();
		};
		return read && { ...read, leave };
	}

	private async open({ document, size }: SourceStamp): Promise<SourceText> {
		this.reading = document && new DocumentText(document);
		return this.reading ?? new FileText(await readSourceBytes(this.uri, size), this.uri);
	}

	private async leave(
		{ layout, leaveFootprint }: ReadChange,
		source: SourceText,
		text: LongText | undefined,
		isCancelled: () => boolean,
	): Promise<void> {
		this.forget();
		this.footprint = await runInSlices(leaveFootprint(), isCancelled);
		const left = this.footprint && layout && (await source.leave(layout, text));
		this.trail = left && { source, layout: left };
		this.reading = undefined;
	}

	private async readAround(source: SourceText, isCancelled: () => boolean): Promise<ReadChange | undefined> {
		const { footprint, trail } = this;
		const edit = footprint && trail && (await source.editSince(trail.source, trail.layout));
		const read = edit && (await runInSlices(readEdit(edit, trail.layout, footprint), isCancelled));
		return read && read.change.added.length <= MOST_CHANGED ? read : undefined;
	}

	/** What changed; all of it where nothing is known of the file, or so much changed that packing it would take long. */
	private *readText(text: LongText, begin: BeginAll): Generator<undefined, ReadChange> {
		if (this.footprint) {
			const read = yield* readChange(text, this.uri.path, this.footprint);
			if (read.change.added.length <= MOST_CHANGED) {
				return read;
			}
			this.forget();
		}
		return yield* readAll(text, this.uri.path, begin());
	}
}

const NOTHING = new Uint8Array();

/** Papers that are packed at once, some 50 ms. */
const MOST_CHANGED = 64;
