/** "Cannot do what was asked": one sentence for the user, with the way out. Every other error is a bug. */
export class UserError extends Error {}
