import { findIdentifiers, identifierUrl, parseIdentifier } from '../identifiers';
import { type BibEntry, fieldValue } from './reading/bibtex';
import type { BibField } from './reading/bibtexFields';

/** Where a DOI, an arXiv id or an address stands in the text of a `.bib` file, and the web page that it means. */
export interface EntryLink {
	readonly start: number;
	readonly end: number;
	/** Begins with http:// or https://. */
	readonly url: string;
}

/** The links of an entry in the order of its text: the values of `doi`, `eprint` and `url`, and addresses in other fields. */
export function findEntryLinks(entry: BibEntry, text: string): readonly EntryLink[] {
	return entry.fields.flatMap((field) => {
		const written = text.slice(field.valueStart, Math.min(field.valueEnd, field.valueStart + LONGEST));
		if (NO_LINKS.has(field.name) || (!MAY_LINK.test(written) && !IDENTIFIER_FIELDS.has(field.name))) {
			return [];
		}
		return wholeValue(entry, field, written) ?? findLinks(written, field.valueStart);
	});
}

const LONGEST = 10_000;
const NO_LINKS: ReadonlySet<string> = new Set(['abstract', 'file', 'bdsk-file-1']);
const MAY_LINK = /https?:|arxiv|10\.\d{4}|abs\/\d/i;
const IDENTIFIER_FIELDS: ReadonlySet<string> = new Set(['doi', 'eprint', 'arxivid', 'arxiv', 'url']);

/** The link of a field that holds nothing else; `undefined` for other fields, and where its value is more than one thing. */
function wholeValue(entry: BibEntry, field: BibField, written: string): EntryLink[] | undefined {
	const { name, value, valueStart } = field;
	const inner = written.length === value.length ? valueStart : valueStart + 1;
	const isOne = written === value || written.slice(1, -1) === value;
	const url = isOne && IDENTIFIER_FIELDS.has(name) ? urlOf(entry, name, plainAddress(value)) : undefined;
	const start = inner + (/^\s*(?:doi:\s*)?/i.exec(value)?.[0].length ?? 0);
	return url === undefined ? undefined : [{ start, end: inner + value.trimEnd().length, url }];
}

function urlOf(entry: BibEntry, name: string, address: string): string | undefined {
	if (/^https?:\/\/[^\s/"<>\\^`{|}][^\s"<>\\^`{|}]*$/i.test(address)) {
		return address;
	}
	if (name === 'url') {
		return /^www\.[^\s"<>\\^`{|}]+$/i.test(address) ? `http://${address}` : undefined;
	}
	const identifier = parseIdentifier(address);
	const archive = fieldValue(entry, 'archiveprefix') ?? fieldValue(entry, 'eprinttype') ?? 'arxiv';
	const isArxiv = identifier?.kind === 'arxiv' && (name !== 'eprint' || /^\s*(?:arxiv)?\s*$/i.test(archive));
	return identifier && (identifier.kind === 'doi' || isArxiv) ? identifierUrl(identifier) : undefined;
}

/** The signs that LaTeX and some programs write in another way. */
function plainAddress(written: string): string {
	return written
		.trim()
		.replace(/\{?\\textasciitilde\s*(?:\{\})?\}?|\$\\sim\$|\\~(?:\{\})?/g, '~')
		.replace(/\{\\textunderscore\s*(?:\{\})?\}/g, '_')
		.replace(/\{\\([_%&#$])\}|\\([_%&#$])/g, (_, braced: string | undefined, bare: string) => braced ?? bare);
}

const ADDRESS =
	/https?:\/\/[^\s/"<>\\^`{|}](?:\\[_%&#~$]|\{\\(?:[_%&#$]|textasciitilde|textunderscore)\s?\}|[^\s"<>\\^`{|}])*/gi;

/** Addresses, and identifiers outside of them; an identifier may go on where an address would end. */
function findLinks(written: string, offset: number): EntryLink[] {
	const addresses = [...written.matchAll(ADDRESS)].map(({ index, 0: found }) => {
		const address = withoutSentence(found);
		return { start: index, end: index + address.length, url: plainAddress(address) };
	});
	const identifiers = findIdentifiers(written)
		.filter(({ kind }) => kind === 'doi' || kind === 'arxiv')
		.map((identifier) => ({ start: identifier.start, end: identifier.end, url: identifierUrl(identifier) }))
		.filter(({ start, end }) => !addresses.some((address) => address.start <= start && address.end >= end));
	return [
		...addresses.filter(({ start, end }) => !identifiers.some((other) => other.start < end && start < other.end)),
		...identifiers,
	]
		.sort((one, other) => one.start - other.start)
		.map(({ start, end, url }) => ({ start: start + offset, end: end + offset, url }));
}

/** An address without the signs of the sentence around it, and without a bracket that it does not open. */
function withoutSentence(address: string): string {
	let open = address.split('(').length - address.split(')').length;
	let end = address.length;
	for (let last = address[end - 1]; last !== undefined; last = address[end - 1]) {
		if (last === ')' && open < 0) {
			open++;
		} else if (!".,;:!?']".includes(last)) {
			break;
		}
		end--;
	}
	return address.slice(0, end);
}
