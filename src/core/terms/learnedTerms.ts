import type { Paper } from '../paper';
import type { TermKind } from './glossary';
import { Ballots, type Decision } from './learnedBallots';
import type { EntryEvidence } from './learnedEntries';
import type { TextEvidence } from './learnedEvidence';
import { capitalized } from './learnedNames';
import { isOnlyListed, listedVotes, textVotes, titleVotes, type Vote } from './learnedVotes';

/** A name and the paper that it stands for, as the user's own texts and bibliographies tell. */
export interface LearnedName {
	/** As it is written most. */
	readonly name: string;
	/** All its spellings. */
	readonly forms: readonly string[];
	/** Key of the paper's entry. */
	readonly key: string;
	readonly paper: Paper;
	/** What the words beside it call it; `undefined` where none do. */
	readonly kind: TermKind | undefined;
	/** Where it stands right before a citation of the paper, lines counted from 0; empty where only titles tell. */
	readonly places: readonly { readonly file: string; readonly line: number }[];
}

/** Collects what files tell, and learns names from it; the change of a text costs as much as the names in it. */
export interface TermLearner {
	/** Replaces what a text tells, and stops behind each word and citation; `undefined` forgets it. */
	setText(file: string, evidence: TextEvidence | undefined): Generator<undefined, void>;
	/** Replaces what a bibliography tells, and stops behind each entry; `undefined` forgets it. */
	setEntries(file: string, entries: readonly EntryEvidence[] | undefined): Generator<undefined, void>;
	/** Replaces what the titles of a library tell whose entries the texts need not cite; `undefined` forgets it. */
	setTitles(library: string, entries: readonly EntryEvidence[] | undefined): Generator<undefined, void>;
	/** The first entry with this key, else what is found elsewhere. */
	find(key: string): EntryEvidence | undefined;
	/** The names as of now; stops behind each name that is new or changed. */
	learn(): Generator<undefined, readonly LearnedName[]>;
}

/**
 * A learner that knows nothing yet. A name is learned where it stands right before citations of a paper, where a title presents it
 * ("Name: …"), or where a title holds it and at least half of its mentions beside citations are beside those of that paper; see
 * `decide`. Words that are ordinary, are written in small letters in the texts, or are names of the paper's authors are left out.
 * What the keys mean that no bibliography has, `findElsewhere` tells.
 */
export function createTermLearner(
	findElsewhere: (key: string) => EntryEvidence | undefined = () => undefined,
): TermLearner {
	const texts = new Map<string, TextEvidence>();
	const bibliographies = new Map<string, ReadonlyMap<string, EntryEvidence>>();
	const ballots = new Ballots();
	const learned = new Map<string, LearnedName>();
	const find = (key: string) => findEntry(bibliographies, key) ?? findElsewhere(key);
	const namesOf = (key: string) => find(key)?.names.map(({ name }) => name) ?? [];
	function* setVotes(file: string, votes: Iterable<Vote>) {
		yield* ballots.replace(file, votes);
		for (const [text, evidence] of texts) {
			yield* ballots.replace(text, textVotes(evidence, find));
		}
	}
	return {
		*setText(file, evidence) {
			const last = texts.get(file);
			if (last) {
				yield* ballots.count(last, -1, namesOf);
			}
			if (evidence) {
				yield* ballots.count(evidence, 1, namesOf);
			}
			setOrDelete(texts, file, evidence);
			yield* ballots.replace(file, evidence ? textVotes(evidence, find) : []);
		},
		*setEntries(file, entries) {
			setOrDelete(bibliographies, file, entries && new Map([...entries].reverse().map((entry) => [entry.key, entry])));
			yield* setVotes(file, votesOf(entries, titleVotes));
		},
		setTitles: (library, entries) => setVotes(library, votesOf(entries, listedVotes)),
		find,
		*learn() {
			for (const key of ballots.takeChanged()) {
				const decision = ballots.decide(key, find);
				setOrDelete(learned, key, decision && toName(decision));
				yield;
			}
			return [...learned.values()];
		},
	};
}

function* votesOf(
	entries: readonly EntryEvidence[] = [],
	read: (entry: EntryEvidence) => readonly Vote[],
): Generator<Vote> {
	for (const entry of entries) {
		yield* read(entry);
	}
}

function findEntry(
	bibliographies: ReadonlyMap<string, ReadonlyMap<string, EntryEvidence>>,
	key: string,
): EntryEvidence | undefined {
	for (const entries of bibliographies.values()) {
		const entry = entries.get(key);
		if (entry) {
			return entry;
		}
	}
	return undefined;
}

function toName({ candidate: { entry }, votes, spellings }: Decision): LearnedName {
	const pairs = votes.filter(({ vote }) => vote.source === 'pair');
	// "Scikit-learn: machine learning" is written "scikit-learn".
	const presented = votes
		.filter(({ vote }) => vote.source === 'presented' && vote.name.includes('-'))
		.map(({ vote }) => vote.name.toLowerCase());
	const names = mostFrequent(pairs.map(({ vote }) => vote.name));
	const told = votes.map(({ vote }) => vote);
	const forms = isOnlyListed(told)
		? told.map(({ name }) => name)
		: [...presented, ...names, ...spellings].flatMap(variants);
	return {
		name: names[0] ?? spellings[0] ?? entry.key,
		forms: [...new Set(forms)],
		key: entry.key,
		paper: entry.paper,
		kind: mostFrequent(votes.flatMap(({ vote }) => vote.kind ?? []))[0],
		places: pairs.map(({ file, vote }) => ({ file, line: vote.line })),
	};
}

/** "NumPy" is written "Numpy", too; "pandas" begins with a capital in front of a sentence. */
function variants(form: string): readonly string[] {
	const isMixed = form.length > 4 && /\p{Ll}.*\p{Lu}|\p{Lu}.*\p{Lu}.*\p{Ll}/u.test(form) && !form.includes(' ');
	return isMixed ? [form, capitalized(form.toLowerCase()), form.toUpperCase()] : [form, capitalized(form)];
}

function mostFrequent<T>(values: readonly T[]): readonly T[] {
	const counts = new Map<T, number>();
	for (const value of values) {
		counts.set(value, (counts.get(value) ?? 0) + 1);
	}
	return [...counts].sort((one, other) => other[1] - one[1]).map(([value]) => value);
}

function setOrDelete<V>(map: Map<string, V>, key: string, value: V | undefined): void {
	if (value === undefined) {
		map.delete(key);
	} else {
		map.set(key, value);
	}
}
