import type { EntryWritingTools } from './entryWriting';
import type { RecentPapers } from './recentPapers';
import type { WritingEditor } from './writingEditor';

/** What commands that cite papers need of the extension. */
export interface CitingTools extends EntryWritingTools {
	readonly recent: RecentPapers;
	readonly writing: WritingEditor;
}
