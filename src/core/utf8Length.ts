/** Number of bytes of a text in UTF-8. */
export function utf8Length(text: string): number {
	let bytes = text.length;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code > 0x7f) {
			// A pair of surrogates is two units and four bytes.
			bytes += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
		}
	}
	return bytes;
}
