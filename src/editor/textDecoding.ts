import * as vscode from 'vscode';
import { runInSlices } from './slices';

/** The text of a large file, in slices: UTF-8, else as the settings say, or as it looks. `undefined` when cancelled. */
export async function decodeText(
	bytes: Uint8Array,
	uri: vscode.Uri,
	isCancelled: () => boolean = () => false,
): Promise<string | undefined> {
	try {
		return await runInSlices(decodeSteps(bytes), isCancelled);
	} catch (error) {
		if (error instanceof TypeError) {
			return vscode.workspace.decode(bytes, { uri });
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

const PIECE_BYTES = 2 * 1024 * 1024;

function* decodeSteps(bytes: Uint8Array): Generator<undefined, string> {
	const pieces: string[] = [];
	for (const { text } of decodePieces(bytes)) {
		pieces.push(text);
		yield;
	}
	return pieces.join('');
}
