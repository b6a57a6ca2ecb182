export type TermKind = 'benchmark' | 'dataset' | 'metric' | 'model' | 'method' | 'tool';

/** One way a term is written. */
export interface TermForm {
	readonly text: string;
	/** Only this exact case is the term. */
	readonly caseSensitive?: boolean;
	/** Ambiguous on its own: the term only where a word beginning with one of these stands nearby. */
	readonly contextWords?: readonly string[];
}

/** A name of the field: what it is, the paper that introduced it, the core papers that mention it. */
export interface Term {
	readonly id: string;
	readonly label: string;
	readonly kind: TermKind;
	readonly definition: string;
	/** Id of a paper. */
	readonly definedBy: string;
	readonly forms: readonly TermForm[];
	/** Ids of core papers. */
	readonly mentionedBy: readonly string[];
}
