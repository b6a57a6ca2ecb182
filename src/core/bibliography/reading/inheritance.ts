import type { BibEntry } from './bibtex';

/** Looks an entry up by its key; undefined when there is none. */
export type FindEntry = (key: string) => BibEntry | undefined;

/** The values of an entry by lower-case field name. */
export type FieldValues = ReadonlyMap<string, string>;

/** Fields that say something about one entry alone (biblatex's `noinherit` and what BibTeX keeps to itself). */
const ownOnly: ReadonlySet<string> = new Set(
	(
		'crossref xref xdata ids entryset entrysubtype execute label options presort related relatedoptions relatedstring ' +
		'relatedtype shorthand shorthandintro sortkey key abstract keywords note annote annotation file doi url eprint pages'
	).split(' '),
);

const titles = ['title', 'subtitle', 'titleaddon', 'shorttitle', 'sorttitle', 'indextitle'];
const dates: ReadonlySet<string> = new Set(['date', 'year', 'month']);
const deepest = 20;

/**
 * The fields of an entry with those it takes from its `xdata` and `crossref` entries: never over its own, a parent's
 * title as `booktitle`, `maintitle` or `journaltitle` (biblatex manual, appendix B), a date as a whole. A missing or
 * circular parent gives nothing.
 */
export function inheritedFields(entry: BibEntry, findEntry: FindEntry): FieldValues {
	return collect(entry, findEntry, new Set());
}

function collect(entry: BibEntry, findEntry: FindEntry, seen: Set<BibEntry>): Map<string, string> {
	const values = new Map<string, string>();
	for (const { name, value } of entry.fields) {
		if (!values.has(name)) {
			values.set(name, value);
		}
	}
	seen.add(entry);
	for (const key of (values.get('xdata') ?? '').split(',')) {
		const source = parentOf(key, findEntry, seen);
		if (source) {
			inherit(values, collect(source, findEntry, seen), (name) => name);
		}
	}
	const parent = parentOf(values.get('crossref') ?? '', findEntry, seen);
	if (parent) {
		const inherited = collect(parent, findEntry, seen);
		inherit(values, inherited, (name) => nameInChild(name, entry.type, parent.type));
	}
	return values;
}

function parentOf(key: string, findEntry: FindEntry, seen: ReadonlySet<BibEntry>): BibEntry | undefined {
	const parent = key.trim() === '' || seen.size > deepest ? undefined : findEntry(key.trim());
	return parent && !seen.has(parent) ? parent : undefined;
}

function inherit(
	values: Map<string, string>,
	inherited: FieldValues,
	nameFor: (name: string) => string | undefined,
): void {
	const isDated = [...dates].some((name) => values.has(name));
	const given = new Map(inherited);
	for (const [name, value] of given) {
		const target = nameFor(name);
		const isTaken = target === undefined || values.has(target) || (isDated && dates.has(name));
		if (!isTaken && !(target !== name && inherited.has(target))) {
			values.set(target, value);
		}
	}
}

/** Under which name a child takes a parent's field; undefined when it does not. */
function nameInChild(name: string, child: string, parent: string): string | undefined {
	if (ownOnly.has(name)) {
		return undefined;
	}
	if (!titles.includes(name)) {
		return name;
	}
	const prefix = titlePrefix(child, parent);
	if (prefix === '') {
		return name;
	}
	return name === 'title' || name === 'subtitle' || name === 'titleaddon' ? prefix + name : undefined;
}

function titlePrefix(child: string, parent: string): string {
	if (parent.startsWith('mv')) {
		return 'main';
	}
	if (child === 'article' || child === 'suppperiodical') {
		return 'journal';
	}
	return /^(?:in|supp|bookin|conference)/.test(child) ? 'book' : '';
}
