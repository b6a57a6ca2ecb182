import { displayText } from '../displayText';
import { escapeMarkdown, markdownCommand } from '../markdownText';
import type { Paper } from '../paper';
import { creditLine } from '../paperText';

export interface CitationFacts {
	/** What the bibliography says of the work. */
	readonly paper: Paper;
	/** What the library knows of the same work. */
	readonly known: Paper | undefined;
	/** The label of its topic. */
	readonly topic: string | undefined;
	/** Where its entry is: a name to show, such as "refs.bib:12", and the arguments of `relatedWork.showEntry`. */
	readonly entry: { readonly label: string; readonly arguments: readonly unknown[] } | undefined;
	/** Whether that is in the bibliography of the document. */
	readonly isOwn: boolean;
	/** The other files that have an entry of it, with its key there. */
	readonly elsewhere: readonly { readonly label: string; readonly key: string }[];
	/** How often it is cited; `undefined` where that is not known yet. */
	readonly cited: { readonly times: number; readonly files: number; readonly isCut: boolean } | undefined;
}

const ABSTRACT = 280;

/** The commands that the card links to. */
export const citationCardCommands = ['relatedWork.showEntry', 'relatedWork.openPaper'] as const;

/** A cited work in a few lines of Markdown: title, byline and venue, the beginning of the abstract, where its entry is. */
export function citationCard({ paper, known, topic, entry, isOwn, elsewhere, cited }: CitationFacts): string {
	const abstract = paper.abstract ?? known?.abstract ?? '';
	const links = [
		entry ? markdownCommand(entry.label, 'relatedWork.showEntry', ...entry.arguments) : '',
		known ? markdownCommand('Open Paper', 'relatedWork.openPaper', known.id) : '',
		cited ? escapeMarkdown(countText(cited)) : '',
	];
	return [
		`**${escapeMarkdown(paper.title === '' ? paper.id : paper.title)}**`,
		escapeMarkdown(creditLine(paper)),
		topic === undefined ? '' : `*${escapeMarkdown(topic)}*`,
		escapeMarkdown(abstract, ABSTRACT),
		isOwn ? '' : escapeMarkdown('Not in the bibliography of this document'),
		escapeMarkdown(placesText(elsewhere, paper.id)),
		links.filter((link) => link !== '').join(' · '),
	]
		.filter((part) => part !== '')
		.join('\n\n');
}

const MOST_PLACES = 4;

function placesText(places: CitationFacts['elsewhere'], ownKey: string): string {
	if (places.length === 0) {
		return '';
	}
	const names = places
		.slice(0, MOST_PLACES)
		.map(({ label, key }) => displayText(key === ownKey ? label : `${label} (as ${key})`, 80));
	const rest = places.length > names.length ? ` and ${places.length - names.length} more` : '';
	return `Also in ${names.join(', ')}${rest}`;
}

function countText({ times, files, isCut }: { times: number; files: number; isCut: boolean }): string {
	const where = isCut ? 'the files that were read; the workspace has more' : files === 1 ? '1 file' : `${files} files`;
	return `Cited ${times === 1 ? 'once' : `${times} times`} in ${where}`;
}
