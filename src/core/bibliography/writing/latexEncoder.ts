import type { LatexEncoder } from './escapeLatex';

/** How LaTeX writes what is not ASCII: `data/latex.json`, made from the tables of unicode2latex. */
export interface LatexTable {
	/** Character → LaTeX, commands in braces. */
	readonly characters: Readonly<Record<string, string>>;
	/** Combining accent → name of its command. */
	readonly accents: Readonly<Record<string, string>>;
}

/** Gives LaTeX for characters outside ASCII, braced so that BibTeX takes an accented letter for one letter. */
export function createLatexEncoder({ characters, accents }: LatexTable): LatexEncoder {
	return (character) => {
		const [letter = '', ...marks] = character.length > 1 ? [...character] : [character];
		const base = characters[letter] ?? letter;
		return marks.length === 0 ? base : (withAccents(base, marks, accents) ?? character);
	};
}

/** `undefined` where LaTeX has no such accent, or none on such a sign. */
function withAccents(base: string, marks: readonly string[], accents: LatexTable['accents']): string | undefined {
	let latex = base;
	for (const mark of marks) {
		const command = accents[mark];
		if (command === undefined || !/^(?:[\w-]$|\{\\)/.test(latex)) {
			return undefined;
		}
		latex = `{\\${command}${latex.length === 1 && /\w/.test(command) ? ' ' : ''}${latex}}`;
	}
	return latex;
}
