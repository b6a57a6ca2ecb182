import * as vscode from 'vscode';
import { type CitationFacts, citationCard, citationCardCommands } from '../core/citation/citationCard';
import { type Bibliographies, findEntry } from './bibliographies';
import { entryPlace } from './entryPlace';
import { findCitedKeyAt } from './keyAt';
import type { LibraryLookup } from './libraryWorks';
import { ourPart } from './otherExtensions';
import type { WorkspaceCitations } from './workspaceCitations';

/** Hover over a key of a citation that has an entry. */
export function createCitationHover(
	bibliographies: Bibliographies,
	citations: WorkspaceCitations,
	library: LibraryLookup,
): vscode.HoverProvider {
	return {
		async provideHover(document, position, token) {
			const at = ourPart('citationHover', document) === 'all' ? findCitedKeyAt(document, position) : undefined;
			if (!at || position.isEqual(at.range.end)) {
				return undefined;
			}
			const found = findEntry(await bibliographies.of(document), at.key);
			if (!found || token.isCancellationRequested) {
				return undefined;
			}
			const { paper } = found.entry;
			const [known, cited] = await Promise.all([library.find(paper), countSoon(citations, at.key)]);
			const topic = known?.topic === undefined ? undefined : (await library.load()).findTopic(known.topic)?.label;
			const { uri, keyRange } = entryPlace(found.bibliography, found.entry);
			const { line, character } = keyRange.start;
			const entry = { label: `${fileName(uri)}:${line + 1}`, arguments: [uri.toString(), line, character] };
			return token.isCancellationRequested
				? undefined
				: new vscode.Hover(markdown({ paper, known, topic, entry, cited }), at.range);
		},
	};
}

/** Shows the place that the link of the hover leads to. */
export async function showEntry(uri: string, line: number, column: number): Promise<void> {
	const position = new vscode.Position(line, column);
	await vscode.window.showTextDocument(vscode.Uri.parse(uri), { selection: new vscode.Range(position, position) });
}

/** A hover does not wait for the first reading of a large workspace. */
const COUNT_MS = 300;

async function countSoon(citations: WorkspaceCitations, key: string): Promise<CitationFacts['cited']> {
	const late = new Promise<undefined>((resolve) => {
		setTimeout(resolve, COUNT_MS, undefined);
	});
	const read = await Promise.race([citations.read(), late]);
	const counts = read?.files.map(({ keys }) => keys.get(key) ?? 0).filter((times) => times > 0) ?? [];
	return read && { times: counts.reduce((sum, times) => sum + times, 0), files: counts.length, isCut: read.isCut };
}

function markdown(facts: CitationFacts): vscode.MarkdownString {
	const content = new vscode.MarkdownString(citationCard(facts));
	content.isTrusted = { enabledCommands: [...citationCardCommands] };
	return content;
}

function fileName(uri: vscode.Uri): string {
	return uri.path.split('/').pop() ?? '';
}
