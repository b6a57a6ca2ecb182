import { authorName, type Paper } from '../src/core/paper';
import type { JudgedQuery } from './collection';

/**
 * Queries of someone who knows which core paper is wanted, made from the data alone: the full and the published title, the
 * first half of the title, a name the paper introduces, such a name in lower case, first author and year with a title word.
 */
export function bundledQueries(papers: readonly Paper[]): JudgedQuery[] {
	return papers.filter(({ collection }) => collection === 'core').flatMap(queriesFor);
}

function queriesFor(paper: Paper): JudgedQuery[] {
	const { id, title, publishedTitle, introduces = [], authors, year } = paper;
	const judgements = new Map([[id, 1]]);
	const query = (type: string, text: string): JudgedQuery => ({ type, text, judgements });
	const longest = title.split(/\s+/).reduce((best, word) => (word.length > best.length ? word : best), '');
	return [
		query('title', title),
		...(publishedTitle ? [query('published_title', publishedTitle)] : []),
		query('half_title', title.slice(0, Math.ceil(title.length / 2))),
		...introduces.flatMap((name) => [query('name', name), query('name_lower_case', name.toLowerCase())]),
		...authors.slice(0, 1).map((author) => query('author_year_word', `${authorName(author)} ${year ?? ''} ${longest}`)),
	];
}
