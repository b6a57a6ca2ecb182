import assert from 'node:assert/strict';
import { languageOfFile } from '../../src/core/prose/languageOfFile';

describe('languageOfFile', () => {
	const cases: readonly (readonly [language: string, file: string, expected: string])[] = [
		['plaintext', '/a/thesis.typ', 'typst'],
		['plaintext', '/a/notes.ORG', 'org'],
		['plaintext', '/a/chapter.qmd', 'quarto'],
		['plaintext', '/a/data.csv', 'csv'],
		['plaintext', '/a/notes.txt', 'plaintext'],
		['plaintext', 'Untitled-1', 'plaintext'],
		['markdown', '/a/chapter.qmd', 'markdown'],
	];
	for (const [language, file, expected] of cases) {
		it(`is ${expected} for ${file} as ${language}`, () => assert.equal(languageOfFile(language, file), expected));
	}
});
