import type { Topic } from '../paper';
import type { Term } from '../terms/glossary';
import { finish, type Steps } from './packed/steps';
import { type TopicNames, topicNames } from './paperFields';
import { nameKey } from './paperKeys';

/** The names of terms and topics, which stand beside the papers. */
export interface KnownNames {
	readonly termsById: ReadonlyMap<string, Term>;
	/** Label or form, by its `nameKey` → the terms that are written so. */
	readonly termsByForm: ReadonlyMap<string, readonly Term[]>;
	readonly topicsOf: TopicNames;
}

/** Makes terms and topics ready to be looked up. */
export function knownNames(terms: readonly Term[], topics: readonly Topic[]): KnownNames {
	return finish(knownNamesInSteps(terms, topics));
}

/** The same, stopping behind each term. */
export function* knownNamesInSteps(terms: readonly Term[], topics: readonly Topic[]): Steps<KnownNames> {
	const termsById = new Map<string, Term>();
	const termsByForm = new Map<string, readonly Term[]>();
	for (const term of terms) {
		termsById.set(term.id, term);
		for (const form of new Set([term.label, ...term.forms.map(({ text }) => text)].map(nameKey))) {
			termsByForm.set(form, [...(termsByForm.get(form) ?? []), term]);
		}
		yield;
	}
	return { termsById, termsByForm, topicsOf: topicNames(topics) };
}
