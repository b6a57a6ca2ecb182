import assert from 'node:assert/strict';
import { Transform } from 'unicode2latex';
import { createLatexEncoder } from '../../src/core/bibliography/writing/latexEncoder';
import { latexTable } from './latexTable';

const encode = createLatexEncoder(latexTable);
const library = new Transform('bibtex');

/** What the library gives, with the braces that keep BibTeX from reading an accented letter as several. */
function theirs(text: string): string {
	const latex = library.tolatex(text);
	return /^[\\$]/.test(latex) ? `{${latex}}` : latex;
}

describe('createLatexEncoder', () => {
	it('writes every character as unicode2latex does', () => {
		const differing = Object.keys(latexTable.characters).filter((character) => encode(character) !== theirs(character));
		assert.deepEqual(differing, []);
		assert.ok(Object.keys(latexTable.characters).length > 1500);
	});

	it('sets every accent on letters and on accented letters as unicode2latex does', () => {
		const differing = Object.keys(latexTable.accents).flatMap((accent) =>
			['x', 'Q', 'ø', 'ß', '7'].flatMap((letter) => {
				const text = (letter + accent).normalize('NFC');
				return encode(text) === theirs(text) ? [] : [text];
			}),
		);
		assert.deepEqual(differing, []);
	});

	it('sets several accents', () => {
		assert.equal(encode('x\u0323\u0302'), String.raw`{\^{\d x}}`);
		assert.equal(encode('ı\u0301'), String.raw`{\'{\i}}`);
	});

	it('leaves what LaTeX has no command for as it is', () => {
		for (const text of ['α\u0303', 'x\u20d7', '漢', '😀', '𝒳', '≤\u0323']) {
			assert.equal(encode(text), text);
		}
	});
});
