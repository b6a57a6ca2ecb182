/** The ways of writing a citation. Markdown stands for Pandoc, Quarto and R Markdown; `plain` has no citations. */
export type Markup = 'latex' | 'markdown' | 'typst' | 'myst' | 'rst' | 'org' | 'asciidoc' | 'djot' | 'plain';

export type CitationKind =
	| 'parenthetical'
	| 'textual'
	| 'author'
	| 'year'
	| 'suppressAuthor'
	| 'title'
	| 'footnote'
	| 'superscript'
	| 'full'
	| 'bare'
	| 'hidden';

/** One way to cite in a markup: `command` is its name in settings and in `Citation.command`. */
export interface CitationCommand {
	readonly command: string;
	readonly kind: CitationKind;
	/** The LaTeX package that the command needs; without one it is plain LaTeX. */
	readonly package?: 'natbib' | 'biblatex' | 'natbib or biblatex';
}

/** The markup of a VS Code language or, for files that none is known for, of the end of their name. */
export function markupOf(languageId: string, fileName = ''): Markup {
	return markupOfLanguage.get(languageId) ?? markupOfExtension.get(extensionOf(fileName)) ?? 'plain';
}

/** The VS Code languages that have citations. */
export function citationLanguages(): readonly string[] {
	return [...markupOfLanguage.keys()];
}

/** The ends of the names of files that have citations, whatever language VS Code gives them. */
export function citationExtensions(): readonly string[] {
	return [...markupOfExtension.keys()];
}

/** The citation commands of a markup, its default first; none for `plain`. */
export function citationCommands(markup: Markup): readonly CitationCommand[] {
	return commandsOfMarkup[markup];
}

const markupOfLanguage = new Map<string, Markup>([
	['latex', 'latex'],
	['tex', 'latex'],
	['latex-expl3', 'latex'],
	['doctex', 'latex'],
	['rsweave', 'latex'],
	['rnoweb', 'latex'],
	['jlweave', 'latex'],
	['pweave', 'latex'],
	['knitr', 'latex'],
	['literate haskell', 'latex'],
	['markdown', 'markdown'],
	['quarto', 'markdown'],
	['qmd', 'markdown'],
	['rmd', 'markdown'],
	['rmarkdown', 'markdown'],
	['mdx', 'markdown'],
	['pandoc', 'markdown'],
	['markdown-math', 'markdown'],
	['juliamarkdown', 'markdown'],
	['weave', 'markdown'],
	['pweave_md', 'markdown'],
	['myst', 'myst'],
	['myst-markdown', 'myst'],
	['typst', 'typst'],
	['restructuredtext', 'rst'],
	['rst', 'rst'],
	['org', 'org'],
	['org-mode', 'org'],
	['asciidoc', 'asciidoc'],
	['asciidoctor', 'asciidoc'],
	['adoc', 'asciidoc'],
	['djot', 'djot'],
]);

/** For files that no installed extension gives a language to: VS Code then calls them plain text. */
const markupOfExtension = new Map<string, Markup>([
	['tex', 'latex'],
	['ltx', 'latex'],
	['sty', 'latex'],
	['cls', 'latex'],
	['dtx', 'latex'],
	['rnw', 'latex'],
	['lhs', 'latex'],
	['md', 'markdown'],
	['markdown', 'markdown'],
	['qmd', 'markdown'],
	['rmd', 'markdown'],
	['pmd', 'markdown'],
	['jmd', 'markdown'],
	['mdx', 'markdown'],
	['typ', 'typst'],
	['rst', 'rst'],
	['org', 'org'],
	['adoc', 'asciidoc'],
	['asciidoc', 'asciidoc'],
	['asc', 'asciidoc'],
	['dj', 'djot'],
	['djot', 'djot'],
]);

function extensionOf(fileName: string): string {
	return /\.([A-Za-z0-9]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
}

const inBrackets: readonly CitationCommand[] = [
	{ command: '[@key]', kind: 'parenthetical' },
	{ command: '@key', kind: 'textual' },
	{ command: '[-@key]', kind: 'suppressAuthor' },
];

/** Of sphinxcontrib-bibtex; MyST has the same roles. */
const roles: readonly CitationCommand[] = [
	{ command: 'cite:p', kind: 'parenthetical' },
	{ command: 'cite:t', kind: 'textual' },
	{ command: 'cite', kind: 'bare' },
	{ command: 'cite:author', kind: 'author' },
	{ command: 'cite:year', kind: 'year' },
	{ command: 'cite:yearpar', kind: 'suppressAuthor' },
	{ command: 'footcite', kind: 'footnote' },
];

const commandsOfMarkup: Readonly<Record<Markup, readonly CitationCommand[]>> = {
	latex: [
		{ command: 'cite', kind: 'bare' },
		{ command: 'citep', kind: 'parenthetical', package: 'natbib' },
		{ command: 'citet', kind: 'textual', package: 'natbib' },
		{ command: 'citealp', kind: 'bare', package: 'natbib' },
		{ command: 'citealt', kind: 'bare', package: 'natbib' },
		{ command: 'citeauthor', kind: 'author', package: 'natbib or biblatex' },
		{ command: 'citeyear', kind: 'year', package: 'natbib or biblatex' },
		{ command: 'citeyearpar', kind: 'suppressAuthor', package: 'natbib' },
		{ command: 'autocite', kind: 'parenthetical', package: 'biblatex' },
		{ command: 'parencite', kind: 'parenthetical', package: 'biblatex' },
		{ command: 'textcite', kind: 'textual', package: 'biblatex' },
		{ command: 'parencite*', kind: 'suppressAuthor', package: 'biblatex' },
		{ command: 'citetitle', kind: 'title', package: 'biblatex' },
		{ command: 'footcite', kind: 'footnote', package: 'biblatex' },
		{ command: 'supercite', kind: 'superscript', package: 'biblatex' },
		{ command: 'fullcite', kind: 'full', package: 'biblatex' },
		{ command: 'nocite', kind: 'hidden' },
	],
	markdown: inBrackets,
	typst: [
		{ command: '@', kind: 'parenthetical' },
		{ command: 'cite', kind: 'parenthetical' },
		{ command: 'prose', kind: 'textual' },
		{ command: 'author', kind: 'author' },
		{ command: 'year', kind: 'year' },
		{ command: 'full', kind: 'full' },
		{ command: 'none', kind: 'hidden' },
	],
	myst: [...roles, ...inBrackets],
	rst: roles,
	org: [
		{ command: 'cite', kind: 'parenthetical' },
		{ command: 'cite/t', kind: 'textual' },
		{ command: 'cite/a', kind: 'author' },
		{ command: 'cite/na', kind: 'suppressAuthor' },
		{ command: 'cite/noauthor', kind: 'suppressAuthor' },
		{ command: 'cite/ft', kind: 'footnote' },
		{ command: 'cite/n', kind: 'hidden' },
		{ command: 'cite:', kind: 'bare' },
		{ command: 'citep:', kind: 'parenthetical' },
		{ command: 'citet:', kind: 'textual' },
	],
	asciidoc: [
		{ command: 'cite', kind: 'parenthetical' },
		{ command: 'citenp', kind: 'textual' },
		{ command: 'fullcite', kind: 'full' },
	],
	djot: inBrackets,
	plain: [],
};
