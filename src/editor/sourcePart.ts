import type * as vscode from 'vscode';
import { readBibliography } from '../core/bibliography/bibliography';
import type { BibProblem } from '../core/bibliography/reading/bibtex';
import type { Library } from '../core/library';
import type { Paper } from '../core/paper';
import { recordId } from '../core/recordId';
import type { KeptSource } from '../core/search/keptSource';
import type { LibraryIndex } from '../core/search/librarySearch';
import type { PartChange } from '../core/search/packed/libraryPart';
import { createPackedBuilder, openPackedIndex, type PackedIndex } from '../core/search/packed/packedIndex';
import { UserError } from '../core/userError';
import type { LibraryCache } from './libraryCache';
import { runInSlices } from './slices';
import { isSameStamp, readSource, type SourceStamp, sourceStamp } from './sourceText';

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
	private stamp: SourceStamp | undefined;
	private hasOpened = false;

	constructor(
		private readonly uri: vscode.Uri,
		private readonly namesOf: () => readonly string[],
		private readonly tools: PartTools,
	) {
		this.id = uri.toString();
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
			if (!(error instanceof UserError)) {
				throw error;
			}
			await this.openKept(undefined, reading);
			this.problem = error.message;
		}
	}

	/** Takes what was kept of the file, once; it is read besides unless it is just as it was. */
	private async openKept(now: SourceStamp | undefined, { changed }: Reading): Promise<void> {
		const kept = this.hasOpened || (now && now.size < SMALL_BYTES) ? undefined : await this.tools.cache.read(this.id);
		this.hasOpened = true;
		const packed = kept && openPackedIndex(kept.packed);
		if (packed) {
			this.isKept = now !== undefined && isCurrent(kept, now);
			this.stamp = this.isKept ? now : undefined;
			this.take(packed, kept);
			changed();
		}
	}

	private async read(now: SourceStamp, reading: Reading): Promise<void> {
		const text = await readSource(this.uri, now, reading.isCancelled);
		const news = text === undefined ? undefined : await this.inSlices(readNews(text, this.uri.path), reading);
		if (!news) {
			this.isStopped = true;
			return;
		}
		this.stamp = now;
		this.isKept = false;
		const problem = news.problems.length > 0 ? sentenceOf(news.problems) : undefined;
		if (news.count === 0 && problem !== undefined && this.count > 0) {
			this.problem = `${problem} What it held before stays.`;
			return;
		}
		await this.pack(news.change.added, { ...news, problem }, reading);
	}

	private async pack(papers: readonly Paper[], facts: Facts, reading: Reading): Promise<void> {
		const library = await this.tools.loadLibrary();
		const records = recordsOf(this.id, papers);
		const packed = await this.inSlices(packSteps(library, records), reading);
		if (packed) {
			this.take(packed, facts);
			reading.changed();
			await this.keep(packed);
		}
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
			const { count, problem } = this;
			const footprint = new Uint8Array();
			await this.tools.cache.write(this.id, { mtime, size, count, problem, footprint, packed: packed.bytes });
		}
	}

	/** `undefined` when cancelled, and what was begun is to be done again. */
	private async inSlices<T>(work: Iterator<unknown, T>, { isCancelled }: Reading): Promise<T | undefined> {
		const done = await runInSlices(work, isCancelled);
		if (done === undefined) {
			this.stamp = undefined;
			this.isStopped = true;
		}
		return done;
	}
}

/** Packs papers with the names that a library gives them; stops behind each. */
export function* packSteps(library: Library, papers: Iterable<Paper>): Generator<undefined, PackedIndex> {
	const builder = createPackedBuilder(library.terms, library.topics);
	for (const paper of papers) {
		builder.add(paper);
		yield;
	}
	return yield* builder.pack();
}

/** Smaller files are read as fast as what would be kept of them. */
const SMALL_BYTES = 100_000;
/** Some file systems tell times in steps of two seconds: what was written in the same step may be another text. */
const CLOCK_MS = 3000;

interface Facts {
	readonly count: number;
	readonly problem?: string | undefined;
}

interface News {
	readonly change: PartChange;
	readonly problems: readonly BibProblem[];
	readonly count: number;
}

function isCurrent(kept: KeptSource, now: SourceStamp): boolean {
	return kept.mtime > 0 && kept.mtime === now.mtime && kept.size === now.size && kept.keptAt - kept.mtime > CLOCK_MS;
}

function* readNews(text: string, fileName: string): Generator<undefined, News> {
	const { entries, problems } = yield* readBibliography(text, fileName);
	const added = entries.map(({ key, paper }) => ({ ...paper, id: key }));
	return { change: { removed: [], added }, problems, count: entries.length };
}

function* recordsOf(file: string, papers: readonly Paper[]): Generator<Paper> {
	for (const paper of papers) {
		yield { ...paper, id: recordId(file, paper.id), key: paper.id };
	}
}

/** The problems of a file in one sentence. */
function sentenceOf([first, ...others]: readonly BibProblem[]): string {
	const more = others.length === 1 ? 'One more problem' : `${others.length} more problems`;
	return `Line ${(first?.line ?? 0) + 1}: ${first?.message}${others.length === 0 ? '' : ` ${more} in it.`}`;
}
