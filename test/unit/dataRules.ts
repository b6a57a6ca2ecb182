/** One record of a data file, before anything is known of it. */
export type Row = Readonly<Record<string, unknown>>;

/** Is this value well formed? */
export type Check = (value: unknown) => boolean;

/** The fields that a record may have, each with its check, and those that it must have. */
export interface Schema {
	readonly fields: Readonly<Record<string, Check>>;
	readonly required: readonly string[];
}

/** What is wrong with the fields of one record: missing, unknown or malformed ones, each as "id: field". */
export function fieldProblems(row: Row, { fields, required }: Schema): readonly string[] {
	return [
		...required.filter((field) => !(field in row)).map((field) => `${row.id}: no ${field}`),
		...Object.keys(row)
			.filter((field) => !fields[field]?.(row[field]))
			.map((field) => `${row.id}: ${field}`),
	];
}

/** What a plain text must not hold: LaTeX, HTML, broken white space or encoding, words glued or cut at a line break. */
export function remnantsIn(value: string): readonly string[] {
	const prose = value.replace(/https:\/\/\S+/g, 'URL');
	return remnants.flatMap((pattern) => pattern.exec(prose)?.[0] ?? []);
}

const remnants: readonly RegExp[] = [
	/[\\{}]/,
	/\$[^$]*\$/,
	/``|''|\w~\w/,
	/&#?\w+;|<\/?[a-z]+>/i,
	/\s\s|[^\S ]|^\s|\s$|^$/,
	/\ufffd|Ã[\u0080-\u00bf]|â€|[\p{Cc}\p{Cf}\ufb00-\ufb06]/u,
	/[a-z][,;][a-z]|\.,[a-z]|[a-z]{3}\.[A-Z][a-z]/,
	/\w- (?!and |or )\w/,
];

/** A string in which nothing of `remnantsIn` is found. */
export const isPlain: Check = (value) => typeof value === 'string' && remnantsIn(value).length === 0;

export const isArxivId = matches(/^\d{2}(0[1-9]|1[0-2])\.\d{4,5}$/);
export const isDoi = matches(/^10\.\d{4,9}\/[^\s"<>{}\\]+$/);
export const isAclId = matches(/^(\d{4}\.[a-z0-9]+(-[a-z0-9]+)*\.\d+|[A-Z]\d{2}-\d{4})$/);
export const isUrl = matches(/^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+(\/[^\s"<>{}\\^`|]*)?$/i);
export const isName = matches(/^\p{L}[\p{L}\p{M}.'’ -]*$/u);

/** A list that is not empty and repeats nothing. */
export function setOf(check: Check): Check {
	return (value) => listOf(check)(value) && Array.isArray(value) && new Set(value).size === value.length;
}

const isId = matches(/^[a-z0-9]+$/);
const isDashedId = matches(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const isYear = between(1900, 2099);
const isTrue: Check = (value) => value === true;

const isPerson = fits({ fields: { family: isName, given: isName }, required: ['family'] });
const isBody = fits({ fields: { literal: isPlain }, required: ['literal'] });

const paperFields = {
	id: isId,
	collection: oneOf('core', 'cited'),
	kind: oneOf('software', 'webpage'),
	title: isPlain,
	publishedTitle: isPlain,
	authors: listOf((author) => isPerson(author) || isBody(author)),
	authorsTruncated: isTrue,
	year: isYear,
	month: between(1, 12),
	arxiv: isArxivId,
	arxivClass: matches(/^[a-z]+(-[a-z]+)?(\.[A-Z]{2})?$/),
	doi: isDoi,
	acl: isAclId,
	url: isUrl,
	codeUrl: isUrl,
	entryType: oneOf('inproceedings', 'article', 'book', 'misc'),
	venue: isPlain,
	venueShort: isPlain,
	venueYear: isYear,
	pages: matches(/^\d+-\d+$/),
	volume: matches(/^\d+$/),
	number: matches(/^[A-Z]*\d*$/),
	articleNumber: matches(/^[A-Z]*\d+$/),
	publisher: isPlain,
	topic: isDashedId,
	alsoTopics: setOf(isDashedId),
	tags: setOf((value) => isPlain(value) && value === String(value).toLowerCase()),
	introduces: setOf(isPlain),
	abstract: isPlain,
	confidence: oneOf('medium'),
	notes: isPlain,
};

const everyPaper = ['id', 'collection', 'title', 'authors', 'entryType'];

export const paperSchema: Schema = { fields: paperFields, required: everyPaper };

/** A core paper has these besides. */
export const coreSchema: Schema = {
	fields: paperFields,
	required: [...everyPaper, 'year', 'month', 'arxiv', 'url', 'abstract', 'topic', 'tags'],
};

export const topicSchema: Schema = {
	fields: { id: isDashedId, label: isPlain, description: isPlain },
	required: ['id', 'label', 'description'],
};

export const formSchema: Schema = {
	fields: {
		text: (value) => typeof value === 'string' && /^\S+( \S+)*$/.test(value),
		caseSensitive: isTrue,
		contextWords: setOf(matches(/^\S+( \S+)*$/)),
	},
	required: ['text'],
};

const termFields = {
	id: isDashedId,
	label: isPlain,
	kind: oneOf('benchmark', 'dataset', 'metric', 'model', 'method', 'tool'),
	definition: (value: unknown) => isPlain(value) && matches(/^[A-Z](?:(?!\. ).)+\.$/)(value),
	definedBy: isId,
	mentionedBy: (value: unknown) => (Array.isArray(value) && value.length === 0) || setOf(isId)(value),
	forms: listOf(fits(formSchema)),
};

export const termSchema: Schema = { fields: termFields, required: Object.keys(termFields) };

function matches(pattern: RegExp): Check {
	return (value) => typeof value === 'string' && pattern.test(value);
}

function oneOf(...values: readonly string[]): Check {
	return (value) => typeof value === 'string' && values.includes(value);
}

function between(least: number, most: number): Check {
	return (value) => typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
}

/** A list that is not empty. */
function listOf(check: Check): Check {
	return (value) => Array.isArray(value) && value.length > 0 && value.every(check);
}

function fits(schema: Schema): Check {
	return (value) => typeof value === 'object' && value !== null && fieldProblems(value as Row, schema).length === 0;
}
