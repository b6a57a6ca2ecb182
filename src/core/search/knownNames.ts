import type { Topic } from '../paper';
import type { Term } from '../terms/glossary';
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
	const termsByForm = new Map<string, Term[]>();
	for (const term of terms) {
		for (const form of new Set([term.label, ...term.forms.map(({ text }) => text)].map(nameKey))) {
			termsByForm.set(form, [...(termsByForm.get(form) ?? []), term]);
		}
	}
	return { termsById: new Map(terms.map((term) => [term.id, term])), termsByForm, topicsOf: topicNames(topics) };
}
