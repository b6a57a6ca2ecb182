import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBibliography } from '../src/core/bibliography/bibliography';
import type { Author, Paper } from '../src/core/paper';
import { finish } from '../src/core/search/packed/steps';
import { sentences } from '../src/core/search/sentences';
import { seededRandom } from './seededRandom';

/** The papers of all `.bib` files of a directory. */
export function readBibFiles(directory: string): Paper[] {
	const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).sort();
	return files
		.filter((name) => name.endsWith('.bib'))
		.flatMap((name) => finish(readBibliography(readFileSync(join(directory, name), 'utf8'))).entries)
		.map(({ paper }) => paper);
}

/** The papers with a telling title, each title once: collections may share their papers. */
export function uniquePapers(papers: readonly Paper[]): Paper[] {
	const titles = new Set<string>();
	return papers.filter(({ title }) => {
		const known = titles.size;
		return title.length > 10 && titles.add(title.toLowerCase()).size > known;
	});
}

/**
 * As many papers as asked for: the real ones as they are and, beyond their number, mixtures: the beginning of one title with
 * the end of another, the families of some authors with the given names of others, sentences of several abstracts; and new
 * words among them, so that the vocabulary grows as that of real texts does. The same papers in every run.
 */
export function* scaledPapers(real: readonly Paper[], count: number, withAbstracts: boolean): Generator<Paper> {
	const sources = withAbstracts ? real.filter(({ abstract }) => abstract) : real;
	const mix = createMixer(sources);
	for (let number = 0; number < count; number++) {
		const { abstract = '', ...paper } = sources[number] ?? mix(number);
		yield { ...paper, id: `p${number}`, ...(withAbstracts ? { abstract } : {}) };
	}
}

const SEED = 20_261_125;
// A tenth more papers bring about 6 % more words in the collections at hand.
const NEW_IN_TITLE = 0.3;
const NEW_IN_SENTENCE = 0.2;

function createMixer(sources: readonly Paper[]): (number: number) => Paper {
	const random = seededRandom(SEED);
	const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)];
	const paper = () => pick(sources) ?? { id: '', title: 'Untitled', authors: [], entryType: 'misc' };
	const newWord = () => {
		const [head = '', tail = ''] = [pick(paper().title.split(' ')), pick(paper().title.split(' '))];
		return head.slice(0, Math.ceil(head.length / 2)) + tail.slice(Math.floor(tail.length / 2)).toLowerCase();
	};
	const withNewWord = (text: string, chance: number) => {
		const parts = text.split(' ');
		if (random() < chance) {
			parts[Math.floor(random() * parts.length)] = newWord();
		}
		return parts.join(' ');
	};
	const mixSentences = () =>
		Array.from({ length: 4 + Math.floor(random() * 5) }, () =>
			withNewWord((pick(sentences(paper().abstract ?? '')) ?? '').trim(), NEW_IN_SENTENCE),
		);
	return (number) => {
		const base = paper();
		const [head, tail] = [base.title.split(' '), paper().title.split(' ')];
		const title = [...head.slice(0, Math.ceil(head.length / 2)), ...tail.slice(Math.floor(tail.length / 2))].join(' ');
		const authors = base.authors.map((author) => mixNames(author, pick(paper().authors)));
		const year = 1970 + (number % 57);
		return {
			...withoutIdentifiers(base),
			title: withNewWord(title, NEW_IN_TITLE),
			authors,
			year,
			abstract: mixSentences().join(' '),
		};
	};
}

/** Mixtures of a paper are other works. */
function withoutIdentifiers({ doi: _, arxiv: __, acl: ___, url: ____, publishedTitle: _____, ...paper }: Paper): Paper {
	return paper;
}

function mixNames(one: Author, other: Author | undefined): Author {
	const given = other && 'given' in other ? other.given : undefined;
	return 'family' in one && given !== undefined ? { family: one.family, given } : one;
}
