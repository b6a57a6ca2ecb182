import { type Identifier, parseIdentifier } from '../identifiers';

/** The identifier that a key is, or whose arXiv id it holds as the keys of DBLP and of arXiv's own export do. */
export function keyIdentifier(key: string): Identifier | undefined {
	const dblp = /(?:^|\/)abs-(\d{4})-(\d{4,5})$/i.exec(key);
	const arxiv = /^arxiv[:_-]?(\d{4}\.\d{4,5})(?:v\d+)?$/i.exec(key)?.[1];
	return parseIdentifier(dblp ? `${dblp[1]}.${dblp[2]}` : (arxiv ?? key.replace(/^(?:doi|acl):/i, '')));
}
