import { identifierKey, paperIdentifiers, parseIdentifier } from '../identifiers';
import type { Paper } from '../paper';
import type { Term } from '../terms/glossary';
import { fold } from './analysis';
import { leadingName, titles } from './paperFields';

/** The papers that a text names, as rows of the index. */
export interface NamedPapers {
	/** Those it stands for: the paper that introduced the name, that has this title or this identifier. */
	readonly meant: readonly number[];
	/** Those that mention what it names, the former left out. */
	readonly mentioning: readonly number[];
}

/**
 * Finds the papers that all of a text names: by a form of a term, a name that a paper introduces, a title, a URL, a
 * citation key, a DOI, an arXiv or ACL Anthology id. Case, accents, spaces and hyphens of names do not count.
 */
export function createNameFinder(papers: readonly Paper[], terms: readonly Term[]): (text: string) => NamedPapers {
	const meant = new Map<string, Set<number>>();
	const mentioning = new Map<string, Set<number>>();
	const rowById = new Map(papers.map(({ id }, row) => [id, row]));
	for (const { definedBy, mentionedBy, label, forms } of terms) {
		for (const form of new Set([label, ...forms.map(({ text }) => text)].map(nameKey))) {
			addRow(meant, form, rowById.get(definedBy));
			for (const id of mentionedBy) {
				addRow(mentioning, form, rowById.get(id));
			}
		}
	}
	for (const [row, paper] of papers.entries()) {
		for (const key of ownKeys(paper)) {
			addRow(meant, key, row);
		}
	}
	return (text) => {
		const identifier = parseIdentifier(text);
		const keys = [nameKey(text), ...(identifier ? [identifierKey(identifier)] : [])];
		const rows = new Set(keys.flatMap((key) => [...(meant.get(key) ?? [])]));
		const others = keys.flatMap((key) => [...(mentioning.get(key) ?? [])]);
		return { meant: [...rows], mentioning: others.filter((row) => !rows.has(row)) };
	};
}

/** What a name is compared by: "Code Llama", "code-llama" and "CodeLlama" are one; "HumanEval+" and "C#" keep their marks. */
export function nameKey(name: string): string {
	return fold(name.trim().replace(URL_START, '')).replace(/[^\p{L}\p{N}+#]/gu, '');
}

function ownKeys(paper: Paper): string[] {
	const { id, url = '', codeUrl = '', introduces = [] } = paper;
	const names = titles(paper).flatMap((title) => [title, ...leadingName(title)]);
	return [...[id, url, codeUrl, ...introduces, ...names].map(nameKey), ...paperIdentifiers(paper).map(identifierKey)];
}

const URL_START = /^https?:\/\/(?:www\.)?/i;

function addRow(rows: Map<string, Set<number>>, key: string, row: number | undefined): void {
	if (key === '' || row === undefined) {
		return;
	}
	const known = rows.get(key);
	if (known) {
		known.add(row);
	} else {
		rows.set(key, new Set([row]));
	}
}
