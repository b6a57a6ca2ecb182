import type { Paper } from './paper';

export type IdentifierKind = 'doi' | 'arxiv' | 'acl' | 'openreview';

/** A name for one work, normalised: a DOI in lower case, an arXiv id without its version, an ACL Anthology or OpenReview id. */
export interface Identifier {
	readonly kind: IdentifierKind;
	readonly id: string;
}

/** Where in a text an identifier stands, its URL or "doi:" included. */
export interface FoundIdentifier extends Identifier {
	readonly start: number;
	readonly end: number;
}

/** The identifiers of a text in their order: DOIs, arXiv, ACL Anthology and OpenReview ids and URLs. A bare number such as 2107.03374 is none. */
export function findIdentifiers(text: string): readonly FoundIdentifier[] {
	if (!MARKS.test(text)) {
		return [];
	}
	const found = [...findDois(text), ...PATTERNS.flatMap((pattern) => findPattern(text, pattern))];
	found.sort((a, b) => a.start - b.start || b.end - a.end);
	let end = 0;
	return found.filter((identifier) => {
		const apart = identifier.start >= end;
		end = Math.max(end, identifier.end);
		return apart;
	});
}

/** The identifier that is all of the text, bare arXiv and ACL ids included; undefined where there is none or more than that. */
export function parseIdentifier(text: string): Identifier | undefined {
	const trimmed = text.trim().slice(0, LONGEST + 1);
	if (trimmed.length > LONGEST) {
		return undefined;
	}
	const bare = BARE_ARXIV.exec(trimmed);
	if (bare) {
		return arxivIdentifier(bare[1] ?? '');
	}
	if (BARE_ACL.test(trimmed)) {
		return aclIdentifier(trimmed);
	}
	const [first, second] = findIdentifiers(trimmed);
	const rest = first ? trimmed.slice(0, first.start) + trimmed.slice(first.end).replace(/^\s*\[[\w.-]+\]/, '') : ' ';
	return first && !second && !/\s/.test(rest) ? { kind: first.kind, id: first.id } : undefined;
}

