import type { Author, Paper } from '../../paper';
import { cleanText } from './escapeLatex';

/** A person's name in parts, all clean text; `suffix` is "Jr." and the like. */
export interface PersonName {
	readonly family: string;
	readonly given: string;
	readonly suffix: string;
}

/** The value of an author field, "van der Maaten, Laurens and {OpenAI} and others"; empty where no author is known. */
export function formatAuthors({ authors, authorsTruncated }: Paper, toLatex: (text: string) => string): string {
	const names = authors.map((author) => formatAuthor(author, toLatex)).filter((name) => name !== '');
	return names.length > 0 && authorsTruncated ? `${names.join(' and ')} and others` : names.join(' and ');
}

/** The parts of a person's name; a suffix is found behind the family or the given name. */
export function splitName(author: { readonly family: string; readonly given?: string }): PersonName {
	const [family, given] = [cleanText(author.family), cleanText(author.given ?? '')];
	const inFamily = SUFFIX.exec(family);
	const inGiven = inFamily ? null : SUFFIX.exec(given);
	return {
		family: withoutCommas(family.slice(0, inFamily?.index)),
		given: withoutCommas(given.slice(0, inGiven?.index)),
		suffix: (inFamily ?? inGiven)?.[1] ?? '',
	};
}

/** BibTeX splits names at commas, and biber even at those in braces. */
function withoutCommas(name: string): string {
	return name.replace(/[\s,]+/g, ' ').trim();
}

const SUFFIX = /(?<=\S),? (Jr\.?|Sr\.?|II|III|IV)$/;

function formatAuthor(author: Author, toLatex: (text: string) => string): string {
	if ('literal' in author) {
		const name = cleanText(author.literal);
		return name && `{${toLatex(name)}}`;
	}
	const { family, given, suffix } = splitName(author);
	if (!family || !given) {
		const name = family || given;
		return /\s/.test(name) ? `{${toLatex(name)}}` : namePart(name, toLatex);
	}
	return [family, suffix, given]
		.filter((part) => part !== '')
		.map((part) => namePart(part, toLatex))
		.join(', ');
}

/** Braces keep BibTeX from reading the words "and" and "others" inside a name as its own marks. */
function namePart(part: string, toLatex: (text: string) => string): string {
	const escaped = toLatex(part);
	return /(^| )(and|others)( |$)/i.test(part) ? `{${escaped}}` : escaped;
}
