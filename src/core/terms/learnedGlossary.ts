import type { Term, TermForm } from './glossary';
import { nameKey, nameShape } from './learnedNames';
import type { LearnedName } from './learnedTerms';

/** Learned names as terms; `paperId` gives the id under which the paper of a name is known. */
export function learnedTerms(names: readonly LearnedName[], paperId: (name: LearnedName) => string): readonly Term[] {
	return names.map((learned) => ({
		id: learnedId(learned.name),
		label: learned.name,
		kind: learned.kind ?? 'name',
		definition: '',
		definedBy: paperId(learned),
		forms: learned.forms.map(learnedForm),
		mentionedBy: [],
		learned: { by: learned.places.length > 0 ? 'texts' : 'title', places: learned.places },
	}));
}

/** A term that the user has put down. */
export function userTerm(name: string, paperId: string): Term {
	return {
		id: learnedId(name),
		label: name,
		kind: 'name',
		definition: '',
		definedBy: paperId,
		forms: [{ text: name, caseSensitive: true }],
		mentionedBy: [],
		learned: { by: 'user', places: [] },
	};
}

/** What stands in the user's own file: the terms put down, and the names that are to be no terms. */
export interface UserTerms {
	readonly terms: readonly Term[];
	readonly forgotten: readonly string[];
}

/**
 * The glossary of a user: what the user has put down; then what the texts tell; then the bundled terms; then what titles tell. A bundled
 * term stays where the texts tell of the same paper, and says where.
 */
export function mergeGlossaries(bundled: readonly Term[], learned: readonly Term[], user: UserTerms): readonly Term[] {
	const taken = new Set([...user.terms.map(({ label }) => nameKey(label)), ...user.forgotten.map(nameKey)]);
	const own = learned.filter(({ label }) => !taken.has(nameKey(label)));
	const bundledPapers = new Map(
		bundled.flatMap((term) => term.forms.map((form) => [nameKey(form.text), term.definedBy])),
	);
	const byTexts = new Map(own.filter(isByTexts).map((term) => [nameKey(term.label), term]));
	const isKept = (term: Term) => {
		const known = bundledPapers.get(nameKey(term.label));
		return known === undefined || (known !== term.definedBy && isByTexts(term));
	};
	const others = own.filter(isKept);
	const replaced = new Set([...taken, ...others.map(({ label }) => nameKey(label))]);
	return [...user.terms, ...others, ...bundled.flatMap((term) => restOf(term, replaced, byTexts))];
}

function restOf(term: Term, replaced: ReadonlySet<string>, byTexts: ReadonlyMap<string, Term>): readonly Term[] {
	const forms = term.forms.filter(({ text }) => !replaced.has(nameKey(text)));
	if (forms.length === 0) {
		return [];
	}
	const told = term.forms
		.map(({ text }) => byTexts.get(nameKey(text)))
		.find((own) => own !== undefined && own.definedBy === term.definedBy);
	const kept = forms.length < term.forms.length ? { ...term, forms } : term;
	return [told?.learned ? { ...kept, learned: told.learned } : kept];
}

function isByTexts({ learned }: Term): boolean {
	return learned?.by === 'texts';
}

function learnedId(name: string): string {
	return `learned ${nameKey(name)}`;
}

/** Names that a digit or a hyphen marks may be written in any case; for others case tells the name from a word. */
function learnedForm(text: string): TermForm {
	const isFree = text.length > 3 && /\d|-/.test(text) && nameShape(text) === 'marked';
	return isFree ? { text } : { text, caseSensitive: true };
}
