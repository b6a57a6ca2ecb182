import type * as vscode from 'vscode';

const KEY = 'recentPapers';
const MOST = 20;

/** The ids of the papers picked last, the latest first. */
export interface RecentPapers {
	ids(): readonly string[];
	add(id: string): Thenable<void>;
}

/** The one store of recent papers: the user's, synced between machines. */
export function openRecentPapers(
	state: vscode.Memento & { setKeysForSync(keys: readonly string[]): void },
): RecentPapers {
	state.setKeysForSync([KEY]);
	const ids = () => state.get<readonly string[]>(KEY, []);
	return {
		ids,
		add: (id) => state.update(KEY, [id, ...ids().filter((other) => other !== id)].slice(0, MOST)),
	};
}
