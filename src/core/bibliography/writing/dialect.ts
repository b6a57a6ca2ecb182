import type { BibEntry } from '../reading/bibtex';
import type { BibDialect } from './entryFields';

/** Which dialect entries are written in, by the types and fields that only one of the two has; undefined where they show neither. */
export function detectDialect(entries: readonly BibEntry[]): BibDialect | undefined {
	let balance = 0;
	for (const { type, fields } of entries) {
		const names = fields.map(({ name }) => name);
		const isBiblatex = BIBLATEX_TYPES.has(type) || names.some((name) => BIBLATEX_FIELDS.has(name));
		const isBibtex = BIBTEX_TYPES.has(type) || names.some((name) => BIBTEX_FIELDS.has(name));
		balance += Number(isBiblatex) - Number(isBibtex);
	}
	if (balance === 0) {
		return undefined;
	}
	return balance > 0 ? 'biblatex' : 'bibtex';
}

const BIBLATEX_TYPES: ReadonlySet<string> = new Set(
	(
		'online report thesis software dataset mvbook bookinbook suppbook collection mvcollection suppcollection mvproceedings ' +
		'reference mvreference inreference periodical suppperiodical patent'
	).split(' '),
);

const BIBLATEX_FIELDS: ReadonlySet<string> = new Set(
	'date journaltitle location eprinttype eprintclass eventdate eventtitle maintitle langid urldate origdate'.split(' '),
);

const BIBTEX_TYPES: ReadonlySet<string> = new Set('phdthesis mastersthesis techreport conference'.split(' '));

const BIBTEX_FIELDS: ReadonlySet<string> = new Set('journal address school archiveprefix primaryclass year'.split(' '));
