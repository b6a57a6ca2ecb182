import * as vscode from 'vscode';
import { UserError } from '../core/userError';
import { openDocument } from './files';
import { runInSlices } from './slices';
import { decodeText } from './textDecoding';

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

/** The text of a file, unsaved changes included; `undefined` when cancelled. */
export async function readSource(
	uri: vscode.Uri,
	{ document, size }: SourceStamp,
	isCancelled: () => boolean,
): Promise<string | undefined> {
	if (document) {
		return runInSlices(documentSteps(document), isCancelled);
	}
	return decodeText(await readSourceBytes(uri, size), uri, isCancelled);
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
const PART_LINES = 20_000;

/** Its whole text at once would block for 100 ms at 20 MB. Begins anew where it was edited meanwhile. */
function* documentSteps(document: vscode.TextDocument): Generator<undefined, string> {
	for (;;) {
		const { version, lineCount } = document;
		const parts: string[] = [];
		for (let line = 0; line < lineCount && document.version === version; line += PART_LINES) {
			parts.push(document.getText(new vscode.Range(line, 0, line + PART_LINES, 0)));
			yield;
		}
		if (document.version === version) {
			return parts.join('');
		}
	}
}

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
