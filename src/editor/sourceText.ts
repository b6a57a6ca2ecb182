import * as vscode from 'vscode';
import type { EditedText } from '../core/bibliography/editedText';
import type { LongText } from '../core/bibliography/longText';
import type { Layout } from '../core/bibliography/piece';
import { UserError } from '../core/userError';
import { openDocument } from './files';

/** The state of a file: changes whenever its text does. */
export interface SourceStamp {
	/** Milliseconds; 0 where nothing on disk has this text. */
	readonly mtime: number;
	/** Bytes. */
	readonly size: number;
	/** The open document and its version, whose text counts. */
	readonly document?: vscode.TextDocument;
	readonly version?: number;
}

/** The text of a file as it is when it is read, unsaved changes included, and what it leaves to find what is edited later. */
export interface SourceText {
	/** All of it; `undefined` when cancelled. */
	read(isCancelled: () => boolean): Promise<LongText | undefined>;
	/** Whether nothing was edited since. */
	isCurrent(): boolean;
	/** Takes in what is edited in a document. */
	follow(event: vscode.TextDocumentChangeEvent): void;
	/** How it differs from what another text left, with the layout of that; `undefined` where that cannot be told. */
	editSince(before: SourceText, layout: Layout): Promise<EditedText | undefined>;
	/** Gives up the text, and gives the layout in its own units: from that of all of its text, else from its own. */
	leave(layout: Layout, text: LongText | undefined): Promise<Layout | undefined>;
}

/** The state of a file now; throws a `UserError` where there is nothing to read. */
export async function sourceStamp(uri: vscode.Uri): Promise<SourceStamp> {
	const document = openDocument(uri);
	if (document?.isDirty) {
		return { mtime: 0, size: 0, document, version: document.version };
	}
	const { type, mtime, size } = await orUnreadable(vscode.workspace.fs.stat(uri));
	if (!(type & vscode.FileType.File)) {
		throw new UserError('It is not a file.');
	}
	return { mtime, size, ...(document ? { document, version: document.version } : {}) };
}

/** Whether a text read with one stamp is that of the other. */
export function isSameStamp(one: SourceStamp, other: SourceStamp): boolean {
	return one.document
		? one.document === other.document && one.version === other.version
		: !other.document && one.mtime === other.mtime && one.size === other.size;
}

/** The bytes of a file of this size, if it is not too large. */
export async function readSourceBytes(uri: vscode.Uri, size: number): Promise<Uint8Array> {
	const most = isBibtex(uri) ? MOST_BIBTEX_BYTES : isJsonLines(uri) && !isWebHost() ? Infinity : MOST_BYTES;
	if (size > most) {
		throw new UserError(`It has ${Math.ceil(size / MB)} MB; here files of this format are read up to ${most / MB} MB.`);
	}
	const bytes = await orUnreadable(vscode.workspace.fs.readFile(uri));
	const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
	if (!isWide && bytes.subarray(0, HEAD_BYTES).includes(0)) {
		throw new UserError('It is not a text file.');
	}
	return bytes;
}

/** Whether a file is too large to be one text, and can be read line by line. */
export function isReadByLines(uri: vscode.Uri, { document, size }: SourceStamp): boolean {
	return isJsonLines(uri) && !document && size > MOST_BYTES;
}

const MB = 1024 * 1024;
const MOST_BYTES = 50 * MB;
const MOST_BIBTEX_BYTES = 100 * MB;
const HEAD_BYTES = 8192;

function isJsonLines(uri: vscode.Uri): boolean {
	return /\.(jsonl|ndjson)$/i.test(uri.path);
}

function isBibtex(uri: vscode.Uri): boolean {
	return /\.bib$/i.test(uri.path);
}

function isWebHost(): boolean {
	return 'importScripts' in globalThis;
}

const reasons: Readonly<Record<string, string>> = {
	FileNotFound: 'There is no such file.',
	NoPermissions: 'It may not be read.',
	Unavailable: 'Its file system does not answer.',
	FileIsADirectory: 'It is not a file.',
};

async function orUnreadable<T>(asked: Thenable<T>): Promise<T> {
	try {
		return await asked;
	} catch (error) {
		throw new UserError(
			error instanceof vscode.FileSystemError
				? (reasons[error.code] ?? 'Its file system cannot read it.')
				: `It cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
		);
	}
}
