import type { Library } from './library';
import { escapeMarkdown, markdownCommand } from './markdownText';
import type { Paper } from './paper';
import { listedYear } from './paperOrder';
import { creditLine } from './paperText';
import type { LearnedFrom, Term } from './terms/glossary';
import { findUsers, quotedName } from './terms/learnedUsers';

/** The commands that the card of a term links to; a MarkdownString enables these and no other. */
export const termCardCommands = [
	'relatedWork.openPaper',
	'relatedWork.insertCitation',
	'relatedWork.copyBibtex',
	'relatedWork.searchPapers',
	'relatedWork.showTerm',
	'relatedWork.showPapers',
	'relatedWork.showEntry',
	'relatedWork.correctTerm',
	'relatedWork.forgetTerm',
] as const;

/** What a term means, the paper that introduced it, and up to `most` papers that use it, newest first: of the glossary, else of the library. */
export function termCard(library: Library, term: Term, most: number): string {
	const defining = library.findPaper(term.definedBy);
	return [
		`**${escapeMarkdown(term.label)}**${term.kind === 'name' ? '' : ` · ${term.kind}`}`,
		escapeMarkdown(term.definition),
		defining ? `${term.definition === '' ? 'Stands for' : 'Introduced by'} ${paperLine(defining)}` : '',
		term.learned ? learnedFrom(term.learned) : '',
		actions(term),
		usedBy(library, term, most),
	]
		.filter((part) => part !== '')
		.join('\n\n');
}

function paperLine(paper: Paper): string {
	const title = markdownCommand(paper.title, 'relatedWork.openPaper', paper.id);
	return `${title} — ${escapeMarkdown(creditLine(paper))}`;
}

const MOST_FILES = 3;

/** "From your text: chapter7.tex, 3 times". */
function learnedFrom({ by, places }: LearnedFrom): string {
	if (by !== 'texts') {
		return by === 'user' ? 'From your terms file' : 'From a title in your library';
	}
	const first = new Map([...places].reverse().map((place) => [place.file, place]));
	const files = [...new Set(places.map(({ file }) => file))];
	const lines = files.slice(0, MOST_FILES).map((file) => {
		const times = places.filter((place) => place.file === file).length;
		const place = markdownCommand(fileName(file), 'relatedWork.showEntry', file, first.get(file)?.line ?? 0, 0);
		return `${place}, ${times === 1 ? 'once' : `${times} times`}`;
	});
	const rest = files.length - lines.length;
	return `From your text: ${lines.join('; ')}${rest > 0 ? `; and ${rest} more ${rest === 1 ? 'file' : 'files'}` : ''}`;
}

function fileName(uri: string): string {
	const name = uri.split('/').pop() ?? '';
	try {
		return decodeURIComponent(name);
	} catch {
		return name;
	}
}

function usedBy(library: Library, term: Term, most: number): string {
	if (most <= 0) {
		return '';
	}
	const isLearned = term.learned !== undefined && term.mentionedBy.length === 0;
	const papers = isLearned ? findUsers(term, library) : term.mentionedBy.flatMap((id) => library.findPaper(id) ?? []);
	const defining = library.findPaper(term.definedBy)?.id;
	const users = papers
		.filter(({ id }) => id !== defining)
		.sort((a, b) => (listedYear(b) ?? 0) - (listedYear(a) ?? 0) || (b.month ?? 0) - (a.month ?? 0));
	if (users.length === 0) {
		return '';
	}
	const lines = users.slice(0, most).map((paper) => `- ${paperLine(paper)}`);
	const rest = users.length - lines.length;
	if (rest > 0) {
		const [command, filter] = isLearned
			? (['showPapers', quotedName(term)] as const)
			: (['showTerm', term.id] as const);
		lines.push(`- ${markdownCommand(`and ${rest} more`, `relatedWork.${command}`, filter)}`);
	}
	return `Used by\n\n${lines.join('\n')}`;
}

function actions(term: Term): string {
	return [
		markdownCommand('Insert Citation', 'relatedWork.insertCitation', term.definedBy),
		markdownCommand('Copy BibTeX', 'relatedWork.copyBibtex', term.definedBy),
		markdownCommand('Search', 'relatedWork.searchPapers', term.label),
		...(term.learned
			? [
					markdownCommand('Correct', 'relatedWork.correctTerm', term.label),
					markdownCommand('Forget', 'relatedWork.forgetTerm', term.label),
				]
			: []),
	].join(' · ');
}
