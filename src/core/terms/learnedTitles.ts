import { capitalized, isMarkedWord, LONGEST_NAME, nameShape } from './learnedNames';

/** A name that a title holds. */
export interface TitleName {
	readonly name: string;
	/**
	 * The title presents it as the work's own; or ends with it, as in "Array programming with NumPy", or is of three words at most, the first of which is it; or holds it as a word that is marked by its letters.
	 */
	readonly role: 'presented' | 'prominent' | 'held';
}

/**
 * The names in a title, those that it presents first: "Name: …", "Name, a …", "Name - …", "… (NAME)", "[Name] …", "Introducing Name", "The
 * Name dataset", or nothing but the name. Titles all in capitals tell nothing.
 */
export function findNamesInTitle(title: string): readonly TitleName[] {
	const text = title.slice(0, LONGEST_TITLE).replace(/\s+/g, ' ').trim();
	const isWhole = /^[^ :]+(?: \p{Lu}[^ :]*)?$/u.test(text) && nameShape(text) !== undefined;
	if (text === text.toUpperCase() && !isWhole) {
		return [];
	}
	const words = titleWords(text);
	const isShort = words.length <= 3 || /^\S+(?: \S+){1,2}: /.test(text);
	const found = [...presented, ...(ABOUT_OTHERS.test(text) ? [] : abbreviated)].flatMap((pattern) =>
		[...text.matchAll(pattern)].map(([, name = '']) => (/^The \p{Ll}/u.test(text) ? capitalized(name) : name)),
	);
	const names = new Map<string, TitleName['role']>();
	for (const name of [...(isWhole ? [text] : []), ...found].filter(isName)) {
		if (nameShape(name) === 'marked' || !ABOUT_A_SUBJECT.test(text)) {
			names.set(name, 'presented');
		}
	}
	const ending = / with ([^ ]+)$/.exec(text)?.[1] ?? '';
	for (const word of words.filter((word, place) => isHeld(word, place === 0 && isShort) && !names.has(word))) {
		names.set(word, word === ending || !isMarkedWord(word) ? 'prominent' : 'held');
	}
	return [...names].map(([name, role]) => ({ name, role }));
}

function titleWords(title: string): readonly string[] {
	return title.split(/[\s,;:()[\]"“”?!/]+/).map((word) => word.replace(/^['‘]|(?:['’]s?|\.)$/g, ''));
}

const LONGEST_TITLE = 400;

/** Works that tell of what others have named. */
const ABOUT_OTHERS =
	/\b(?:survey|review|overview|tutorial|introduction|primer|guide|guidelines|comparison|comparative|revisiting|revisited)\b/i;

/** Works whose first words are what they are about: "Debugging: A Review of the Literature". */
const ABOUT_A_SUBJECT = /\b(?:survey|review|tutorial|primer|guide|guidelines|comparison)\b/i;

const word = String.raw`[\p{L}\p{N}][\p{L}\p{N}.+#*'’/-]*`;
const name = `${word}(?: ${word}){0,3}`;
const marked = String.raw`(?=[^ ]*(?:\p{N}|[\p{Lu}+][^ ]*\p{Lu}|\p{Ll}\p{Lu}))${word}`;
const things = [
	'benchmark|dataset|data set|corpus|database|library|tool|toolkit|toolbox|compiler|prover|architecture|system|language|robot',
	'project|model|framework|algorithm|challenge|technical report|system card',
]
	.join('|')
	.replace(/\b[a-z]/g, (letter) => `[${letter.toUpperCase()}${letter}]`);

const presented: readonly RegExp[] = [
	String.raw`^["“'‘]?(?:The )?(${name})["”'’]?(?: ?:| [-–—]+)\s`,
	String.raw`\b(${word}), (?:[Aa]n?|[Tt]he|and its|part) `,
	String.raw`^\[(${word}(?: ${word})?)\] `,
	`^(?:Introducing|Meet) (?:the )?(${word}(?: ${word})?)(?:$|[:,])`,
	String.raw`(?:^|[:.] )The (${word}) (?:\p{L}+ ){0,2}(?:${things})\b`,
	String.raw`^(${marked}) (?:\p{L}+ ){0,2}(?:${things})\b`,
	`^${word}/(${word})(?:$|[ :])`,
].map((source) => new RegExp(source, 'gu'));

const abbreviated: readonly RegExp[] = [new RegExp(String.raw`[\p{L}\p{N}.] \((${word}(?: ${word})?)\)`, 'gu')];

function isHeld(word: string, isFirstOfFew: boolean): boolean {
	return nameShape(word) !== undefined && (isMarkedWord(word) ? word.length > 2 : isFirstOfFew);
}

function isName(found: string): boolean {
	const shape = nameShape(found);
	if (found.length > LONGEST_NAME || shape === undefined) {
		// A title may begin its name with a small letter: "pandas: a foundational …".
		return /^\p{Ll}[\p{L}\p{N}-]{2,}$/u.test(found) && nameShape(capitalized(found)) !== undefined;
	}
	return shape === 'marked' || found.split(' ').every((part) => /^[\p{Lu}\p{N}]/u.test(part));
}
