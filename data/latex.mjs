// Makes `latex.json` of the tables of unicode2latex: `node data/latex.mjs`. Of a library of 300 kB the extension needs what
// it says of single characters, and of the accents that are set on letters.
import fs from 'node:fs';
import { Transform } from 'unicode2latex';

const LAST_CHARACTER = 0xffff;

/** The table as the library has it: characters → LaTeX, and accents → the name of their command. */
export function makeLatexTable() {
	const transform = new Transform('bibtex');
	const tolatex = (text) => transform.tolatex(text);
	const characters = {};
	const accents = {};
	for (let code = 0x80; code <= LAST_CHARACTER; code++) {
		const character = String.fromCodePoint(code);
		if (/\p{M}/u.test(character)) {
			const command = /^\\([^\w\s]|[a-zA-Z]+ )x$/.exec(tolatex(`x${character}`))?.[1];
			if (command) {
				accents[character] = command.trim();
			}
		} else if (isWritten(character)) {
			const latex = tolatex(character);
			if (latex !== character) {
				characters[character] = /^[\\$]/.test(latex) ? `{${latex}}` : latex;
			}
		}
	}
	return { characters, accents };
}

/** Texts are in normal form C when they are written, and styled letters of mathematics stay: plain ones would be other text. */
function isWritten(character) {
	return !/[\p{Cs}\p{Cn}\p{Co}]|[\u{1d400}-\u{1d7ff}]/u.test(character) && character.normalize('NFC') === character;
}


if (process.argv[1] === import.meta.filename) {
	fs.writeFileSync(new URL('latex.json', import.meta.url), `${JSON.stringify(makeLatexTable(), undefined, '\t')}\n`);
}
