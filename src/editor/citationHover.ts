import * as vscode from 'vscode';
import { type CitationFacts, citationCard, citationCardCommands } from '../core/citation/citationCard';
import { once } from '../core/once';
import type { Paper } from '../core/paper';
import { recordId } from '../core/recordId';
import { findPapersNamed } from '../core/review/papersForKey';
import { type Bibliographies, findEntry } from './bibliographies';
import { entryPlace } from './entryPlace';
import { findWorkByKey } from './entrySources';
import { findCitedKeyAt, type KeyAt } from './keyAt';
import { findCitingFiles } from './keyOccurrences';
import type { LibraryLookup } from './libraryWorks';
import { ourPart } from './otherExtensions';
import { after } from './turns';
import type { UserLibrary } from './userLibrary';
import type { WorkspaceCitations } from './workspaceCitations';

/** Hover over a key of a citation: the work of its entry, in whichever file of the user that is, else the one that it names. */
export function createCitationHover(
	bibliographies: Bibliographies,
	citations: WorkspaceCitations,
	lookup: LibraryLookup,
	user: UserLibrary,
): vscode.HoverProvider {
	const readOthers = once(() => user.refresh());
	const tools = { bibliographies, citations };
	return {
		async provideHover(document, position, token) {
			const at = ourPart('citationHover', document) === 'all' ? findCitedKeyAt(document, position) : undefined;
			if (!at || position.isEqual(at.range.end)) {
				return undefined;
			}
			// Not awaited: a hover tells of the files that are read.
			void readOthers();
			const own = findEntry(await bibliographies.lately(document), at.key);
			const found = own ?? (await findElsewhere(at.key, user, bibliographies));
			const paper = found?.entry.paper ?? (await findNamed(at.key, user));
			if (!paper || token.isCancellationRequested) {
				return undefined;
			}
			const [known, cited] = await Promise.all([lookup.find(paper), countSoon(document, at, tools)]);
			const topic = known?.topic === undefined ? undefined : (await user.load()).findTopic(known.topic)?.label;
			const entry = found && (await entryLink(found));
			const places = { entry, isOwn: own !== undefined, elsewhere: found ? otherPlaces(found, user) : [] };
			const facts = { paper, known, topic, ...places, cited };
			return token.isCancellationRequested ? undefined : new vscode.Hover(markdown(facts), at.range);
		},
	};
}

type FoundEntry = NonNullable<ReturnType<typeof findEntry>>;

/** The entry that has this key in another file of the user. */
async function findElsewhere(
	key: string,
	user: UserLibrary,
	bibliographies: Bibliographies,
): Promise<FoundEntry | undefined> {
	const work = await findWorkByKey(user, key);
	const bibliography = work && (await bibliographies.read(work.uri));
	const entry = bibliography?.find(key);
	return bibliography && entry && { bibliography, entry };
}

/** The bundled work whose id or identifier a key is. */
async function findNamed(key: string, user: UserLibrary): Promise<Paper | undefined> {
	return findPapersNamed(key, (await user.load()).papers)[0];
}

/** The other files of the user that have an entry of the work, with its key there. */
function otherPlaces({ bibliography, entry }: FoundEntry, user: UserLibrary): CitationFacts['elsewhere'] {
	const file = bibliography.uri.toString();
	return user
		.placesOf({ ...entry.paper, id: recordId(file, entry.key) })
		.flatMap(({ source: { uri, label }, key }) =>
			uri && key !== undefined && uri.toString() !== file ? [{ label, key }] : [],
		);
}

async function entryLink({ bibliography, entry }: FoundEntry): Promise<CitationFacts['entry']> {
	const { uri, keyRange } = await entryPlace(bibliography, entry);
	const { line, character } = keyRange.start;
	return { label: `${fileName(uri)}:${line + 1}`, arguments: [uri.toString(), line, character] };
}

/** Shows the place that the link of the hover leads to. */
export async function showEntry(uri: string, line: number, column: number): Promise<void> {
	const selection = new vscode.Range(line, column, line, column);
	// Opens files, too, that are too large for extensions.
	await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(uri), { selection });
}

/** A hover does not wait for the first reading of a large workspace. */
const COUNT_MS = 300;

async function countSoon(
	document: vscode.TextDocument,
	at: KeyAt,
	tools: { readonly bibliographies: Bibliographies; readonly citations: WorkspaceCitations },
): Promise<CitationFacts['cited']> {
	const found = await Promise.race([findCitingFiles(document, at, tools), after(COUNT_MS)]);
	if (!found) {
		return undefined;
	}
	const counts = found.files.map(({ keys }) => keys.get(at.key) ?? 0);
	return { times: counts.reduce((sum, times) => sum + times, 0), files: counts.length, isCut: found.isCut };
}

function markdown(facts: CitationFacts): vscode.MarkdownString {
	const content = new vscode.MarkdownString(citationCard(facts));
	content.isTrusted = { enabledCommands: [...citationCardCommands] };
	return content;
}

function fileName(uri: vscode.Uri): string {
	return uri.path.split('/').pop() ?? '';
}
