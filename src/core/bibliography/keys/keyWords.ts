import type { Author } from '../../paper';
import { splitName } from '../writing/authorField';

/** The text in ASCII: accents dropped, special Latin letters, Cyrillic and Greek transliterated, other scripts left out. */
export function foldToAscii(text: string): string {
	if (/^[\0-\x7f]*$/.test(text)) {
		return text;
	}
	return text
		.replace(/[^\0-\x7f]/gu, (character) => LETTERS.get(character) ?? character)
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.replace(/[^\0-\x7f]/gu, (character) => LETTERS.get(character) ?? upperLetter(character));
}

/** An author's family name, or a body's name, as one word of a key: "vanderMaaten"; empty in scripts that are left out. */
export function keyName(author: Author): string {
	const name = 'literal' in author ? author.literal : splitName(author).family || splitName(author).given;
	return foldToAscii(name).replace(/[^A-Za-z0-9]/g, '');
}

/** The words of a title for a key, articles, prepositions and the like left out; all words where nothing else remains. */
export function titleWords(title: string): readonly string[] {
	const words = foldToAscii(title)
		.replace(/['’`]s\b|['’`"-]/g, '')
		.split(/[^A-Za-z0-9]+/)
		.filter((word) => word !== '');
	const telling = words.filter((word) => !SKIPPED.has(word.toLowerCase()));
	return telling.length > 0 ? telling : words;
}

/** The word that Google Scholar's keys end in: the first telling one, question words and auxiliaries left out, cut at a hyphen. */
export function firstWord(title: string): string {
	const words = foldToAscii(title)
		.replace(/['’`]s\b/g, '')
		.split(/[^A-Za-z0-9]+/)
		.filter((word) => word !== '');
	return words.find((word) => !SKIPPED.has(word.toLowerCase()) && !ASKING.has(word.toLowerCase())) ?? words[0] ?? '';
}

function upperLetter(character: string): string {
	const latin = LETTERS.get(character.toLowerCase());
	return latin === undefined ? '' : latin.charAt(0).toUpperCase() + latin.slice(1);
}

const LETTERS: ReadonlyMap<string, string> = new Map(
	(
		"ßss æae œoe øo łl đd ðd þth ıi ŋng ħh ŧt ƒf ’' ‘' –- —- ‐- ‑- " +
		'аa бb вv гg дd еe жzh зz иi йi кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ ыy ь эe юyu яya іi ґg єye ' +
		'αa βb γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo'
	)
		.split(' ')
		.map((pair): [string, string] => [pair.charAt(0), pair.slice(1)]),
);

const SKIPPED: ReadonlySet<string> = new Set(
	(
		'a an the about above across after against along among and around as at before behind below beneath beside besides ' +
		'between beyond but by despite down during except for from in inside into is like near nor of off on onto or over per ' +
		'since so some than through to toward towards under underneath until up upon versus via vs while with within without yet ' +
		'das dem den der des die ein eine einem einen einer eines im und von zu zum zur für fur über uber ' +
		'au aux de des du en et l la le les pour sur un une al con del el las los para por una y da di e il lo nel per sul'
	).split(' '),
);

const ASKING: ReadonlySet<string> = new Set(
	'are be can could do does did has have how if it its should that this was were what when where which who why will would your'.split(
		' ',
	),
);
