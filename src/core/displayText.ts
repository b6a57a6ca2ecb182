// Control and format characters (Unicode general categories Cc and Cf), but for white space and the joiners of scripts.
const INVISIBLE = /(?![\t\n\v\f\r\u200c\u200d])[\p{Cc}\p{Cf}]/gu;
const WHITE_SPACE = /\s+/g;

/**
 * Text from a file, made fit for one line of a view: no control or direction characters, no line breaks, no half of a
 * surrogate pair, at most `most` characters (UTF-16 units).
 */
export function displayText(text: string, most = 400): string {
	const head = text.length > 4 * most ? text.slice(0, 4 * most) : text;
	const line = wellFormed(head).replace(INVISIBLE, '').replace(WHITE_SPACE, ' ').trim();
	return line.length > most
		? `${line
				.slice(0, most - 1)
				.replace(/[\ud800-\udbff]$/, '')
				.trimEnd()}…`
		: line;
}

/** The text with each half of a surrogate pair that stands alone replaced by U+FFFD. */
export function wellFormed(text: string): string {
	return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
