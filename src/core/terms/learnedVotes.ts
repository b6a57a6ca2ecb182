import type { Paper } from '../paper';
import type { TermKind } from './glossary';
import type { EntryEvidence } from './learnedEntries';
import type { LocatedPair, TextEvidence } from './learnedEvidence';
import { isOrdinary, nameKey, nameShape } from './learnedNames';
import type { TitleName } from './learnedTitles';

/** What one place says about the paper that a name stands for. */
export interface Vote {
	readonly name: string;
	readonly entry: EntryEvidence;
	/** Before a citation of the paper; in its title; in its title, and in the sentence of a citation of it; presented by a title of an added library. */
	readonly source: 'pair' | TitleName['role'] | 'beside' | 'listed';
	/** 1, or the share of one of several keys. */
	readonly weight: number;
	/** Line of a pair, counted from 0. */
	readonly line: number;
	readonly kind: TermKind | undefined;
}

/** The votes of an entry's title. */
export function titleVotes(entry: EntryEvidence): readonly Vote[] {
	return entry.names.map(({ name, role }) => ({ name, entry, source: role, weight: 1, line: 0, kind: undefined }));
}

/** The votes of the title of a paper in an added library, which need not be what the texts are about. */
export function listedVotes(entry: EntryEvidence): readonly Vote[] {
	return titleVotes(entry).map((vote) => ({ ...vote, source: 'listed' }));
}

/** The votes of a text, whose keys `find` resolves. */
export function* textVotes(
	{ pairs, sentences }: TextEvidence,
	find: (key: string) => EntryEvidence | undefined,
): Generator<Vote> {
	for (const pair of pairs) {
		yield* pairVotes(pair, find);
	}
	for (const { keys, words } of sentences) {
		for (const entry of keys.flatMap((key) => find(key) ?? [])) {
			for (const name of words.filter((word) => entry.names.some((known) => nameKey(known.name) === nameKey(word)))) {
				yield { name, entry, source: 'beside', weight: 1, line: 0, kind: undefined };
			}
		}
	}
}

/** Of several keys that one counts whose title or key has the name, else the one in the name's place, else each for a part. */
function pairVotes(pair: LocatedPair, find: (key: string) => EntryEvidence | undefined): readonly Vote[] {
	const { name, keys, index, line, kind } = pair;
	const key = nameKey(name);
	const entries = keys.flatMap((cited) => find(cited) ?? []);
	const telling = entries.filter(
		(entry) => entry.names.some((known) => nameKey(known.name) === key) || nameKey(entry.key).startsWith(key),
	);
	const inPlace = index === undefined ? undefined : find(keys[index] ?? '');
	const meant = (telling.length === 1 ? telling : inPlace ? [inPlace] : entries).filter(
		(entry) => nameShape(name) !== undefined || presents(entry, key),
	);
	return meant.map((entry) => ({ name, entry, source: 'pair', weight: 1 / meant.length, line, kind }));
}

/** A word in small letters is a name only where the title says so: "pandas: a foundational library". */
function presents(entry: EntryEvidence, key: string): boolean {
	return entry.names.some(({ name, role }) => role === 'presented' && nameKey(name) === key);
}

/** A paper that a name may stand for, and what speaks for it. */
export interface Candidate {
	readonly entry: EntryEvidence;
	readonly votes: readonly Vote[];
	readonly sources: ReadonlySet<Vote['source']>;
	/** Sum of the weights of its pairs. */
	readonly pairs: number;
}

/** What the texts tell of a name besides votes. */
export interface NameFacts {
	/** The number of sentences with citations in which it stands. */
	readonly sentences: number;
	/** How texts write it where they mark it by its letters. */
	readonly spellings: readonly string[];
	/** Whether a word stands in small letters, too. */
	readonly isCommon: (word: string) => boolean;
	/** Whether texts cite the work by the key of this entry. */
	readonly isCited: (entry: EntryEvidence) => boolean;
}

/**
 * The paper that a name stands for: the one before whose citations it stands most often, where a title that presents the name counts
 * for one and a half, one in which it is prominent for 0.7, and one that holds it for 0.4. `undefined` where too little speaks for one paper,
 * or the name is a common word.
 */
