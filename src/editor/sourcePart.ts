import type * as vscode from 'vscode';
import type { ReadChange } from '../core/bibliography/footprint';
import { type ProblemSummary, summarize } from '../core/bibliography/piece';
import type { Library } from '../core/library';
import type { Paper } from '../core/paper';
import { recordId } from '../core/recordId';
import type { KeptSource } from '../core/search/keptSource';
import type { LibraryIndex } from '../core/search/librarySearch';
import {
	createPackedBuilder,
	openPackedIndexInSteps,
	type PackedBuilder,
	type PackedIndex,
	packAll,
} from '../core/search/packed/packedIndex';
import type { Steps } from '../core/search/packed/steps';
import { UserError } from '../core/userError';
import { packJsonLines } from './largeSource';
import type { LibraryCache } from './libraryCache';
import { runInSlices } from './slices';
import { SourceChanges, type SourceNews } from './sourceChanges';
import { isReadByLines, isSameStamp, readSourceBytes, type SourceStamp, sourceStamp } from './sourceText';

/** What the parts of the library are made with. */
export interface PartTools {
	readonly index: LibraryIndex;
	readonly cache: LibraryCache;
	readonly loadLibrary: () => Promise<Library>;
}

/** What goes on while a part is read. */
export interface Reading {
	readonly isCancelled: () => boolean;
	/** Papers are there, or others than before. */
	readonly changed: () => void;
}

/** A file of papers as a part of the library; without papers until it is updated. */
export class SourcePart {
	/** Number of its records. */
	count = 0;
	/** Why it is not as the file is by now, or what of it could not be read. */
	problem: string | undefined;
	/** Its papers are those that were kept, since the file is as it was then. */
	isKept = false;
	/** The user stopped the last update before it was done. */
	isStopped = false;
	private readonly id: string;
	private readonly changes: SourceChanges;
	private stamp: SourceStamp | undefined;
	private hasOpened = false;

	constructor(
		private readonly uri: vscode.Uri,
		private readonly namesOf: () => readonly string[],
		private readonly tools: PartTools,
	) {
		this.id = uri.toString();
		this.changes = new SourceChanges(uri);
	}

	/** Takes in what is edited in its document. */
	follow(event: vscode.TextDocumentChangeEvent): void {
		this.changes.follow(event);
	}

	/** Reads what is new in the file; where it cannot, what was read before stays. */
	async update(reading: Reading): Promise<void> {
		this.isStopped = reading.isCancelled();
		if (this.isStopped) {
			return;
		}
		try {
			const now = await sourceStamp(this.uri);
			await this.openKept(now, reading);
			if (!this.stamp || !isSameStamp(now, this.stamp)) {
				await this.read(now, reading);
			}
		} catch (error) {
			if (!(error instanceof UserError || error instanceof RangeError)) {
				throw error;
			}
			await this.openKept(undefined, reading);
			if (error instanceof RangeError) {
				this.changes.forget();
			}
			this.problem = error instanceof UserError ? error.message : 'There is not enough memory to read it.';
		}
	}

	/** Takes what was kept of the file, once; it is read besides unless it is just as it was. */
	private async openKept(now: SourceStamp | undefined, { changed }: Reading): Promise<void> {
		const kept = this.hasOpened || (now && now.size < SMALL_BYTES) ? undefined : await this.tools.cache.read(this.id);
		this.hasOpened = true;
		const packed = kept && (await runInSlices(openPackedIndexInSteps(kept.packed)));
		if (packed) {
			this.isKept = now !== undefined && isCurrent(kept, now);
			this.stamp = this.isKept ? now : undefined;
			this.changes.openKept(kept);
			this.take(packed, kept);
			changed();
		}
	}

	private async read(now: SourceStamp, reading: Reading): Promise<void> {
		if (isReadByLines(this.uri, now)) {
			return this.readLines(now, reading);
		}
		const { terms, topics } = await this.tools.loadLibrary();
		let all: PackedBuilder | undefined;
		const begin = () => {
			const builder = createPackedBuilder(terms, topics);
			all = builder;
			return (paper: Paper) => builder.add(this.recordOf(paper));
		};
		const news = await this.changes.read(now, begin, reading.isCancelled);
		if (!news) {
			this.stop();
			return;
		}
		this.stamp = now;
		this.isKept = false;
		const problem = sentenceOf(news.problems);
		if (news.count === 0 && problem !== undefined && this.count > 0) {
			this.problem = `${problem} What it held before stays.`;
			return;
		}
		await this.tell(news, all, { count: news.count, problem }, reading);
	}

