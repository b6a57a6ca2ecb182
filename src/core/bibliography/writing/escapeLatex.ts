/** LaTeX for one character outside ASCII (with its combining marks); the character itself where LaTeX has nothing for it. */
export type LatexEncoder = (character: string) => string;

/** The text on one line, without what no bibliography should hold: control, bidirectional, zero-width characters, lone surrogates. */
export function cleanText(text: string): string {
	return text.normalize('NFC').replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
}

/** Clean text as LaTeX that prints it; characters outside ASCII stay where no encoder is given. */
export function escapeLatex(text: string, encode: LatexEncoder = (character) => character): string {
	return text.replace(ESCAPED, (found) => ESCAPES[found] ?? (/^[\0-\x7f]$/.test(found) ? `${found}{}` : encode(found)));
}

/** The text for a field that BibTeX styles and biber read verbatim (url, doi, eprint): what would break the entry is percent-encoded. */
export function formatVerbatim(text: string): string {
	return cleanText(text).replace(/[\s\\{}"^`|]|[^\x20-\x7e]+/g, (found) => encodeURIComponent(found));
}

const INVISIBLE =
	/[^\P{Cc}\s]|\p{Cs}|[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]|[\u{e0000}-\u{e007f}]/gu;

// Also signs that TeX would join with the next one to another sign: -- '' `` ?` !`
const ESCAPED = /\P{M}\p{M}+|[^\0-\x7f]|[\\{}~^<>|&%$#_]|-(?=-)|'(?=')|[?!`](?=`)/gu;

// Commands are in lower case and end in {}: BibTeX styles lower-case titles, commands outside braces included.
// No \{ or \}: BibTeX counts them as braces.
const ESCAPES: Readonly<Record<string, string>> = {
	'&': '\\&',
	'%': '\\%',
	$: '\\$',
	'#': '\\#',
	_: '\\_',
	'\\': '\\textbackslash{}',
	'{': '\\textbraceleft{}',
	'}': '\\textbraceright{}',
	'~': '\\textasciitilde{}',
	'^': '\\textasciicircum{}',
	'<': '\\textless{}',
	'>': '\\textgreater{}',
	'|': '\\textbar{}',
};