export function decide(votes: readonly Vote[], facts: NameFacts): Candidate | undefined {
	const candidates = candidatesOf(votes, facts.isCited).sort((one, other) => score(other) - score(one));
	const [best, second] = candidates;
	const isTied = second !== undefined && score(second) === score(best ?? second);
	if (!best || (isTied && best.pairs === 0 && !best.sources.has('presented'))) {
		return undefined;
	}
	const marked = [...votes.map(({ name }) => name), ...facts.spellings].filter((name) => nameShape(name) === 'marked');
	const isMarked = marked.length > 0;
	// Headings write any word in capitals.
	const isShouted =
		votes.every(({ name }) => !marked.includes(name)) && marked.every((name) => name === name.toUpperCase());
	if ((!isMarked || isShouted || isOnlyListed(best.votes)) && isWordOfLanguage(best, facts.isCommon)) {
		return undefined;
	}
	const pairs = candidates.reduce((sum, candidate) => sum + candidate.pairs, 0);
	return (best.pairs > 0 ? best.pairs * 3 >= pairs : isTitleEnough(best, isMarked, facts)) ? best : undefined;
}

/** Whether nothing but the titles of added libraries tells of a name. */
export function isOnlyListed(votes: readonly Vote[]): boolean {
	return votes.every(({ source }) => source === 'listed');
}

/** A plain word that the texts write in small letters, too, or the name of an author of the paper. */
function isWordOfLanguage({ entry, votes, pairs, sources }: Candidate, isCommon: (name: string) => boolean): boolean {
	const isPresented = sources.has('presented');
	const { authors } = entry.paper;
	return votes.some(({ name }) =>
		isPresented
			? pairs === 0 && !name.includes('-') && name.split(' ').every((word) => isCommon(word) || isOrdinary(word))
			: isCommon(name) || isAuthor(authors, name),
	);
}

/**
 * Without a pair: the title presents the name or shows it prominently, of a plain name in a work that is cited; or its citations stand
 * beside at least half of the name's cited mentions, and more than once.
 */
function isTitleEnough({ entry, votes, sources }: Candidate, isMarked: boolean, facts: NameFacts): boolean {
	const beside = votes.filter(({ source }) => source === 'beside').length;
	const isShown = sources.has('presented') || sources.has('prominent') || sources.has('listed');
	return (isShown && (isMarked || facts.isCited(entry))) || (beside > 1 && beside * 2 >= facts.sentences);
}

/** Of several entries of a work the cited one stands for it. */
function candidatesOf(votes: readonly Vote[], isCited: NameFacts['isCited']): Candidate[] {
	const byWork = new Map<string, Vote[]>();
	for (const vote of votes) {
		const work = workOf(vote.entry);
		const own = byWork.get(work);
		if (own) {
			own.push(vote);
		} else {
			byWork.set(work, [vote]);
		}
	}
	return [...byWork.values()].flatMap((own) => {
		const entry = (own.find((vote) => isCited(vote.entry)) ?? own[0])?.entry;
		const pairs = own.reduce((sum, { source, weight }) => sum + (source === 'pair' ? weight : 0), 0);
		return entry ? [{ entry, votes: own, sources: new Set(own.map(({ source }) => source)), pairs }] : [];
	});
}

/** Several keys may have entries of one work. */
export function workOf({ paper, key }: EntryEvidence): string {
	return nameKey(paper.title) || key;
}

const titleScores: Readonly<Partial<Record<Vote['source'], number>>> = {
	presented: 1.5,
	prominent: 0.7,
	held: 0.4,
	beside: 0.2,
	listed: 0.5,
};

function score({ pairs, sources }: Candidate): number {
	const [title = 0, ...rest] = [...sources].map((source) => titleScores[source] ?? 0).sort((a, b) => b - a);
	return pairs + title + (rest.length > 0 ? 0.2 : 0);
}

function isAuthor(authors: Paper['authors'], name: string): boolean {
	return authors.some((author) => 'family' in author && nameKey(author.family) === nameKey(name));
}
