import { type Author, authorName, type Paper, type Topic } from '../paper';
import type { Term } from '../terms/glossary';
import { isStopWord, LONGEST_TEXT, stem, type Token, tokenize, words } from './analysis';
import { sentences } from './sentences';

/** Fields of stems, in the order of their numbers in the dictionary. */
export const CONTENT_FIELDS = ['title', 'text'] as const;

/** Fields of words as written, in the order of their numbers in the dictionary. */
export const NAME_FIELDS = ['title', 'lead', 'authors', 'venue', 'names', 'tags', 'topics', 'editors'] as const;

/** What a paper says, stemmed and without stop words, and what it is called, word by word as written. */
export interface PaperFields {
	readonly content: Readonly<Record<(typeof CONTENT_FIELDS)[number], readonly string[]>>;
	readonly names: Readonly<Record<(typeof NAME_FIELDS)[number], readonly string[]>>;
	/** The words of each title and of each sentence of the abstract, in order. */
	readonly titles: readonly (readonly string[])[];
	readonly sentences: readonly (readonly string[])[];
}

/** Reads the index terms of papers, field by field, with the forms of the terms they define and the labels of their topics. */
export function createPaperReader(terms: readonly Term[], topics: readonly Topic[]): (paper: Paper) => PaperFields {
	const namesOf = namesByPaper(terms);
	const topicsOf = topicNames(topics);
	const stems = createStemmer();
	return (paper) => {
		const { key = paper.id, introduces = [], tags = [], editors = [], abstract = '', note = '' } = paper;
		const titleTokens = titles(paper).map(tokenize);
		const sentenceTokens = sentences(abstract.slice(0, LONGEST_TEXT)).map(tokenize);
		const title = titleTokens.flatMap(allOf);
		const [names, topics] = [namesOf.get(paper.id) ?? [], topicsOf(paper)];
		const said = allWords([note, ...tags, ...topics, ...introduces, ...names]);
		return {
			content: { title: stems(title), text: stems([...sentenceTokens.flatMap(allOf), ...said]) },
			names: {
				title,
				lead: allWords(paper.authors.slice(0, 1).map(authorName)),
				authors: allWords(paper.authors.map(fullName)),
				venue: venueWords(paper),
				names: [...new Set(allWords([key, ...introduces, ...names]))],
				tags: allWords(tags),
				topics: allWords(topics),
				editors: allWords(editors.map(fullName)),
			},
			titles: titleTokens.map(partsOf),
			sentences: sentenceTokens.map(partsOf),
		};
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

/** Stems words, stop words left out; remembers the stems, which cost more than all else. */
function createStemmer(): (words: readonly string[]) => string[] {
	const stemOf = new Map<string, string>();
	return (words) => {
		const stems: string[] = [];
		for (const word of words) {
			const known = stemOf.get(word) ?? (isStopWord(word) ? '' : stem(word));
			stemOf.set(word, known);
			if (known !== '') {
				stems.push(known);
			}
		}
		return stems;
	};
}

function allWords(texts: readonly string[]): string[] {
	return texts.length === 0 ? [] : allOf(tokenize(texts.join('\n')));
}

function allOf(tokens: readonly Token[]): string[] {
	return tokens.map((token) => token.word);
}

/** Wholes left out: "GPT-4" is "gpt", "4". */
function partsOf(tokens: readonly Token[]): string[] {
	return tokens.flatMap((token) => (token.whole ? [] : [token.word]));
}

/** The venue's names and the years of the first public and of the published version, each word once. */
function venueWords({ venue = '', venueShort = '', year, venueYear }: Paper): string[] {
	return [...new Set(allWords([venueShort, venue, String(year ?? ''), String(venueYear ?? '')]))];
}
