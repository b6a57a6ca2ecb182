import type { CitationOptions } from '../../src/core/citation/citation';
import { type CitationCommand, citationCommands, type Markup } from '../../src/core/citation/styles';
import type { Paper } from '../../src/core/paper';
import { bundledData } from './bundledData';
import { bibliographyFixture, CitedProject } from './citedProject';
import { oddPapers } from './oddPapers';

/** What a document is made of. */
export interface DocumentParts {
	readonly markup: Markup;
	/** With one `|`, where the text goes. */
	readonly frame: string;
	readonly bibliographies: readonly string[];
	/** Whether the document can use a command of its markup. */
	readonly has?: (command: CitationCommand) => boolean;
	/** Unfinished citations, with `|`. */
	readonly open: readonly string[];
}

/**
 * A document that cites all bundled and made-up works and the entries that are there, each command in two steps and with
 * notes; the works are dealt out to the bibliographies.
 */
export function citeEverything({ markup, frame, bibliographies, has = () => true, open }: DocumentParts): CitedProject {
	const commands = citationCommands(markup).filter(has);
	const works = bibliographies.map((name, at) => ({ name, papers: worksFor(name, at, bibliographies.length) }));
	const places: Place[] = [...open.map((text) => ({ text, count: 1, options: {} })), ...commands.flatMap(placesOf)];
	const dealt = places.map((place, at) => {
		const { name = '', papers = [] } = works[at % works.length] ?? {};
		return { place, name, papers: papers.splice(0, place.count) };
	});
	const rest = works.flatMap(({ name, papers }) =>
		groupsOf(8, papers).map((group) => ({ place: { text: '|', count: 8, options: {} }, name, papers: group })),
	);
	const all = [...dealt, ...rest];
	const paragraphs = all.map(({ place }) => `Something was said before${place.text} and was said again.`);
	const project = new CitedProject(
		markup,
		frame.replace('|', () => paragraphs.join('\n\n')),
		bibliographies,
	);
	for (const { place, name, papers } of all) {
		project.cite(name, papers, place.options);
	}
	return project;
}

interface Place {
	readonly text: string;
	readonly count: number;
	readonly options: CitationOptions;
}

function placesOf({ command, kind }: CitationCommand): Place[] {
	const noted = { text: ' |', count: 2, options: { command, prenote: 'see', postnote: 'p. 3' } };
	return [{ text: ' |', count: 3, options: { command } }, ...(kind === 'hidden' ? [] : [noted])];
}

/** The works that a bibliography has, a share of the bundled ones and one of the made-up ones. */
function worksFor(name: string, at: number, count: number): Paper[] {
	const share = (_paper: Paper, index: number) => index % count === at;
	const own = bibliographyFixture(name).entries.map(({ paper }) => paper);
	return [...own, ...oddPapers.filter(share), ...bundledData.papers.filter(share)];
}

function groupsOf<T>(size: number, values: readonly T[]): T[][] {
	return Array.from({ length: Math.ceil(values.length / size) }, (_, at) => values.slice(at * size, at * size + size));
}
