import { isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml';
import { type NamedPath, namedPath } from './namedFiles';

/** A block of YAML in a Markdown text: the metadata of the document. */
export interface FrontMatter {
	readonly yaml: string;
	/** Of the first character behind the line of dashes. */
	readonly start: number;
}

/** The metadata at the top of a Markdown text; `undefined` when it has none or it is not closed. */
export function findFrontMatter(text: string): FrontMatter | undefined {
	const opening = /^\uFEFF?---[ \t]*\r?\n/.exec(text)?.[0];
	if (opening === undefined) {
		return undefined;
	}
	const closing = /^(?:---|\.\.\.)[ \t]*\r?$/m.exec(text.slice(opening.length, opening.length + 200_000));
	return closing
		? { yaml: text.slice(opening.length, opening.length + closing.index), start: opening.length }
		: undefined;
}

/** Where metadata and project files name bibliographies. */
const PLACES: readonly (readonly string[])[] = [
	['bibliography'],
	['project', 'bibliography'],
	['book', 'bibliography'],
	['metadata', 'bibliography'],
	['bibtex_bibfiles'],
	['sphinx', 'config', 'bibtex_bibfiles'],
];

/** The bibliographies in the YAML of a document or project: of Pandoc, Quarto, bookdown, MyST and Jupyter Book. */
export function findYamlBibliographies(yaml: string, offset = 0): NamedPath[] {
	if (!/bib/.test(yaml)) {
		return [];
	}
	const { contents, errors } = parseDocument(yaml, { logLevel: 'silent', uniqueKeys: false });
	const found = PLACES.flatMap((place) => pathsOf(findNode(contents, place), yaml, offset));
	return found.length === 0 && errors.length > 0 ? findAmongErrors(yaml, offset) : found;
}

/** Reads the lines of `bibliography:` alone, when a mistake elsewhere hides them. */
function findAmongErrors(yaml: string, offset: number): NamedPath[] {
	const lines = /^bibliography:[^\n]*(?:\n(?:[ \t-][^\n]*)?)*/m.exec(yaml);
	if (!lines) {
		return [];
	}
	const { contents } = parseDocument(lines[0], { logLevel: 'silent' });
	return pathsOf(findNode(contents, ['bibliography']), lines[0], offset + lines.index);
}

/** The value at a place; `undefined` when there is none. */
export function findNode(root: unknown, place: readonly string[]): Node | undefined {
	let node: unknown = root;
	for (const name of place) {
		node = isMap(node) ? node.get(name, true) : undefined;
	}
	return isScalar(node) || isSeq(node) ? node : undefined;
}

function pathsOf(node: unknown, yaml: string, offset: number): NamedPath[] {
	if (isSeq(node)) {
		return node.items.flatMap((child) => pathsOf(child, yaml, offset));
	}
	if (!isScalar(node) || typeof node.value !== 'string' || !node.range) {
		return [];
	}
	const path = node.value;
	const written = yaml.slice(node.range[0], node.range[1]);
	const quote = /^["']/.test(written) ? 1 : 0;
	return namedPath(written.slice(quote, written.length - quote), offset + node.range[0] + quote, () => path.trim());
}
