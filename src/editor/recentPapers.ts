import type * as vscode from 'vscode';
import type { Paper } from '../core/paper';

const KEY = 'recentPapers';
const MOST = 20;

/** The ids of the papers picked or cited last, the latest first. */
export interface RecentPapers {
	ids(): readonly string[];
	/** Of several papers, the first counts as the latest. */
	add(papers: readonly Pick<Paper, 'id'>[]): Thenable<void>;
}

/** The one store of recent papers: the user's, synced between machines. */
export function openRecentPapers(
	state: vscode.Memento & { setKeysForSync(keys: readonly string[]): void },
): RecentPapers {
	state.setKeysForSync([KEY]);
	const ids = () => state.get<readonly string[]>(KEY, []);
	return {
		ids,
		add: (papers) => state.update(KEY, [...new Set([...papers.map(({ id }) => id), ...ids()])].slice(0, MOST)),
	};
}
