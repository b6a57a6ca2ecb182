import type { Library } from './library';
import { escapeMarkdown, escapeParagraphs, markdownFence, markdownLink } from './markdownText';
import { type Author, authorName, type Paper } from './paper';
import { creditLine, pageUrl, venueLine } from './paperText';
import type { Term } from './terms/glossary';

const ABSTRACT_IN_CARD = 600;

/** A paper in a few lines, for a tooltip or a hover: title, byline and venue, the beginning of the abstract. */
export function paperCard(paper: Paper, topic?: string): string {
	const lines = [`**${escapeMarkdown(paper.title)}**`, escapeMarkdown(creditLine(paper))];
	if (topic !== undefined) {
		lines.push(`*${escapeMarkdown(topic)}*`);
	}
	if (paper.abstract !== undefined) {
		lines.push(escapeMarkdown(paper.abstract, ABSTRACT_IN_CARD));
	}
	return lines.filter((line) => line !== '').join('\n\n');
}

/** Everything the library knows of a paper, as a page of Markdown. `bibtex` is its entry. */
export function paperPage(library: Library, paper: Paper, bibtex: string, reportUrl?: string): string {
	const { introduced, mentioned } = library.termsOf(paper);
	return [
		`# ${escapeMarkdown(paper.title)}`,
		escapeMarkdown(paper.authors.map(fullName).join(', ') + (paper.authorsTruncated ? ', and others' : ''), 4000),
		publication(library, paper),
		section('Abstract', paper.abstract === undefined ? '' : escapeParagraphs(paper.abstract)),
		section('Identifiers', identifiers(paper)),
		section('Introduces', introduced.map(termLine).join('\n')),
		section('Mentions', mentioned.map((term) => escapeMarkdown(term.label)).join(' · ')),
		section('BibTeX', markdownFence(bibtex, 'bibtex')),
		reportUrl === undefined
			? ''
			: `---\n\n${markdownLink('Report a wrong fact', reportUrl)} · Index as of ${escapeMarkdown(library.asOf)}`,
	]
		.filter((part) => part !== '')
		.join('\n\n');
}

function publication(library: Library, paper: Paper): string {
	const topic = paper.topic === undefined ? undefined : library.findTopic(paper.topic)?.label;
	const venue = venueLine(paper);
	const sentences = [
		paper.publishedTitle && `Published as “${paper.publishedTitle}”.`,
		paper.venue ? `${[paper.venue, paper.venueYear].filter(Boolean).join(', ')}.` : venue && 'Preprint.',
		paper.year && (!paper.venue || paper.year !== paper.venueYear)
			? `${venue === undefined ? '' : 'First public version: '}${paper.year}.`
			: '',
	];
	return [escapeMarkdown(sentences.filter(Boolean).join(' ')), topic ? `*${escapeMarkdown(topic)}*` : '']
		.filter((line) => line !== '')
		.join('\n\n');
}

function section(heading: string, body: string): string {
	return body === '' ? '' : `## ${heading}\n\n${body}`;
}

function identifiers(paper: Paper): string {
	const page = pageUrl(paper);
	const links: readonly (readonly [string, string | undefined, string | undefined])[] = [
		['arXiv', paper.arxiv, paper.arxiv && `https://arxiv.org/abs/${paper.arxiv}`],
		['DOI', paper.doi, paper.doi && `https://doi.org/${paper.doi}`],
		['ACL Anthology', paper.acl, paper.acl && `https://aclanthology.org/${paper.acl}`],
		['Page', page, page],
		['Code', paper.codeUrl, paper.codeUrl],
	];
	return [
		...links.flatMap(([label, id, url]) => (id && url ? [`- ${label}: ${markdownLink(id, url)}`] : [])),
		`- Citation key: ${escapeMarkdown(paper.key ?? paper.id)}`,
	].join('\n');
}

function termLine(term: Term): string {
	return `- **${escapeMarkdown(term.label)}** (${term.kind}): ${escapeMarkdown(term.definition)}`;
}

function fullName(author: Author): string {
	return 'literal' in author || author.given === undefined ? authorName(author) : `${author.given} ${author.family}`;
}
