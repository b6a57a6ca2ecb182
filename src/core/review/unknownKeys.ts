import type { BibliographyEntry } from '../bibliography/bibliography';
import { fieldValue } from '../bibliography/reading/bibtex';
import type { Citation, CitedKey } from '../citation/citation';
import type { Markup } from '../citation/styles';

/** What there is for a document to cite. */
export interface KnownKeys {
	has(key: string): boolean;
	/** What names the bibliography; where nothing does it is a guess. */
	readonly namedBy: 'document' | 'project' | undefined;
}

/**
 * The cited keys that no entry has. Not those that may refer to something else: a figure or section; a bare `@name` where the
 * bibliography is a guess, or in a document of a project none of whose keys is known; there any key, where it is a guess.
 */
export function findUnknownKeys(citations: readonly Citation[], known: KnownKeys): readonly CitedKey[] {
	const { has, namedBy } = known;
	const isAnyKnown = citations.some(({ keys }) => keys.some(({ key }) => has(key)));
	const isBareSure = namedBy === 'document' || (namedBy === 'project' && isAnyKnown);
	const sure = citations.filter(({ ambiguous, command }) => !ambiguous && (isBareSure || !/^-?@key$/.test(command)));
	const unknown = sure.flatMap(({ keys }) => keys.filter(({ key }) => key !== '*' && !has(key)));
	return namedBy || isAnyKnown ? unknown : [];
}

/** The keys that a document defines itself: `\bibitem{key}`, `id: key` in its front matter, `(@key)` before an example. */
export function findDefinedKeys(text: string, markup: Markup): ReadonlySet<string> {
	const patterns = markup === 'latex' ? [BIB_ITEM] : [BIB_ITEM, REFERENCE_ID, EXAMPLE];
	return new Set(patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(({ 1: key = '' }) => key.trim())));
}

const BIB_ITEM = /\\bibitem\s{0,3}(?:\[[^\n]{0,400}?\]\s{0,3})?\{([^{}\n]{1,200})\}/g;
const REFERENCE_ID = /^[ \t]*(?:-[ \t]+)?id:[ \t]+["']?([^\s"']+)/gm;
const EXAMPLE = /^[ \t]*\(@([\w-]+)\)/gm;

/** The further keys of entries, of biblatex's field `ids`; stops behind each entry. */
export function* readAliases(entries: readonly BibliographyEntry[]): Generator<undefined, ReadonlySet<string>> {
	const aliases = new Set<string>();
	for (const { source } of entries) {
		for (const alias of source ? (fieldValue(source, 'ids') ?? '').split(',') : []) {
			aliases.add(alias.trim());
		}
		yield;
	}
	return aliases;
}
