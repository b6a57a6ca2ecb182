import { identifierUrl, paperIdentifiers } from '../identifiers';
import type { Author, Paper } from '../paper';
import { isPublished } from './published';
import { splitName } from './writing/authorField';
import { cleanText } from './writing/escapeLatex';

export type ReferenceStyle = 'apa' | 'ieee';

/** A reference to the paper as plain text on one line, after the APA (7th edition) or IEEE rules. */
export function formatReference(paper: Paper, style: ReferenceStyle): string {
	return style === 'apa' ? formatApa(readSource(paper)) : formatIeee(readSource(paper));
}

/** What a reference tells of a paper, as clean text; an empty string is unknown. */
interface Source {
	readonly paper: Paper;
	readonly title: string;
	readonly venue: string;
	readonly arxiv: string;
	readonly year: string;
	readonly pages: string;
	readonly article: string;
	readonly url: string;
}

function readSource(paper: Paper): Source {
	const published = isPublished(paper);
	const identifiers = paperIdentifiers(paper);
	const arxiv = published ? undefined : identifiers.find(({ kind }) => kind === 'arxiv');
	const year = published ? (paper.venueYear ?? paper.year) : (paper.year ?? paper.venueYear);
	const acl = identifiers.find(({ kind }) => kind === 'acl');
	const address = arxiv ?? (paper.doi ? ({ kind: 'doi', id: paper.doi } as const) : undefined);
	return {
		paper,
		title: cleanText((published && paper.publishedTitle) || paper.title),
		venue: published ? cleanText(paper.venue ?? '') : '',
		arxiv: arxiv?.id ?? '',
		year: year?.toString() ?? 'n.d.',
		pages: cleanText(paper.pages ?? '').replace(/\s*(?:-{1,3}|[–—])\s*/g, '–'),
		article: cleanText(paper.articleNumber ?? ''),
		url: address ? identifierUrl(address) : cleanText(paper.url ?? (acl ? identifierUrl(acl) : '')),
	};
}

function formatApa(source: Source): string {
	const authors = apaAuthors(source.paper);
	const title = source.title + (source.arxiv ? ` (arXiv:${source.arxiv})` : '');
	const date = `(${source.year})`;
	const start = authors ? [`${sentences([authors])} ${date}`, title] : [title, date];
	return sentences([...start, ...apaPlace(source), source.url]);
}

/** Up to twenty authors are named; of more, the first nineteen and the last. */
function apaAuthors({ authors, authorsTruncated }: Paper): string {
	const names = authors.map(invertedName).filter((name) => name !== '');
	const last = names.at(-1) ?? '';
	if (authorsTruncated && last) {
		return `${names.slice(0, 19).join(', ')}, et al.`;
	}
	if (names.length > 20) {
		return `${names.slice(0, 19).join(', ')}, … ${last}`;
	}
	return names.length > 1 ? `${names.slice(0, -1).join(', ')}, & ${last}` : last;
}

function invertedName(author: Author): string {
	if ('literal' in author) {
		return cleanText(author.literal);
	}
	const { family, given, suffix } = splitName(author);
	return [family, initials(given), suffix].filter((part) => part !== '').join(', ');
}

function apaPlace({ paper, venue, arxiv, pages, article }: Source): string[] {
	const publisher = cleanText(paper.publisher ?? '');
	if (venue === '') {
		return [arxiv ? 'arXiv' : publisher];
	}
	if (paper.entryType === 'article') {
		const volume = cleanText(paper.volume ?? '') + (paper.number ? `(${cleanText(paper.number)})` : '');
		return [listed([venue, volume, pages || (article && `Article ${article}`)])];
	}
	if (paper.entryType === 'book') {
		return [publisher || venue];
	}
	const place = pages ? `pp. ${pages}` : article && `Article ${article}`;
	return [`In ${venue}${place && ` (${place})`}`, publisher];
}

function formatIeee(source: Source): string {
	const { title, url, paper, arxiv } = source;
	const quoted = `“${title}${/[?!.,]$/.test(title) ? '' : ','}”`;
	const doi = paper.doi && !arxiv ? `doi: ${cleanText(paper.doi)}` : '';
	const facts = listed([...ieeePlace(source), arxiv && `arXiv:${arxiv}`, doi]);
	const reference = `${listed([ieeeAuthors(paper), `${quoted} ${facts}`]).replace(/\.$/, '')}.`;
	return doi || arxiv || !url ? reference : `${reference} [Online]. Available: ${url}`;
}

/** Up to six authors are named; of more, the first. */
function ieeeAuthors({ authors, authorsTruncated }: Paper): string {
	const names = authors.map(directName).filter((name) => name !== '');
	const [first = '', second = ''] = names;
	if (names.length > 6 || (authorsTruncated && first)) {
		return `${first} et al.`;
	}
	if (names.length < 3) {
		return second ? `${first} and ${second}` : first;
	}
	return `${names.slice(0, -1).join(', ')}, and ${names.at(-1)}`;
}

function directName(author: Author): string {
	if ('literal' in author) {
		return cleanText(author.literal);
	}
	const { family, given, suffix } = splitName(author);
	return [initials(given), family, suffix].filter((part) => part !== '').join(' ');
}

/** Journals have their year behind the pages, proceedings and books in front. */
function ieeePlace({ paper, venue, year, pages, article }: Source): string[] {
	if (venue === '') {
		return [year];
	}
	const volume = paper.volume ? `vol. ${cleanText(paper.volume)}` : '';
	const place = pages ? `pp. ${pages}` : article && `Art. no. ${article}`;
	if (paper.entryType === 'article') {
		return [venue, volume, paper.number ? `no. ${cleanText(paper.number)}` : '', place, year];
	}
	if (paper.entryType === 'book') {
		return [venue, volume, cleanText(paper.publisher ?? ''), year];
	}
	return [`in ${venue}`, volume, year, place];
}

/** "Jose M." gives "J. M.", "Jean-Rémy" gives "J.-R."; names in scripts without letter case stay whole. */
function initials(given: string): string {
	if (!/\p{Lu}/u.test(given)) {
		return given;
	}
	return given
		.split(/[\s.]+/)
		.filter((name) => name !== '')
		.map((name) => name.split(/[-‐]/).map(initial).join('-'))
		.join(' ');
}

function initial(name: string): string {
	const [first] = name;
	return first && /\p{L}/u.test(first) ? `${first.toUpperCase()}.` : name;
}

function listed(parts: readonly string[]): string {
	return parts.filter((part) => part !== '').join(', ');
}

/** The parts as sentences: a full stop behind each, save a URL and what ends in a mark of its own. */
function sentences(parts: readonly string[]): string {
	return parts
		.filter((part) => part !== '')
		.map((part) => (/[.?!]$/.test(part) || /^https?:/.test(part) ? part : `${part}.`))
		.join(' ');
}
