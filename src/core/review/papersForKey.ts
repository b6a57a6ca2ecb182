import { foldToAscii } from '../bibliography/keys/keyWords';
import { identifierKey, paperIdentifiers } from '../identifiers';
import { authorName, type Paper } from '../paper';
import { editDistance } from './editDistance';
import { keyIdentifier } from './keyIdentifier';
import { keyParts } from './keyParts';
import { slipsIn } from './similarKeys';

/** The papers that a key without entry may mean: `exact` where it is their id or their DOI, arXiv or ACL id, else `similar`. */
export interface PapersForKey {
	readonly exact: readonly Paper[];
	readonly similar: readonly Paper[];
}

/** Looks a key up in a library: as id, as identifier, with slips of the hand, and by author, year and words of the title. */
export function findPapersForKey(key: string, papers: readonly Paper[]): PapersForKey {
	const exact = findPapersNamed(key, papers);
	const similar = papers.filter((paper) => !exact.includes(paper) && isSimilar(key.toLowerCase(), paper));
	return { exact, similar: similar.slice(0, MOST_SIMILAR) };
}

/** The papers whose id, or whose DOI, arXiv or ACL id, a key is. */
export function findPapersNamed(key: string, papers: readonly Paper[]): readonly Paper[] {
	const lower = key.toLowerCase();
	const identifier = keyIdentifier(key);
	const id = identifier && identifierKey(identifier);
	return papers.filter((paper) => paper.id.toLowerCase() === lower || (id && identifiersOf(paper).includes(id)));
}

const MOST_SIMILAR = 3;

function identifiersOf(paper: Paper): string[] {
	return paperIdentifiers(paper).map(identifierKey);
}

function isSimilar(key: string, paper: Paper): boolean {
	if (editDistance(key, paper.id.toLowerCase(), Math.min(1, slipsIn(key))) !== undefined) {
		return true;
	}
	const parts = keyParts(key);
	const first = paper.authors[0];
	if (!parts || !first || (parts.year !== paper.year && parts.year !== paper.venueYear)) {
		return false;
	}
	const name = foldToAscii(authorName(first)).toLowerCase();
	const title = foldToAscii(paper.title)
		.toLowerCase()
		.replace(/[^a-z]/g, '');
	return name.replace(/[^a-z]/g, '') === parts.author && parts.words.every((word) => title.includes(word));
}
