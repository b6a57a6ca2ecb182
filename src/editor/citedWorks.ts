import * as vscode from 'vscode';
import { markupOf } from '../core/citation/styles';
import { type Bibliographies, findEntry } from './bibliographies';
import type { UserLibrary } from './userLibrary';
import type { WorkspaceCitations } from './workspaceCitations';

/** What the active document cites; the last that may cite counts while something else is in front. */
export interface CitedWorks extends vscode.Disposable {
	/** The ids of the papers. */
	ids(): Promise<ReadonlySet<string>>;
	/** Another document is active, or its text has changed. */
	readonly onDidChange: vscode.Event<void>;
}

const QUIET_MS = 500;

export function createCitedWorks(
	library: UserLibrary,
	bibliographies: Bibliographies,
	citations: WorkspaceCitations,
): CitedWorks {
	const changed = new vscode.EventEmitter<void>();
	let timer: ReturnType<typeof setTimeout> | undefined;
	let document = citingDocument(vscode.window.activeTextEditor);
	const tell = () => {
		clearTimeout(timer);
		timer = setTimeout(() => changed.fire(), QUIET_MS);
	};
	const listeners = vscode.Disposable.from(
		changed,
		vscode.window.onDidChangeActiveTextEditor((editor) => {
			const next = citingDocument(editor);
			if (next && next !== document) {
				document = next;
				tell();
			}
		}),
		vscode.workspace.onDidChangeTextDocument((event) => event.document === document && tell()),
	);
	return {
		onDidChange: changed.event,
		async ids() {
			if (!document || document.isClosed) {
				return new Set();
			}
			const [files, { findPaper }] = await Promise.all([bibliographies.of(document), library.load()]);
			const entries = citations.citedIn(document).flatMap((key) => findEntry(files, key) ?? []);
			return new Set(
				entries.flatMap(({ bibliography: { uri }, entry: { key } }) => {
					const work = findPaper(`${uri}#${encodeURIComponent(key)}`);
					return work ? [work.id] : [];
				}),
			);
		},
		dispose() {
			clearTimeout(timer);
			listeners.dispose();
		},
	};
}

function citingDocument(editor: vscode.TextEditor | undefined): vscode.TextDocument | undefined {
	const { document } = editor ?? {};
	return document && markupOf(document.languageId, document.uri.path) !== 'plain' ? document : undefined;
}
