/** A place in a text; offsets count UTF-16 units, ends exclusive. */
export interface Place {
	readonly start: number;
	readonly end: number;
}

/** Something in a text that a person may want to change, said in one sentence. */
export interface Finding extends Place {
	readonly message: string;
	/** The other entry that the message speaks of. */
	readonly other?: Place & { readonly message: string };
}

/** A check; a setting has this name, and its diagnostics have this code. */
export type Check = 'unknownKeys' | 'unusedEntries' | 'duplicateKeys' | 'sameWork' | 'brokenEntries';
