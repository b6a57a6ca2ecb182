import type { BibliographyEntry, BibliographyText } from './bibliography/bibliography';
import { type Identifier, identifierKey, identifierUrl, paperIdentifiers, parseIdentifier } from './identifiers';
import type { Library } from './library';
import type { Paper } from './paper';

/** The identifiers that a text is made of, each once: one a line, or several between spaces; `undefined` where it holds anything else. */
export function parsePastedIdentifiers(text: string): readonly Identifier[] | undefined {
	if (text.length > LONGEST) {
		return undefined;
	}
	const found = new Map<string, Identifier>();
	for (const line of text.split(/[\r\n]+/).filter((one) => one.trim() !== '')) {
		const whole = parsePlain(line);
		for (const identifier of whole ? [whole] : line.trim().split(/\s+/).map(parsePlain)) {
			if (!identifier) {
				return undefined;
			}
			found.set(identifierKey(identifier), identifier);
		}
	}
	return found.size > 0 ? [...found.values()] : undefined;
}

/** The paper of a library that has this identifier. */
export function findByIdentifier({ search }: Pick<Library, 'search'>, identifier: Identifier): Paper | undefined {
	const hits = search(identifierUrl(identifier), { limit: 3 }).hits;
	return hits.map(({ paper }) => paper).find((paper) => hasIdentifier(paper, identifier));
}

/** The first entry of bibliographies with this identifier; stops behind each entry, and decodes only those whose text holds it. */
export function* findEntryByIdentifier(
	bibliographies: readonly BibliographyText[],
	identifier: Identifier,
): Generator<undefined, BibliographyEntry | undefined> {
	const signs = identifier.id.toLowerCase().match(UNESCAPED) ?? [];
	for (const { text, entries } of bibliographies) {
		for (const entry of entries) {
			const source = entry.source && text.slice(entry.source.start, entry.source.end).toLowerCase();
			const maybe = source === undefined || signs.every((sign) => source.includes(sign));
			if (maybe && hasIdentifier(entry.paper, identifier)) {
				return entry;
			}
			yield;
		}
	}
	return undefined;
}

function hasIdentifier(paper: Paper, identifier: Identifier): boolean {
	const wanted = identifierKey(identifier);
	return paperIdentifiers(paper).some((own) => identifierKey(own) === wanted);
}

// UTF-16 units.
const LONGEST = 10_000;

/** The parts of an identifier that no escape or percent-encoding changes. */
const UNESCAPED = /[a-z0-9.]+/g;

/** An identifier with nothing around it but a bullet, the rest of its address, and ASCII punctuation; BibTeX is none. */
function parsePlain(text: string): Identifier | undefined {
	const plain = text
		.trim()
		.replace(/^(?:[-*•]|\d{1,3}[.)])\s+/, '')
		.replace(/[,;]$/, '');
	return /^[ -?A-~][ -~]*$/.test(plain) ? parseIdentifier(plain) : undefined;
}
