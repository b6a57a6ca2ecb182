import { isOrdinaryWord } from './learnedOrdinaryWords';

/**
 * How much a name looks like one. `marked`: capitals inside, or digits or signs beside letters ("HumanEval", "BERT", "GPT-3", "t-SNE",
 * "AFL++"); `plain`: capitalised as any word may be ("Prusti", "Stable Diffusion"). `undefined` is no name: ordinary words, numbers,
 * quantities ("3D", "10k", "2nd"), Roman numerals, single letters, words in small letters.
 */
export function nameShape(name: string): 'marked' | 'plain' | undefined {
	const words = name.split(' ');
	if (name.length > LONGEST_NAME || words.length > MOST_WORDS || words.every(isOrdinary)) {
		return undefined;
	}
	if (words.some((word) => isMarkedWord(word) && !isOrdinary(word))) {
		return 'marked';
	}
	return words.some((word) => /^\p{Lu}[\p{L}'’-]{2,}$/u.test(word) && !isOrdinary(word)) ? 'plain' : undefined;
}

/** In UTF-16 units. */
export const LONGEST_NAME = 40;
const MOST_WORDS = 4;

/** A word that its own letters make a name: "BERT", "fastText", "word2vec", "GPT-3", "C++". */
export function isMarkedWord(word: string): boolean {
	if (quantity.test(word) || romanNumeral.test(word)) {
		return false;
	}
	// A capital behind another letter, but for "Self-Attention"; a digit or a sign beside a letter.
	return /[\p{L}\p{N}]\p{Lu}|\p{L}-?\p{N}|\p{N}-?\p{L}|\p{L}[+#*]+$|^\p{Ll}-\p{Lu}/u.test(word);
}

/** Names written alike but for case, spaces, hyphens and a plural's "s" are one: "Code Llama", "CodeLlama"; "GPT-3", "GPT3". */
export function nameKey(name: string): string {
	return name
		.replace(/(?<=[\p{Lu}\p{N}])s$/u, '')
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}+#*]/gu, '');
}

/** Whether a word is one of the list of ordinary words, or put together of such with hyphens. */
export function isOrdinary(word: string): boolean {
	const parts = word
		.toLowerCase()
		.split(/[-–/]/)
		.filter((part) => part !== '');
	return parts.every((part) => part.length < 2 || isOrdinaryWord(part));
}

const quantity = /^(?:\d+(?:[.,]\d+)*-?(?:\p{L}{1,2}|[a-z]+(?:-[a-z]+)*)|\d[\d.,-]*|[\d-]+s)$/u;
const romanNumeral = /^[IVXLC]+$/;

/** With a capital in front. */
export function capitalized(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
