export type TermKind = 'benchmark' | 'dataset' | 'metric' | 'model' | 'method' | 'tool';

/** One way a term is written. */
export interface TermForm {
	readonly text: string;
	/** Only this exact case is the term. */
	readonly caseSensitive?: boolean;
	/** Before another capitalised word it is part of a longer name. */
	readonly isWhole?: boolean;
	/** Ambiguous on its own: the term only where a word beginning with one of these stands nearby. */
	readonly contextWords?: readonly string[];
}

/** A name of the field: what it is, the paper that introduced it, the core papers that mention it. */
export interface Term {
	readonly id: string;
	readonly label: string;
	/** `name` where nothing tells what it is. */
	readonly kind: TermKind | 'name';
	readonly definition: string;
	/** Id of a paper. */
	readonly definedBy: string;
	readonly forms: readonly TermForm[];
	/** Ids of core papers. */
	readonly mentionedBy: readonly string[];
	/** How it was learned; absent in the bundled glossary where the user's own texts tell nothing of it. */
	readonly learned?: LearnedFrom;
}

/** What told that a name stands for a paper: places right before a citation of it, a title alone, or the user. */
export interface LearnedFrom {
	readonly by: 'texts' | 'title' | 'user';
	/** Lines count from 0. */
	readonly places: readonly { readonly file: string; readonly line: number }[];
}
