import fs from 'node:fs';
import { pathToFileURL } from 'node:url';
import esbuild from 'esbuild';

/** What the product's search answers, outside of VS Code: `(text) => titles as they are drawn, best first`. */
export async function loadEngine() {
	const contents = `
		export { openLibrary } from './src/core/library';
		export { displayText } from './src/core/displayText';`;
	const outfile = 'out/engine.mjs';
	await esbuild.build({ stdin: { contents, resolveDir: '.' }, outfile, bundle: true, format: 'esm', platform: 'node' });
	const { openLibrary, displayText } = await import(pathToFileURL(outfile));
	const read = (name) => JSON.parse(fs.readFileSync(`data/${name}.json`, 'utf8'));
	const library = openLibrary({ papers: read('papers'), topics: read('topics'), terms: read('terms'), asOf: '' });
	return (text) => library.search(text).hits.map(({ paper }) => displayText(paper.title));
}
