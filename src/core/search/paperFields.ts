import { type Author, authorName, type Paper, type Topic } from '../paper';
import type { Term } from '../terms/glossary';
import { isStopWord, stem, tokenize, words } from './analysis';

/** Fields of stems, in the order of their numbers in the dictionary. */
export const CONTENT_FIELDS = ['title', 'text'] as const;

/** Fields of words as written, in the order of their numbers in the dictionary. */
export const NAME_FIELDS = ['title', 'lead', 'authors', 'venue', 'names', 'tags', 'topics', 'editors'] as const;

/** What a paper says, stemmed and without stop words, and what it is called, word by word as written. */
export interface PaperFields {
	readonly content: Readonly<Record<(typeof CONTENT_FIELDS)[number], readonly string[]>>;
	readonly names: Readonly<Record<(typeof NAME_FIELDS)[number], readonly string[]>>;
}

/** The index terms of a paper, field by field; `names` are the forms of the terms it defines. */
export function paperFields(paper: Paper, names: readonly string[], topicsOf: TopicNames): PaperFields {
	const title = allWords(titles(paper));
	const { introduces = [], tags = [], editors = [], abstract = '', note = '' } = paper;
	const topics = topicsOf(paper);
	return {
		content: {
			title: stems(title),
			text: stems(allWords([abstract, note, ...tags, ...topics, ...introduces, ...names])),
		},
		names: {
			title,
			lead: allWords(paper.authors.slice(0, 1).map(authorName)),
			authors: allWords(paper.authors.map(fullName)),
			venue: venueWords(paper),
			names: [...new Set(allWords([paper.id, ...introduces, ...names]))],
			tags: allWords(tags),
			topics: allWords(topics),
			editors: allWords(editors.map(fullName)),
		},
	};
}

/** The ids and labels of the topics of a paper. */
export type TopicNames = (paper: Paper) => readonly string[];

/** Finds the ids and labels of a paper's topics. */
export function topicNames(topics: readonly Topic[]): TopicNames {
	const labels = new Map(topics.map(({ id, label }) => [id, label]));
	return ({ topic, alsoTopics = [] }) =>
		[topic ?? '', ...alsoTopics].filter((id) => id !== '').flatMap((id) => [id, labels.get(id) ?? '']);
}

/** Given and family name, or the body's name. */
export function fullName(author: Author): string {
	return 'literal' in author ? author.literal : `${author.given ?? ''} ${author.family}`;
}

/** The title and, where it differs, that of the published version. */
export function titles({ title, publishedTitle }: Paper): string[] {
	return publishedTitle && publishedTitle !== title ? [title, publishedTitle] : [title];
}

/** The name that a title gives before its colon ("CodeT5: Identifier-aware …"), if it has at most three words. */
export function leadingName(title: string): string[] {
	const name = /^([^:]{1,60}):\s/.exec(title)?.[1];
	return name !== undefined && words(name).length <= 3 ? [name] : [];
}

/** The forms of the terms that each paper defines, by the paper's id. */
export function namesByPaper(terms: readonly Term[]): Map<string, string[]> {
	const names = new Map<string, string[]>();
	for (const { definedBy, label, forms } of terms) {
		names.set(definedBy, [...(names.get(definedBy) ?? []), label, ...forms.map((form) => form.text)]);
	}
	return names;
}

function allWords(texts: readonly string[]): string[] {
	return tokenize(texts.join('\n')).map((token) => token.word);
}

function stems(words: readonly string[]): string[] {
	return words.filter((word) => !isStopWord(word)).map(stem);
}

/** The venue's names and the years of the first public and of the published version, each word once. */
function venueWords({ venue = '', venueShort = '', year, venueYear }: Paper): string[] {
	return [...new Set(allWords([venueShort, venue, String(year ?? ''), String(venueYear ?? '')]))];
}
