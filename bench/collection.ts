import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Author, Paper } from '../src/core/paper';
import type { Judgements } from './metrics';

/** A query with its judgements; `type` where the collection has kinds of queries. */
export interface JudgedQuery {
	readonly text: string;
	readonly type?: string;
	readonly judgements: Judgements;
}

/** A test collection: papers, and queries with the papers that answer them. */
export interface Collection {
	readonly name: string;
	readonly papers: readonly Paper[];
	/** The judged queries only: those with at least one relevant document. */
	readonly queries: readonly JudgedQuery[];
}

/** The collection in `directory` (`docs.jsonl`, `queries.jsonl`, `qrels.tsv`), or every collection one level below it. */
export function readCollections(directory: string): Collection[] {
	if (existsSync(join(directory, 'docs.jsonl'))) {
		return [readCollection(directory)];
	}
	return readdirSync(directory)
		.map((name) => join(directory, name))
		.filter((path) => existsSync(join(path, 'docs.jsonl')))
		.sort()
		.map(readCollection);
}

/** A document of a collection as a paper; what is missing there is unknown here. */
export function paperFromDocument(document: CollectionDocument): Paper {
	const { id, title, abstract, authors, year, venue, keywords } = document;
	const tags = names(keywords, /[;,]/);
	return {
		id: String(id),
		title: title ?? '',
		authors: names(authors, /;/).map(readAuthor),
		entryType: 'misc',
		...(typeof year === 'number' ? { year } : {}),
		...(abstract ? { abstract } : {}),
		...(venue ? { venue } : {}),
		...(tags.length > 0 ? { tags } : {}),
	};
}

/** A line of `docs.jsonl`; every field but the id may be missing, empty or null. */
export interface CollectionDocument {
	readonly id: string | number;
	readonly title?: string | null;
	readonly abstract?: string | null;
	readonly authors?: string | readonly string[] | null;
	readonly year?: number | null;
	readonly venue?: string | null;
	readonly keywords?: string | readonly string[] | null;
}

function readCollection(directory: string): Collection {
	const judgements = readJudgements(join(directory, 'qrels.tsv'));
	const queries = readLines<{ id: string | number; text: string; type?: string }>(join(directory, 'queries.jsonl'));
	return {
		name: basename(directory),
		papers: readLines<CollectionDocument>(join(directory, 'docs.jsonl')).map(paperFromDocument),
		queries: queries.flatMap(({ id, text, type }) => {
			const judged = judgements.get(String(id)) ?? new Map<string, number>();
			const isJudged = [...judged.values()].some((gain) => gain > 0);
			return isJudged ? [{ text, judgements: judged, ...(type === undefined ? {} : { type }) }] : [];
		}),
	};
}

function readLines<T>(path: string): T[] {
	return readFileSync(path, 'utf8')
		.split('\n')
		.filter((line) => line.trim() !== '')
		.map((line) => JSON.parse(line) as T);
}

function readJudgements(path: string): Map<string, Map<string, number>> {
	const judgements = new Map<string, Map<string, number>>();
	for (const line of readFileSync(path, 'utf8').split('\n')) {
		const [query, document, gain] = line.trim().split('\t');
		if (query !== undefined && document !== undefined && gain !== undefined) {
			const judged = judgements.get(query) ?? new Map<string, number>();
			judgements.set(query, judged.set(document, Number(gain)));
		}
	}
	return judgements;
}

function names(value: string | readonly string[] | null | undefined, separator: RegExp): string[] {
	const list = typeof value === 'string' ? value.split(separator) : (value ?? []);
	return list.map((name) => name.trim()).filter((name) => name !== '');
}

/** "Perlis, A. J." and "Mark Chen". */
function readAuthor(name: string): Author {
	const comma = name.indexOf(',');
	if (comma > 0) {
		return { family: name.slice(0, comma).trim(), given: name.slice(comma + 1).trim() };
	}
	const space = name.lastIndexOf(' ');
	return space > 0 ? { family: name.slice(space + 1), given: name.slice(0, space) } : { literal: name };
}
