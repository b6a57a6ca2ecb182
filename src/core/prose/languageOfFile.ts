/**
 * The language of a text: what VS Code says, but for plain text the language that its file name tells. VS Code calls files
 * plain text whose language no installed extension knows.
 */
export function languageOfFile(languageId: string, fileName: string): string {
	const extension = /\.([A-Za-z0-9]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
	return languageId === 'plaintext' ? (languageOfExtension[extension] ?? languageId) : languageId;
}

const languageOfExtension: Readonly<Record<string, string>> = {
	adoc: 'asciidoc',
	asciidoc: 'asciidoc',
	csv: 'csv',
	dj: 'djot',
	elm: 'elm',
	ex: 'elixir',
	exs: 'elixir',
	f90: 'fortran',
	hs: 'haskell',
	jsonl: 'jsonl',
	kt: 'kotlin',
	m: 'matlab',
	ml: 'ocaml',
	ndjson: 'jsonl',
	org: 'org',
	qmd: 'quarto',
	rmd: 'rmd',
	rnw: 'rsweave',
	scala: 'scala',
	toml: 'toml',
	tsv: 'tsv',
	typ: 'typst',
};
