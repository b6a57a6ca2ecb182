import * as vscode from 'vscode';
import { recordId } from '../core/recordId';
import { type Bibliographies, findEntry } from './bibliographies';
import { citingDocument } from './citationDocuments';
import { debounced } from './turns';
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
	const soon = debounced(QUIET_MS, () => changed.fire());
	let document = citingDocument();
	const listeners = vscode.Disposable.from(
		soon,
		changed,
		vscode.window.onDidChangeActiveTextEditor(() => {
			const next = citingDocument();
			if (next && next !== document) {
				document = next;
				soon.call();
			}
		}),
		vscode.workspace.onDidChangeTextDocument((event) => event.document === document && soon.call()),
	);
	return {
		onDidChange: changed.event,
		async ids() {
			const citing = document;
			if (!citing || citing.isClosed) {
				return new Set();
			}
			const [files, { findPaper }] = await Promise.all([bibliographies.of(citing), library.load()]);
			const entries = citations.citedIn(citing).flatMap((key) => findEntry(files, key) ?? []);
			return new Set(
				entries.flatMap(({ bibliography: { uri }, entry: { key } }) => {
					const work = findPaper(recordId(uri.toString(), key));
					return work ? [work.id] : [];
				}),
			);
		},
		dispose: () => listeners.dispose(),
	};
}
