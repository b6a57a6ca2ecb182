/** A number of 53 bits that tells texts apart (two rounds of FNV-1a with different primes, not for security). */
export function fingerprint(text: string): number {
	let low = 0x811c9dc5;
	let high = 0x01000193;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		low = Math.imul(low ^ code, 0x01000193);
		high = Math.imul(high ^ code, 0x85ebca6b);
	}
	return (high >>> 11) * 0x1_0000_0000 + (low >>> 0);
}
