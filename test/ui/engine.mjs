import fs from 'node:fs';
import { pathToFileURL } from 'node:url';
import esbuild from 'esbuild';

/**
 * What the product's search answers, outside of VS Code, in a document with the bibliography `bib`:
 * `(text) => titles as they are drawn, best first`.
 */
export async function loadEngine(bib) {
	const contents = `
		export { readBibliography } from './src/core/bibliography/bibliography';
		export { displayText } from './src/core/displayText';
		export { createLibraryIndex } from './src/core/search/librarySearch';
		export { packPapers } from './src/core/search/packed/packedIndex';
		export { finish } from './src/core/search/packed/steps';`;
	const outfile = 'out/engine.mjs';
	await esbuild.build({
		stdin: { contents, resolveDir: '.' },
		outfile,
		bundle: true,
		format: 'esm',
		platform: 'neutral',
		mainFields: ['module', 'main'],
	});
	const { readBibliography, displayText, createLibraryIndex, packPapers, finish } = await import(
		pathToFileURL(outfile)
	);
	const [papers, topics, terms] = ['papers', 'topics', 'terms'].map((name) =>
		JSON.parse(fs.readFileSync(`data/${name}.json`, 'utf8')),
	);
	const own = finish(readBibliography(bib)).entries.map(({ key, paper }) => ({ ...paper, id: `own#${key}`, key }));
	const index = createLibraryIndex();
	index.setNames(terms, topics);
	index.setPart('bundled', packPapers(papers, terms, topics));
	index.setPart('own', packPapers(own, terms, topics));
	const preferred = { parts: new Set(['own']) };
	return (text) => index.search(text, { preferred }).hits.map(({ paper }) => displayText(paper.title));
}
