/** A person, or a body such as OpenAI. */
export type Author = { readonly family: string; readonly given?: string } | { readonly literal: string };

export type EntryType = 'inproceedings' | 'article' | 'book' | 'misc' | (string & {});

/** One work. An absent field is unknown. `data/README.md` says what each field of a bundled record means. */
export interface Paper {
	/** Stable within its source; for a bundled paper also the default citation key. */
	readonly id: string;
	/** Its key in the user's bibliography that it comes from. */
	readonly key?: string;
	readonly title: string;
	/** The title of the published version, where it differs. */
	readonly publishedTitle?: string;
	readonly authors: readonly Author[];
	/** The source cut the list of authors, so an entry ends in "and others". */
	readonly authorsTruncated?: boolean;
	/** Of the first public version. */
	readonly year?: number;
	readonly month?: number;
	readonly arxiv?: string;
	readonly arxivClass?: string;
	readonly doi?: string;
	readonly acl?: string;
	readonly url?: string;
	readonly codeUrl?: string;
	readonly entryType: EntryType;
	readonly venue?: string;
	readonly venueShort?: string;
	readonly venueYear?: number;
	readonly pages?: string;
	readonly volume?: string;
	readonly number?: string;
	readonly articleNumber?: string;
	readonly publisher?: string;
	/** `core`: what the bundled index is about. `cited`: defines terms; no abstract. */
	readonly collection?: 'core' | 'cited';
	readonly topic?: string;
	readonly alsoTopics?: readonly string[];
	readonly tags?: readonly string[];
	/** Names that this paper introduces. */
	readonly introduces?: readonly string[];
	readonly abstract?: string;
	readonly notes?: string;
	/** Of the book or proceedings; where a work has no authors, they are its authors too. */
	readonly editors?: readonly Author[];
	readonly isbn?: string;
	/** What its own bibliography remarks on it. */
	readonly note?: string;
}

export interface Topic {
	readonly id: string;
	/** Its key in the user's bibliography that it comes from. */
	readonly key?: string;
	readonly label: string;
	readonly description: string;
}

/** The name a byline shows for an author. */
export function authorName(author: Author): string {
	return 'literal' in author ? author.literal : author.family;
}

/** "Chen et al., 2021", "Austin and Odena, 2021", "OpenAI, 2023"; the year is left out where it is unknown. */
export function byline(paper: Paper): string {
	const year = paper.year ?? paper.venueYear;
	const names = bylineNames(paper);
	return [names, year].filter((part) => part !== '' && part !== undefined).join(', ');
}

function bylineNames({ authors, authorsTruncated }: Paper): string {
	const [first, second, third] = authors;
	if (!first) {
		return '';
	}
	if (third || authorsTruncated) {
		return `${authorName(first)} et al.`;
	}
	return second ? `${authorName(first)} and ${authorName(second)}` : authorName(first);
}
