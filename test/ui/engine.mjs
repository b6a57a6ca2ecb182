import fs from 'node:fs';
import { pathToFileURL } from 'node:url';
import esbuild from 'esbuild';

/**
 * What the product's search answers, outside of VS Code, where the document's bibliography has the papers with these ids:
 * `(text) => titles as they are drawn, best first`.
 */
export async function loadEngine(ids) {
	const contents = `
		export { openLibrary } from './src/core/library';
		export { displayText } from './src/core/displayText';`;
	const outfile = 'out/engine.mjs';
	await esbuild.build({ stdin: { contents, resolveDir: '.' }, outfile, bundle: true, format: 'esm', platform: 'node' });
	const { openLibrary, displayText } = await import(pathToFileURL(outfile));
	const read = (name) => JSON.parse(fs.readFileSync(`data/${name}.json`, 'utf8'));
	const library = openLibrary({ papers: read('papers'), topics: read('topics'), terms: read('terms'), asOf: '' });
	const preferred = { ids: new Set(ids) };
	return (text) => library.search(text, { preferred }).hits.map(({ paper }) => displayText(paper.title));
}