/** The web page of the work. */
export function identifierUrl({ kind, id }: Identifier): string {
	return URLS[kind] + encodeURI(id).replace(/[?#]/g, encodeURIComponent);
}

/** Every identifier that a record gives for its work, each once; also those inside its URL and its venue ("arXiv preprint arXiv:…"). */
export function paperIdentifiers(paper: Paper): readonly Identifier[] {
	const given = [
		paper.arxiv && parseIdentifier(paper.arxiv),
		paper.acl && parseIdentifier(paper.acl),
		paper.doi && parseIdentifier(paper.doi),
		...[paper.url ?? '', paper.venue ?? ''].flatMap(findIdentifiers),
	];
	const identifiers = new Map<string, Identifier>();
	for (const identifier of given) {
		if (identifier) {
			identifiers.set(identifierKey(identifier), { kind: identifier.kind, id: identifier.id });
		}
	}
	return [...identifiers.values()];
}

/** One string for an identifier, to look it up by. */
export function identifierKey({ kind, id }: Identifier): string {
	return `${kind}:${id}`;
}

const LONGEST = 2000;

const URLS: Readonly<Record<IdentifierKind, string>> = {
	doi: 'https://doi.org/',
	arxiv: 'https://arxiv.org/abs/',
	acl: 'https://aclanthology.org/',
	openreview: 'https://openreview.net/forum?id=',
};

const NEW_ARXIV = String.raw`\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}`;
const OLD_ARXIV = String.raw`[a-z]+(?:-[a-z]+)?(?:\.[A-Za-z]{2})?/\d{7}`;
const ARXIV = String.raw`(${NEW_ARXIV}|${OLD_ARXIV})(?:v\d+)?(?![\d])`;
const ACL_OLD = String.raw`[A-Z]\d{2}-\d{4,5}`;
const ACL_NEW = String.raw`\d{4}\.[a-z0-9]+(?:-[a-z0-9]+)+\.\d+`;
const ACL = `(${ACL_OLD}|${ACL_NEW})(?!\\d)`;

const BARE_ARXIV = new RegExp(`^${ARXIV}$`, 'i');
const BARE_ACL = new RegExp(`^(?:${ACL_OLD}|${ACL_NEW})$`, 'i');

interface Pattern {
	readonly expression: RegExp;
	readonly identifier: (id: string) => Identifier;
}

const ARXIV_SITES = String.raw`(?:[a-z0-9]+\.){0,2}(?:arxiv\.org|ar5iv\.org|alphaxiv\.org)/(?:abs|pdf|html|format|src|e-print|ps)/`;
const PAPER_SITES = String.raw`(?:huggingface\.co|(?:www\.)?arxiv-vanity\.com)/papers/`;
const ACL_SITES = String.raw`(?:www\.)?(?:aclanthology\.org|aclweb\.org/anthology|aclanthology\.info/papers)/(?:anthology/)?`;

const PATTERNS: readonly Pattern[] = [
	{
		expression: new RegExp(`(?<![\\w.])(?:https?://)?(?:${ARXIV_SITES}|${PAPER_SITES})${ARXIV}(?:\\.pdf)?`, 'gi'),
		identifier: arxivIdentifier,
	},
	{ expression: new RegExp(`(?<![\\w./])arxiv(?::\\s{0,3}|\\s)${ARXIV}`, 'gi'), identifier: arxivIdentifier },
	{
		expression: new RegExp(`(?<![\\w./])(?:corr )?abs/(${NEW_ARXIV})(?:v\\d+)?(?!\\d)`, 'gi'),
		identifier: arxivIdentifier,
	},
	{
		expression: new RegExp(`(?<![\\w.])(?:https?://)?${ACL_SITES}${ACL}(?:v\\d+)?(?:\\.pdf|\\.bib|/)?`, 'gi'),
		identifier: aclIdentifier,
	},
	{ expression: new RegExp(`(?<![\\w./-])(${ACL_NEW})(?![\\w-])`, 'gi'), identifier: aclIdentifier },
	{
		expression:
			/(?<![\w.])(?:https?:\/\/)?(?:www\.)?openreview\.net\/\w{1,20}\?(?:[\w=-]{1,80}&(?:amp;)?){0,5}id=([\w-]{5,40})/gi,
		identifier: (id) => ({ kind: 'openreview', id }),
	},
];

/** What every identifier has: most texts have none of it. */
const MARKS = /10\.\d|arxiv|ar5iv|abs\/|acl|openreview|huggingface|\d\.[a-z]/i;

function findPattern(text: string, { expression, identifier }: Pattern): FoundIdentifier[] {
	return [...text.matchAll(expression)].map((match) => ({
		...identifier(match[1] ?? ''),
		start: match.index,
		end: match.index + match[0].length,
	}));
}

/** math.GT/0309136v2 is math/0309136: the subject class is not part of an old id. */
function arxivIdentifier(id: string): Identifier {
	return { kind: 'arxiv', id: id.toLowerCase().replace(/\.[a-z]{2}(?=\/)/, '') };
}

function aclIdentifier(id: string): Identifier {
	return { kind: 'acl', id: /^[a-z]/i.test(id) ? id.toUpperCase() : id.toLowerCase() };
}

function findDois(text: string): FoundIdentifier[] {
	const found: FoundIdentifier[] = [];
	const run = /(?<![\w.])10\.\d{4,9}(?:\.\d{1,9}){0,5}(?:\/|%2F)[!-~]{1,2000}/gi;
	for (let match = run.exec(text); match; match = run.exec(text)) {
		const before = text.slice(Math.max(0, match.index - 120), match.index);
		const prefix = /(?:https?:\/\/[^\s"'<>(){}[\]|\\]*|(?:dx\.)?doi\.org\/|\bdoi:\s*)$/i.exec(before)?.[0] ?? '';
		const raw = doiText(match[0], prefix.includes('/'));
		const doi = decodePercent(raw.replace(/\\([_%#&])/g, '$1')).toLowerCase();
		const end = match.index + raw.length;
		if (!doi.endsWith('/')) {
			found.push({ ...doiIdentifier(doi), start: match.index - prefix.length, end });
		}
		run.lastIndex = end;
	}
	return found;
}

/** arXiv and the ACL Anthology register DOIs made of their own ids. */
function doiIdentifier(doi: string): Identifier {
	const arxiv = /^10\.48550\/arxiv\.(.+?)(?:v\d+)?$/.exec(doi)?.[1];
	const acl = /^10\.(?:18653|3115)\/v1\/(.+)$/.exec(doi)?.[1];
	if (arxiv && BARE_ARXIV.test(arxiv)) {
		return arxivIdentifier(arxiv);
	}
	return acl && BARE_ACL.test(acl) ? aclIdentifier(acl) : { kind: 'doi', id: doi };
}

/** The DOI at the start of a run of characters without space: up to the text, markup or query behind it. */
function doiText(run: string, isUrl: boolean): string {
	const stop = run.search(
		isUrl ? /["`|{}?#]|<(?!\d+:)|&(?:amp;)?\w+=/ : /["`|{}]|<(?!\d+:)|[,;](?=10\.\d{4}|https?:|doi:)/i,
	);
	const cut = trimBehind(run.slice(0, unbalancedAt(stop < 0 ? run : run.slice(0, stop))));
	return isUrl ? cut.replace(/(?:\.pdf|\/(?:full|abstract|pdf|epdf|epub|html|meta|summary))$/i, '') : cut;
}

/** DOIs may hold balanced brackets; a closing one without its opening one belongs to the text around. */
function unbalancedAt(run: string): number {
	const open: string[] = [];
	for (const [at, character] of [...run].entries()) {
		const closes = CLOSES[character];
		if (closes && open.pop() !== closes) {
			return at;
		}
		if ('([<'.includes(character)) {
			open.push(character);
		}
	}
	return run.length;
}

const CLOSES: Readonly<Record<string, string>> = { ')': '(', ']': '[', '>': '<' };

function trimBehind(run: string): string {
	let end = run.length;
	while (end > 0 && ".,;:!?'*_~\\([".includes(run.charAt(end - 1))) {
		end--;
	}
	return run.slice(0, end);
}

/** Only printable ASCII: the rest of a percent-encoded address stays as it is. */
function decodePercent(text: string): string {
	return text.replace(/%([2-7][\da-f])/gi, (whole, code: string) =>
		code === '7f' ? whole : String.fromCharCode(Number.parseInt(code, 16)),
	);
}