	/** Adds what was read to the index: to that of `all` works, or to what is there. */
	private async tell(news: SourceNews, all: PackedBuilder | undefined, facts: Facts, reading: Reading): Promise<void> {
		if (!all && !(await this.change(news, facts, reading))) {
			return;
		}
		const left = news.leave(reading.isCancelled);
		if (all || this.tools.index.wasteOf(this.id) > MOST_WASTE) {
			await left;
			const rest = all ? news.change.added.map((paper) => this.recordOf(paper)) : [];
			await this.pack(all ? packAll(all, rest) : this.tools.index.packPart(this.id), facts, reading);
		}
	}

	private async readLines(now: SourceStamp, reading: Reading): Promise<void> {
		const bytes = await readSourceBytes(this.uri, now.size);
		const read = await this.inSlices(packJsonLines(this.uri, bytes, await this.tools.loadLibrary()), reading);
		if (read) {
			this.stamp = now;
			this.isKept = false;
			this.take(read.packed, { count: read.count, problem: sentenceOf(summarize(read.problems)) });
			reading.changed();
			await this.keep(read.packed);
		}
	}

	private async change({ change }: ReadChange, { count, problem }: Facts, reading: Reading): Promise<boolean> {
		const records = {
			removed: Array.from(change.removed, (key) => recordId(this.id, key)),
			added: change.added.map((paper) => this.recordOf(paper)),
		};
		const isDone = (await this.inSlices(this.tools.index.changePart(this.id, records), reading)) !== undefined;
		if (isDone) {
			this.count = count;
			this.problem = problem;
			reading.changed();
		}
		return isDone;
	}

	private async pack(work: Steps<PackedIndex | undefined>, facts: Facts, reading: Reading): Promise<void> {
		const packed = await this.inSlices<PackedIndex | undefined>(work, reading);
		if (packed) {
			this.take(packed, facts);
			reading.changed();
			await this.keep(packed);
		}
	}

	private recordOf(paper: Paper): Paper {
		return { ...paper, id: recordId(this.id, paper.id), key: paper.id };
	}

	private take(packed: PackedIndex, { count, problem }: Facts): void {
		this.tools.index.setPart(this.id, packed, this.namesOf());
		this.count = count;
		this.problem = problem;
	}

	private async keep(packed: PackedIndex): Promise<void> {
		const { mtime, size, document } = this.stamp ?? { mtime: 0, size: 0 };
		const isLarge = document ? packed.bytes.length >= SMALL_BYTES : size >= SMALL_BYTES;
		if (isLarge) {
			const { count, problem, changes } = this;
			await this.tools.cache.write(this.id, { mtime, size, count, problem, ...changes.toKeep(), packed: packed.bytes });
		}
	}

	/** `undefined` when cancelled, and what was begun is to be done again. */
	private async inSlices<T>(work: Iterator<unknown, T>, { isCancelled }: Reading): Promise<T | undefined> {
		const done = await runInSlices(work, isCancelled);
		if (done === undefined) {
			this.stop();
		}
		return done;
	}

	private stop(): void {
		this.stamp = undefined;
		this.changes.forget();
		this.isStopped = true;
	}
}

/** Smaller files are read as fast as what would be kept of them. */
const SMALL_BYTES = 100_000;
/** Some file systems tell times in steps of two seconds: what was written in the same step may be another text. */
const CLOCK_MS = 3000;

/** The share of a part that may lie beside what was packed. */
const MOST_WASTE = 1 / 3;

interface Facts {
	readonly count: number;
	readonly problem?: string | undefined;
}

function isCurrent(kept: KeptSource, now: SourceStamp): boolean {
	return kept.mtime > 0 && kept.mtime === now.mtime && kept.size === now.size && kept.keptAt - kept.mtime > CLOCK_MS;
}

/** The problems of a file in one sentence; `undefined` where there are none. */
function sentenceOf(problems: ProblemSummary | undefined): string | undefined {
	if (!problems) {
		return undefined;
	}
	const { line, message, others } = problems;
	const more = others === 1 ? 'One more problem' : `${others} more problems`;
	return `Line ${line + 1}: ${message}${others === 0 ? '' : ` ${more} in it.`}`;
}
