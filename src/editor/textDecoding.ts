import * as vscode from 'vscode';
import { LongText, longText } from '../core/bibliography/longText';
import { runInSlices } from './slices';

/** The text of a large file, in slices: UTF-8, else as the settings say, or as it looks. `undefined` when cancelled. */
export async function decodeLongText(
	bytes: Uint8Array,
	uri: vscode.Uri,
	isCancelled: () => boolean = () => false,
): Promise<LongText | undefined> {
	try {
		return await runInSlices(longText(textsOf(bytes)), isCancelled);
	} catch (error) {
		if (error instanceof TypeError) {
			return new LongText([await vscode.workspace.decode(bytes, { uri })]);
		}
		throw error;
	}
}

/** The pieces of a UTF-8 text; throws a `TypeError` for another encoding. */
export function* decodePieces(bytes: Uint8Array): Generator<{ readonly text: string; readonly isLast: boolean }> {
	const decoder = new TextDecoder('utf-8', { fatal: true });
	for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
		const isLast = at + PIECE_BYTES >= bytes.length;
		yield { text: decoder.decode(bytes.subarray(at, at + PIECE_BYTES), { stream: !isLast }), isLast };
	}
}

const PIECE_BYTES = 512 * 1024;

function* textsOf(bytes: Uint8Array): Generator<string> {
	for (const { text } of decodePieces(bytes)) {
		yield text;
	}
}
