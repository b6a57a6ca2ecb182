import type { EntryEvidence } from './learnedEntries';
import type { TextEvidence } from './learnedEvidence';
import { nameKey } from './learnedNames';
import { type Candidate, decide, type Vote, workOf } from './learnedVotes';

/** What was decided on a name, and how it is written. */
export interface Decision {
	readonly candidate: Candidate;
	/** The votes for the candidate, with the file of each. */
	readonly votes: readonly { readonly file: string; readonly vote: Vote }[];
	/** All spellings of the name, in votes and in texts. */
	readonly spellings: readonly string[];
}

/** The votes on all names, by name and file, with the words of the texts that bear on them. */
export class Ballots {
	private readonly votes = new Map<string, Map<string, readonly Vote[]>>();
	private readonly namesOf = new Map<string, readonly string[]>();
	private readonly spellings = new Map<string, Map<string, number>>();
	private readonly ordinary = new Map<string, number>();
	private readonly sentences = new Map<string, number>();
	private readonly cited = new Map<string, number>();
	private readonly changed = new Set<string>();

	/** Replaces the votes of a file; stops behind each. */
	*replace(file: string, votes: Iterable<Vote>): Generator<undefined, void> {
		for (const key of this.namesOf.get(file) ?? []) {
			this.votes.get(key)?.delete(file);
			this.changed.add(key);
			yield;
		}
		const byName = new Map<string, Vote[]>();
		for (const vote of votes) {
			const key = nameKey(vote.name);
			const own = getOrAdd(byName, key, () => []);
			own.push(vote);
			getOrAdd(this.votes, key, () => new Map()).set(file, own);
			this.changed.add(key);
			yield;
		}
		this.namesOf.set(file, [...byName.keys()]);
	}

	/** Adds the words and keys of a text, or takes them away; `namesOf` gives the names in the title of a key. Stops behind each. */
	*count(
		{ spellings, ordinary, sentences, cited }: TextEvidence,
		change: 1 | -1,
		namesOf: (key: string) => readonly string[],
	): Generator<undefined, void> {
		for (const key of cited) {
			addTo(this.cited, key, change);
			for (const name of namesOf(key)) {
				this.changed.add(nameKey(name));
			}
			yield;
		}
		for (const word of spellings) {
			this.note(
				getOrAdd(this.spellings, nameKey(word), () => new Map()),
				word,
				change,
			);
			yield;
		}
		for (const word of ordinary) {
			this.note(this.ordinary, word, change);
			yield;
		}
		for (const { words } of sentences) {
			for (const word of words) {
				this.note(this.sentences, nameKey(word), change);
			}
			yield;
		}
	}

	/** Keys of the names on which something has changed since the last call. */
	takeChanged(): readonly string[] {
		const keys = [...this.changed].filter((key) => this.votes.has(key));
		this.changed.clear();
		return keys;
	}

	/** What the votes on a name come to; `find` gives the entry that a key in the texts means. */
	decide(key: string, find: (key: string) => EntryEvidence | undefined): Decision | undefined {
		const located = [...(this.votes.get(key) ?? [])].flatMap(([file, votes]) => votes.map((vote) => ({ file, vote })));
		const all = located.map(({ vote }) => vote);
		const written = [...(this.spellings.get(key)?.keys() ?? [])];
		const citedKeys = this.cited;
		const candidate = decide(all, {
			spellings: written,
			sentences: this.sentences.get(key) ?? 0,
			isCommon: (name) => this.ordinary.has(nameKey(name)),
			isCited(entry) {
				const cited = citedKeys.has(entry.key) ? find(entry.key) : undefined;
				return cited !== undefined && (cited === entry || workOf(cited) === workOf(entry));
			},
		});
		if (!candidate) {
			return undefined;
		}
		const own = new Set(candidate.votes);
		const spellings = new Set([...all.map(({ name }) => name), ...written]);
		return { candidate, votes: located.filter(({ vote }) => own.has(vote)), spellings: [...spellings] };
	}

	private note(counts: Map<string, number>, word: string, change: number): void {
		addTo(counts, word, change);
		this.changed.add(nameKey(word));
	}
}

function addTo(counts: Map<string, number>, word: string, change: number): void {
	const count = (counts.get(word) ?? 0) + change;
	if (count > 0) {
		counts.set(word, count);
	} else {
		counts.delete(word);
	}
}

function getOrAdd<V>(map: Map<string, V>, key: string, make: () => V): V {
	const known = map.get(key);
	if (known !== undefined) {
		return known;
	}
	const made = make();
	map.set(key, made);
	return made;
}
