import type { BibEntry } from '../reading/bibtex';

export type LetterCase = 'lower' | 'upper' | 'title';

/** How the entries of a file are laid out. */
export interface EntryStyle {
	/** In front of each field. */
	readonly indent: string;
	readonly delimiter: 'braces' | 'quotes';
	/** `name = {`, `name={`, equals signs below each other, or values below each other with the equals sign at the name. */
	readonly equals: 'spaced' | 'none' | 'aligned' | 'aligned values';
	/** Where equals signs or values are aligned, the least width of a name. */
	readonly nameWidth: number;
	/** Behind the last field. */
	readonly trailingComma: boolean;
	readonly fieldCase: LetterCase;
	/** Of types that are not in `typeNames`. */
	readonly typeCase: LetterCase;
	/** How types are spelt where they occur, such as "InProceedings", by their names in lower case. */
	readonly typeNames: ReadonlyMap<string, string>;
	readonly lineEnd: '\n' | '\r\n' | '\r';
}

export const DEFAULT_STYLE: EntryStyle = {
	indent: '  ',
	delimiter: 'braces',
	equals: 'spaced',
	nameWidth: 0,
	trailingComma: true,
	fieldCase: 'lower',
	typeCase: 'lower',
	typeNames: new Map(),
	lineEnd: '\n',
};

/** How most of the given entries of a text are laid out; what they do not show is as in `DEFAULT_STYLE`. */
export function detectEntryStyle(text: string, entries: readonly BibEntry[]): EntryStyle {
	const traits = entries.map((entry) => readTraits(text, entry));
	const lineEnd = detectLineEnd(text);
	const style = { ...DEFAULT_STYLE, lineEnd };
	const fields = traits.flatMap((trait) => trait.fields);
	const equals = mostFrequent(traits.map((trait) => trait.equals)) ?? style.equals;
	return {
		...style,
		indent: mostFrequent(fields.map((field) => field.indent)) ?? style.indent,
		delimiter: mostFrequent(fields.map((field) => field.delimiter)) ?? style.delimiter,
		equals,
		nameWidth: mostFrequent(traits.filter((trait) => trait.equals === equals).map((trait) => trait.nameWidth)) ?? 0,
		trailingComma: mostFrequent(traits.map((trait) => trait.trailingComma)) ?? style.trailingComma,
		fieldCase: mostFrequent(fields.map((field) => letterCase(field.name))) ?? style.fieldCase,
		typeCase: mostFrequent(traits.map((trait) => letterCase(trait.type))) ?? style.typeCase,
		typeNames: detectTypeNames(text, entries),
	};
}

/** The most frequent spelling of each type in the given entries, by its name in lower case. */
export function detectTypeNames(text: string, entries: readonly BibEntry[]): ReadonlyMap<string, string> {
	const spellings = [...new Set(entries.map(({ type }) => type))].map((type): [string, string] => {
		const names = entries.filter((entry) => entry.type === type).map((entry) => typeName(text, entry));
		return [type, mostFrequent(names) ?? type];
	});
	return new Map(spellings);
}

/** The line end that the first line of a text has, "\n" where there is none. */
export function detectLineEnd(text: string): EntryStyle['lineEnd'] {
	const found = /\r\n|\r|\n/.exec(text)?.[0];
	return found === '\r\n' || found === '\r' ? found : '\n';
}

/** Whether a file writes accented letters as LaTeX: it has such commands and no character outside ASCII. */
export function writesLatexAccents(text: string): boolean {
	return (
		/\\(?:["'`^~=.]|[cvuHkrdb]\b) ?\{?\\?[A-Za-z]|\\(?:ss|o|O|l|L|ae|AE|aa|AA)\b/.test(text) && !/[^\0-\x7f]/.test(text)
	);
}

/** What occurs most often, the first of several; undefined for nothing. */
export function mostFrequent<T>(values: readonly (T | undefined)[]): T | undefined {
	const counts = new Map<T, number>();
	for (const value of values) {
		if (value !== undefined) {
			counts.set(value, (counts.get(value) ?? 0) + 1);
		}
	}
	const most = Math.max(...counts.values());
	return [...counts].find(([, count]) => count === most)?.[0];
}

/** What one entry shows; undefined where it shows nothing. */
interface EntryTraits {
	readonly type: string;
	readonly equals: EntryStyle['equals'] | undefined;
	readonly nameWidth: number | undefined;
	readonly trailingComma: boolean | undefined;
	readonly fields: readonly FieldTraits[];
}

interface FieldTraits {
	readonly name: string;
	/** Undefined for a field that does not begin its line. */
	readonly indent: string | undefined;
	readonly delimiter: EntryStyle['delimiter'] | undefined;
	/** What stands between name and value. */
	readonly between: string;
}

function readTraits(text: string, entry: BibEntry): EntryTraits {
	const fields = entry.fields.map((field): FieldTraits => {
		const opener = text.charAt(field.valueStart);
		const delimiter = opener === '{' ? 'braces' : opener === '"' ? 'quotes' : undefined;
		const name = text.slice(field.nameStart, field.nameEnd);
		const before = /(?:^|[\r\n])([ \t]*)$/.exec(text.slice(Math.max(0, field.nameStart - 40), field.nameStart));
		return { name, indent: before?.[1], delimiter, between: text.slice(field.nameEnd, field.valueStart) };
	});
	const last = entry.fields.at(-1);
	return {
		type: typeName(text, entry),
		...readEquals(fields),
		trailingComma: last && entry.closed ? text.slice(last.valueEnd, entry.end).includes(',') : undefined,
		fields,
	};
}

function typeName(text: string, { start, type }: BibEntry): string {
	const at = start + 1 + (/^\s*/.exec(text.slice(start + 1, start + 100))?.[0].length ?? 0);
	const name = text.slice(at, at + type.length);
	return name.toLowerCase() === type ? name : type;
}

function readEquals(fields: readonly FieldTraits[]): Pick<EntryTraits, 'equals' | 'nameWidth'> {
	const shown = fields.filter(({ indent, between }) => indent !== undefined && /^[ \t]*=[ \t]*$/.test(between));
	const [first] = shown;
	if (!first) {
		return { equals: undefined, nameWidth: undefined };
	}
	const beforeEquals = new Set(shown.map(({ name, between }) => name.length + between.indexOf('=')));
	const beforeValue = new Set(shown.map(({ name, between }) => name.length + between.length));
	if (new Set(shown.map(({ name }) => name.length)).size > 1) {
		if (beforeEquals.size === 1) {
			return { equals: 'aligned', nameWidth: name(first) + first.between.indexOf('=') - 1 };
		}
		if (beforeValue.size === 1) {
			return { equals: 'aligned values', nameWidth: name(first) + first.between.length - 3 };
		}
	}
	const isTight = shown.filter(({ between }) => between === '=').length * 2 > shown.length;
	return { equals: isTight ? 'none' : 'spaced', nameWidth: 0 };
}

function name(field: FieldTraits): number {
	return field.name.length;
}

function letterCase(word: string): LetterCase | undefined {
	if (word.length < 2 || !/[A-Za-z]/.test(word)) {
		return undefined;
	}
	if (word === word.toUpperCase()) {
		return 'upper';
	}
	return /^[A-Z]/.test(word) ? 'title' : 'lower';
}
