import { foldToAscii } from '../bibliography/keys/keyWords';
import { keyParts } from '../review/keyParts';
import { tokenize } from './analysis';
import type { Corpus } from './corpus';
import { NAME_FIELDS } from './paperFields';
import { nameKey } from './paperKeys';
import type { Query } from './query';

/**
 * A query for a citation key that no paper has, such as Google Scholar's ("chen2021evaluating"), JabRef's ("Chen21") or DBLP's
 * ("DBLP:conf/nips/ChenTJ21"), as one for author, year and words of the title.
 */
export function readKey(query: Query, { names, papers }: Corpus): Query {
	const typed = query.text.trim();
	const key = typed.replace(DBLP_FOLDERS, '');
	const [token, second] = tokenize(key);
	if (!token || second || names.find(token.word) || names.frequent(token.word, 1).length > 0) {
		return query;
	}
	const isKey = papers.named(nameKey(typed)).length === 0;
	const short = shortKeyParts(key);
	const isLead = short && names.find(short.author)?.has(NAME_FIELDS.indexOf('lead'));
	const parts = isKey ? (keyParts(key) ?? (isLead ? short : undefined)) : undefined;
	const text = parts && [parts.author, parts.year, ...parts.words].join(' ');
	return text === undefined ? query : { ...query, text, tokens: tokenize(text) };
}

const DBLP_FOLDERS = /^(?:DBLP:)?(?:conf|journals|series|books|phd|reference)\/[^/\s]+\//i;

/** Family name, initials of the other authors, a year of two digits, a letter that tells it from others: "ChenTJ21a". */
function shortKeyParts(key: string) {
	const match = /^([A-Z]?[a-z]+(?:[A-Z][a-z]+)*)[A-Z]*(\d\d)[a-z]?$/.exec(foldToAscii(key.slice(0, LONGEST_KEY)));
	const [, author = '', year = ''] = match ?? [];
	const century = Number(year) < THIS_CENTURY ? 2000 : 1900;
	return match ? { author: author.toLowerCase(), year: century + Number(year), words: [] } : undefined;
}

const LONGEST_KEY = 200;
/** Years of two digits below it are of this century. */
const THIS_CENTURY = 40;
