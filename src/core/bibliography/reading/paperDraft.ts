import { findIdentifiers, type Identifier, type IdentifierKind, parseIdentifier } from '../../identifiers';
import type { Author, Paper } from '../../paper';
import { isPreprintVenue } from '../published';

/** A record as one bibliography format gives it: plain text, an empty string or list is unknown. */
export interface PaperDraft {
	readonly id: string;
	readonly entryType: string;
	readonly title: string;
	readonly authors: readonly Author[];
	readonly authorsTruncated?: boolean;
	readonly editors?: readonly Author[];
	readonly year?: number | undefined;
	readonly month?: number | undefined;
	readonly venue?: string;
	readonly venueShort?: string;
	readonly pages?: string;
	readonly volume?: string;
	readonly number?: string;
	readonly articleNumber?: string;
	readonly publisher?: string;
	readonly isbn?: string;
	readonly abstract?: string;
	readonly note?: string;
	readonly tags?: readonly string[];
	/** As written: with or without "https://doi.org/". */
	readonly doi?: string;
	readonly url?: string;
	/** An arXiv id as written, with or without "arXiv:" and version. */
	readonly arxiv?: string;
	readonly arxivClass?: string;
	/** Further texts that may be or hold an identifier of this very work, the most telling first. */
	readonly hints?: readonly string[];
}

const texts = [
	'arxiv',
	'arxivClass',
	'doi',
	'acl',
	'url',
	'venue',
	'venueShort',
	'pages',
	'volume',
	'number',
	'articleNumber',
	'publisher',
	'abstract',
	'isbn',
	'note',
] as const;

const identifierSign = /10\.\d{4}|arxiv|abs\/|acl(?:anthology|web)|openreview|huggingface|\d{4}\.\w|[A-Z]\d{2}-\d{4}/i;

type Mutable = { -readonly [Name in keyof Paper]: Paper[Name] };

/** The paper of a record: identifiers normalised and found in its links and venue, unknown fields left out. A work
 * without title goes by its id. */
export function finishPaper(draft: PaperDraft): Paper {
	const { id, title, entryType, authors, editors = [], tags = [], year, month } = draft;
	const known = { ...draft, ...linksOf(draft) };
	const paper: Mutable = { id, title: title || id, authors: authors.length > 0 ? authors : editors, entryType };
	for (const name of texts) {
		const text = known[name];
		if (text) {
			paper[name] = text;
		}
	}
	if (paper.venue && isPreprintVenue(paper.venue) && paper.arxiv) {
		for (const name of ['venue', 'volume', 'pages'] as const) {
			delete paper[name];
		}
	}
	if (year !== undefined) {
		paper.year = year;
	}
	if (year !== undefined && paper.venue && !isPreprintVenue(paper.venue)) {
		paper.venueYear = year;
	}
	return {
		...paper,
		...(month === undefined ? {} : { month }),
		...(draft.authorsTruncated ? { authorsTruncated: true } : {}),
		...(editors.length > 0 ? { editors } : {}),
		...(tags.length > 0 ? { tags: [...new Set(tags)] } : {}),
	};
}

interface Links {
	readonly arxiv: string | undefined;
	readonly doi: string | undefined;
	readonly acl: string | undefined;
	readonly url: string | undefined;
}

function linksOf({ arxiv = '', doi = '', url = '', venue = '', hints = [] }: PaperDraft): Links {
	const [doiFound] = findIn(doi);
	const found = [parseIdentifier(arxiv), doiFound, findIn(url)[0], ...[venue, ...hints].flatMap(onlyIdentifier)];
	const idOf = (kind: IdentifierKind) => found.find((identifier) => identifier?.kind === kind)?.id;
	return {
		arxiv: idOf('arxiv'),
		doi: ownDoi(doi, doiFound) ?? idOf('doi'),
		acl: idOf('acl'),
		url: /^(?:https?|ftp):\/\/\S+/i.exec(url)?.[0] ?? firstUrl(hints),
	};
}

/** The identifiers of a text; most texts are seen at a glance to have none. */
function findIn(text: string): readonly Identifier[] {
	return identifierSign.test(text) ? findIdentifiers(text) : [];
}

/** The identifier of a text that has one; a text with several speaks of other works. */
function onlyIdentifier(text: string): readonly Identifier[] {
	const found = findIn(text);
	return found.length === 1 ? found : [];
}

/** The DOI of the DOI field, in lower case; undefined for arXiv's own, which name the preprint. */
function ownDoi(text: string, found: Identifier | undefined): string | undefined {
	if (found?.kind === 'arxiv') {
		return undefined;
	}
	return found?.kind === 'doi' ? found.id : /10\.\d{4,9}\/\S+/.exec(text)?.[0].toLowerCase();
}

function firstUrl(hints: readonly string[]): string | undefined {
	for (const text of hints) {
		const url = /https?:\/\/[^\s<>"{}|\\^`]+/i.exec(text)?.[0].replace(/[.,;:)]$/, '');
		if (url !== undefined) {
			return url;
		}
	}
	return undefined;
}
