/** A command offered beside the sentence of a `UserError`. */
export interface WayOut {
	readonly title: string;
	readonly command: string;
	readonly arguments?: readonly unknown[];
}

/** "Cannot do what was asked": one sentence for the user, with the way out. Every other error is a bug. */
export class UserError extends Error {
	constructor(
		message: string,
		readonly wayOut?: WayOut,
	) {
		super(message);
	}
}
