/** The id of a record of a user's file: the address of the file, and the key in it, which may hold any character. */
export function recordId(file: string, key: string): string {
	// What is no whole character cannot stand in an address.
	return `${file}#${encodeURIComponent(key.replace(/\p{Surrogate}/gu, '\ufffd'))}`;
}
