import { keyParts } from '../review/keyParts';
import { tokenize } from './analysis';
import type { Corpus } from './corpus';
import type { Query } from './query';

/** A query for a citation key that no paper has, such as Google Scholar's, as one for author, year and words of the title. */
export function readKey(query: Query, { names }: Corpus): Query {
	const [token, second] = query.tokens;
	if (!token || second || names.find(token.word) || names.frequent(token.word, 1).length > 0) {
		return query;
	}
	const parts = keyParts(query.text.trim());
	const text = parts && [parts.author, parts.year, ...parts.words].join(' ');
	return text === undefined ? query : { ...query, text, tokens: tokenize(text) };
}
