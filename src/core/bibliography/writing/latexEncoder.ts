import { Transform } from 'unicode2latex';

/** Gives LaTeX for characters outside ASCII, braced so that BibTeX takes an accented letter for one letter. The tables are large: load on first use. */
export function createLatexEncoder(): (character: string) => string {
	const transform = new Transform('bibtex');
	return (character) => {
		// The table maps styled letters of mathematics to plain ones, which would change the text; a mark needs its letter.
		if (/[\u{1d400}-\u{1d7ff}]|^\p{M}/u.test(character)) {
			return character;
		}
		const latex = transform.tolatex(character);
		return /^[\\$]/.test(latex) ? `{${latex}}` : latex;
	};
}
