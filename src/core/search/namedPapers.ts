import { identifierKey } from '../identifiers';
import { keyIdentifier } from '../review/keyIdentifier';
import type { PaperRows } from './corpus';
import type { KnownNames } from './knownNames';
import { nameKey } from './paperKeys';

/** The papers that a text names, as rows of the index. */
export interface NamedPapers {
	/** Those it stands for: the paper that introduced the name, that has this title or this identifier. */
	readonly meant: readonly number[];
	/** Those that mention what it names, the former left out. */
	readonly mentioning: readonly number[];
}

/**
 * Finds the papers that all of a text names: by a form of a term, a name that a paper introduces, a title, a URL, a
 * citation key, that of DBLP for an arXiv paper too, a DOI, an arXiv or ACL Anthology id. Case, accents, spaces and hyphens of names do not count.
 */
export function findNamedPapers(text: string, papers: PaperRows, known: KnownNames): NamedPapers {
	const identifier = keyIdentifier(text.trim());
	const name = nameKey(text);
	const keys = [name, ...(identifier ? [identifierKey(identifier)] : [])].filter((key) => key !== '');
	const terms = known.termsByForm.get(name) ?? [];
	const defining = terms.flatMap(({ definedBy }) => rowsWithId(definedBy, papers));
	const meant = new Set([...keys.flatMap((key) => papers.named(key)), ...defining]);
	const mentioning = terms.flatMap(({ mentionedBy }) => mentionedBy.flatMap((id) => rowsWithId(id, papers)));
	return { meant: [...meant], mentioning: mentioning.filter((row) => !meant.has(row)) };
}

/** The rows of the papers with this id, one for each source that has it. */
export function rowsWithId(id: string, papers: PaperRows): number[] {
	return [...papers.withId(id)];
}

/** The rows of the papers with one of these ids. */
export function rowsWithIds(ids: Iterable<string>, papers: PaperRows): ReadonlySet<number> {
	return new Set([...ids].flatMap((id) => rowsWithId(id, papers)));
}
