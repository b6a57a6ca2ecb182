import type { Steps } from '../search/packed/steps';
import type { Term, TermForm } from './glossary';
import { nameKey, nameShape } from './learnedNames';
import type { LearnedName } from './learnedTerms';

/** A learned name as a term; `paperId` is the id under which its paper is known. */
export function learnedTerm(learned: LearnedName, paperId: string): Term {
	return {
		id: learnedId(learned.name),
		label: learned.name,
		kind: learned.kind ?? 'name',
		definition: '',
		definedBy: paperId,
		forms: learned.forms.map(learnedForm),
		mentionedBy: [],
		learned: { by: learned.places.length > 0 ? 'texts' : 'title', places: learned.places },
	};
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
 * term stays where the texts tell of the same paper, and says where. Stops behind each learned name.
 */
export function* mergeGlossaries(
	bundled: readonly Term[],
	learned: readonly Term[],
	user: UserTerms,
): Steps<readonly Term[]> {
	const taken = new Set([...user.terms.map(({ label }) => label), ...user.forgotten].map(nameKey));
	const bundledPapers = new Map(
		bundled.flatMap((term) => term.forms.map((form) => [nameKey(form.text), term.definedBy])),
	);
	const byTexts = new Map<string, Term>();
	const replaced = new Set(taken);
	const others: Term[] = [];
	for (const term of learned) {
		const key = nameKey(term.label);
		const known = bundledPapers.get(key);
		const isToldByTexts = term.learned?.by === 'texts';
		if (isToldByTexts && !taken.has(key)) {
			byTexts.set(key, term);
		}
		if (!taken.has(key) && (known === undefined || (known !== term.definedBy && isToldByTexts))) {
			others.push(term);
			replaced.add(key);
		}
		yield;
	}
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

function learnedId(name: string): string {
	return `learned ${nameKey(name)}`;
}

/**
 * Names that a digit or a hyphen marks may be written in any case; for others case tells the name from a word, and for those that
 * nothing else marks, what follows.
 */
function learnedForm(text: string): TermForm {
	if (nameShape(text) !== 'marked') {
		return { text, caseSensitive: true, isWhole: true };
	}
	return text.length > 3 && /\d|-/.test(text) ? { text } : { text, caseSensitive: true };
}
